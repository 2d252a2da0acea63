"""An alert may be about a criterion that a recognised place does not meet."""

from django.db import migrations, models

from chungtay.apps.kernel.append_only import AppendOnly, Editable


class Migration(migrations.Migration):
    dependencies = [
        ("alerts", "0001_initial"),
    ]

    operations = [
        Editable("alerts", "Alert"),
        migrations.AddField(
            "alert",
            "criteria_set",
            models.CharField(blank=True, default="", max_length=32, verbose_name="Bộ tiêu chí"),
            preserve_default=False,
        ),
        migrations.AddField(
            "alert",
            "criterion",
            models.CharField(blank=True, default="", max_length=8, verbose_name="Tiêu chí"),
            preserve_default=False,
        ),
        migrations.AddField(
            "alert",
            "grade",
            models.CharField(blank=True, default="", max_length=16, verbose_name="Mức công nhận"),
            preserve_default=False,
        ),
        migrations.AlterField(
            "alert",
            "kind",
            models.CharField(
                choices=[
                    ("rate", "Giải ngân chậm"),
                    ("still", "Vốn không có phát sinh"),
                    ("window", "Sắp hết thời hạn vốn kéo dài"),
                    ("arrears", "Nợ đọng xây dựng cơ bản"),
                    ("finish", "Quá ngày dự kiến hoàn thành"),
                    ("rotation", "Quá hạn thu hồi vốn luân chuyển"),
                    ("obstacle", "Vướng mắc quá hạn xử lý"),
                    ("lost", "Tiêu chí không còn đạt"),
                    ("recheck", "Quá hạn khắc phục sau phúc tra"),
                ],
                max_length=16,
                verbose_name="Loại",
            ),
        ),
        AppendOnly("alerts", "Alert"),
    ]
