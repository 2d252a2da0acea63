"""Who was reviewed when a unit missed what an alert asks: collective, head, persons."""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models

from chungtay.apps.kernel.append_only import AppendOnly
from chungtay.apps.kernel.transaction import CurrentTransaction


class Migration(migrations.Migration):
    dependencies = [
        ("alerts", "0005_rules_switched"),
    ]

    operations = [
        migrations.CreateModel(
            name="AlertReview",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("ref", models.CharField(max_length=200, unique=True, verbose_name="Mã dòng")),
                (
                    "corrects",
                    models.CharField(blank=True, max_length=200, verbose_name="Đính chính dòng"),
                ),
                ("document", models.CharField(max_length=160, verbose_name="Văn bản")),
                ("known_from", models.DateField(verbose_name="Biết từ ngày")),
                (
                    "recorded_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        verbose_name="Ghi vào hệ thống lúc",
                    ),
                ),
                ("recorded_by", models.CharField(max_length=64, verbose_name="Người ghi")),
                (
                    "provenance",
                    models.CharField(
                        choices=[
                            ("published", "Đã công bố"),
                            ("derived", "Suy ra từ số đã công bố"),
                            ("synthetic", "Số liệu mô phỏng"),
                            ("reported", "Đơn vị báo cáo"),
                        ],
                        max_length=16,
                        verbose_name="Nguồn gốc",
                    ),
                ),
                (
                    "tx",
                    models.BigIntegerField(
                        db_default=CurrentTransaction(), db_index=True, editable=False
                    ),
                ),
                (
                    "whom",
                    models.CharField(
                        choices=[
                            ("collective", "Tập thể"),
                            ("head", "Người đứng đầu"),
                            ("persons", "Cá nhân liên quan"),
                        ],
                        max_length=16,
                        verbose_name="Kiểm điểm ai",
                    ),
                ),
                ("post", models.CharField(max_length=160, verbose_name="Tên tập thể, chức danh")),
                ("body", models.CharField(max_length=160, verbose_name="Cơ quan kiểm điểm")),
                ("on", models.DateField(verbose_name="Ngày kiểm điểm")),
                (
                    "result",
                    models.CharField(
                        choices=[
                            ("no_fault", "Không có khuyết điểm (nguyên nhân khách quan)"),
                            ("lessons", "Rút kinh nghiệm"),
                            ("criticised", "Phê bình"),
                            ("called_to_account", "Kiểm điểm trách nhiệm"),
                            ("disciplined", "Xử lý kỷ luật"),
                        ],
                        max_length=24,
                        verbose_name="Kết quả",
                    ),
                ),
                ("text", models.CharField(blank=True, max_length=500, verbose_name="Nội dung")),
                (
                    "name",
                    models.CharField(blank=True, max_length=160, verbose_name="Tên người ghi"),
                ),
                (
                    "reason",
                    models.CharField(blank=True, max_length=500, verbose_name="Lý do đính chính"),
                ),
                ("withdrawn", models.BooleanField(default=False, verbose_name="Là bỏ lần ghi")),
                (
                    "alert",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="alerts.alert",
                        to_field="ref",
                    ),
                ),
            ],
        ),
        AppendOnly("alerts", "AlertReview"),
    ]
