"""An alert may be about a condition before the criteria, such as a share of communes."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("alerts", "0002_criteria")]

    operations = [
        migrations.AlterField(
            model_name="alert",
            name="criterion",
            field=models.CharField(
                blank=True, max_length=32, verbose_name="Tiêu chí hoặc điều kiện"
            ),
        ),
    ]
