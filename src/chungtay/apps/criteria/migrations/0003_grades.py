"""Call what a place is recognised to a grade; say of which village, in which field, and why."""

from __future__ import annotations

from django.db import migrations, models

from chungtay.apps.kernel.append_only import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("criteria", "0002_readings")]

    operations = [
        migrations.RemoveIndex("Recognition", "recognition_by_day"),
        migrations.RenameField("Recognition", "level", "grade"),
        migrations.AlterField(
            "Recognition",
            "grade",
            models.CharField(
                choices=[
                    ("standard", "đạt chuẩn nông thôn mới"),
                    ("advanced", "đạt chuẩn nông thôn mới nâng cao"),
                    ("model", "đạt chuẩn nông thôn mới kiểu mẫu"),
                    ("modern", "đạt chuẩn nông thôn mới hiện đại"),
                ],
                max_length=16,
                verbose_name="Mức công nhận",
            ),
        ),
        migrations.AddField(
            "Recognition",
            "village",
            models.CharField(blank=True, default="", max_length=16, verbose_name="Thôn"),
            preserve_default=False,
        ),
        migrations.AddField(
            "Recognition",
            "field",
            models.CharField(
                blank=True, default="", max_length=120, verbose_name="Lĩnh vực nổi trội"
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            "Recognition",
            "file",
            models.CharField(blank=True, default="", max_length=64, verbose_name="Mã hồ sơ"),
            preserve_default=False,
        ),
        migrations.AddField(
            "Recognition",
            "reason",
            models.CharField(blank=True, default="", max_length=600, verbose_name="Lý do, căn cứ"),
            preserve_default=False,
        ),
        migrations.AddIndex(
            "Recognition", models.Index(fields=["unit", "grade", "on"], name="recognition_by_day")
        ),
        AppendOnly("criteria", "Recognition"),
    ]
