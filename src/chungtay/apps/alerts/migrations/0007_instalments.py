"""An instalment of arrears that was to be paid by now is told of too."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("alerts", "0006_reviews")]

    operations = [
        migrations.AlterField(
            model_name="alert",
            name="kind",
            field=models.CharField(
                choices=[
                    ("rate", "Giải ngân chậm"),
                    ("still", "Vốn không có phát sinh"),
                    ("window", "Sắp hết thời hạn vốn kéo dài"),
                    ("arrears", "Nợ đọng xây dựng cơ bản"),
                    ("instalment", "Quá hạn trả nợ theo lộ trình"),
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
    ]
