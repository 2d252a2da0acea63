"""Which body a unit is, whatever code it bears: by its own code until units are loaded again."""

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps
from django.db.models.functions import Cast, Concat


def name_bodies(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Name each body by its code and the first day on which the code meant it."""
    text = models.CharField(max_length=32)
    name = Concat("code", models.Value("@"), Cast("formed", text), output_field=text)
    apps.get_model("units", "Unit").objects.using(editor.connection.alias).update(body=name)


class Migration(migrations.Migration):
    dependencies = [
        ("units", "0006_refused_in_facts"),
    ]

    operations = [
        migrations.AddField(
            model_name="unit",
            name="body",
            field=models.CharField(
                db_index=True, default="", max_length=32, verbose_name="Chủ thể"
            ),
            preserve_default=False,
        ),
        migrations.RunPython(name_bodies, migrations.RunPython.noop),
    ]
