"""A province switches a rule of alerts off and on again: a version says so."""

from django.db import migrations, models

from chungtay.apps.kernel.append_only import AppendOnly, Editable


class Migration(migrations.Migration):
    dependencies = [
        ("alerts", "0004_thresholds_version"),
    ]

    operations = [
        Editable("alerts", "ThresholdsVersion"),
        migrations.AddField(
            "thresholdsversion",
            "switch",
            models.CharField(
                blank=True,
                choices=[("on", "đang báo"), ("off", "không báo")],
                default="",
                max_length=3,
                verbose_name="Bật, tắt quy tắc",
            ),
            preserve_default=False,
        ),
        AppendOnly("alerts", "ThresholdsVersion"),
    ]
