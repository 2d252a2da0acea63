"""The first day on which a unit's code meant the same body; the next load of units works it out."""

import datetime as dt

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("units", "0003_classes_of_the_law"),
    ]

    operations = [
        migrations.AddField(
            model_name="unit",
            name="formed",
            field=models.DateField(default=dt.date.min, verbose_name="Hình thành ngày"),
            preserve_default=False,
        ),
    ]
