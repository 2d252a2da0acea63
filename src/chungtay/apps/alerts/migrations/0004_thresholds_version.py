"""A province sets its own thresholds of alerts: every version is kept, whole."""

import django.db.models.functions.datetime
from django.db import migrations, models

from chungtay.apps.kernel.append_only import AppendOnly
from chungtay.apps.kernel.transaction import CurrentTransaction


class Migration(migrations.Migration):
    dependencies = [
        ("alerts", "0003_conditions"),
    ]

    operations = [
        migrations.CreateModel(
            name="ThresholdsVersion",
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
                ("unit", models.CharField(db_index=True, max_length=16, verbose_name="Tỉnh")),
                ("version", models.PositiveIntegerField(verbose_name="Bản")),
                ("rule", models.CharField(max_length=48, verbose_name="Quy tắc")),
                ("since", models.DateField(verbose_name="Áp dụng từ ngày")),
                ("removed", models.BooleanField(verbose_name="Là bỏ ngưỡng")),
                (
                    "by_name",
                    models.CharField(blank=True, max_length=160, verbose_name="Tên người ghi"),
                ),
                ("reason", models.CharField(max_length=600, verbose_name="Lý do")),
                ("thresholds", models.TextField(verbose_name="Tệp ngưỡng")),
                ("papers", models.TextField(blank=True, verbose_name="Tệp văn bản")),
            ],
        ),
        AppendOnly("alerts", "ThresholdsVersion"),
    ]
