"""A verdict on a whole criterion says what it rests on."""

from __future__ import annotations

from django.db import migrations, models

from chungtay.apps.kernel.append_only import AppendOnly


class Migration(migrations.Migration):
    dependencies = [
        ("criteria", "0007_levels_version"),
    ]

    operations = [
        migrations.AddField(
            "Assessment",
            "note",
            models.CharField(blank=True, default="", max_length=500, verbose_name="Căn cứ, lý do"),
            preserve_default=False,
        ),
        AppendOnly("criteria", "Assessment"),
    ]
