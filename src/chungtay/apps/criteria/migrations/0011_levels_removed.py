"""A version of a province's levels may take a table back: it says which."""

from __future__ import annotations

from django.db import migrations, models

from chungtay.apps.kernel.append_only import AppendOnly


class Migration(migrations.Migration):
    dependencies = [
        ("criteria", "0010_ended_files"),
    ]

    operations = [
        migrations.AddField(
            "LevelsVersion",
            "removed",
            models.DateField(null=True, verbose_name="Ngày đầu của bảng mức đã bỏ"),
        ),
        AppendOnly("criteria", "LevelsVersion"),
    ]
