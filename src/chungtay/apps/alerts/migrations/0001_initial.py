"""Alerts as they stood under capital: the tables are there, and are guarded anew by their name."""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models

import chungtay.apps.kernel.transaction
from chungtay.apps.kernel.append_only import AppendOnly


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("capital", "0009_alerts_of_their_own"),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.CreateModel(
                    name="Alert",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "ref",
                            models.CharField(max_length=200, unique=True, verbose_name="Mã dòng"),
                        ),
                        (
                            "corrects",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="Đính chính dòng"
                            ),
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
                                db_default=chungtay.apps.kernel.transaction.CurrentTransaction(),
                                db_index=True,
                                editable=False,
                            ),
                        ),
                        (
                            "key",
                            models.CharField(
                                db_index=True, max_length=180, verbose_name="Khóa nguyên nhân"
                            ),
                        ),
                        ("rule", models.CharField(max_length=48, verbose_name="Quy tắc")),
                        (
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
                                ],
                                max_length=16,
                                verbose_name="Loại",
                            ),
                        ),
                        ("subject", models.CharField(max_length=96, verbose_name="Đối tượng")),
                        (
                            "unit",
                            models.CharField(db_index=True, max_length=16, verbose_name="Đơn vị"),
                        ),
                        (
                            "holder",
                            models.CharField(
                                blank=True, max_length=48, verbose_name="Chủ tài khoản"
                            ),
                        ),
                        ("title", models.CharField(max_length=400, verbose_name="Tên đối tượng")),
                        ("since", models.DateField(verbose_name="Từ ngày")),
                        ("due", models.DateField(verbose_name="Hạn xử lý")),
                        ("on", models.DateField(verbose_name="Ngày phát")),
                        (
                            "ends",
                            models.DateField(
                                blank=True, null=True, verbose_name="Hết thời hạn ngày"
                            ),
                        ),
                        (
                            "percent",
                            models.PositiveSmallIntegerField(
                                default=0, verbose_name="Mốc của tỉnh (%)"
                            ),
                        ),
                        (
                            "amount",
                            models.BigIntegerField(
                                blank=True, null=True, verbose_name="Số tiền (đồng)"
                            ),
                        ),
                        (
                            "measure",
                            models.CharField(blank=True, max_length=64, verbose_name="Chỉ số"),
                        ),
                        ("where", models.JSONField(default=list, verbose_name="Điều kiện")),
                        (
                            "value",
                            models.CharField(blank=True, max_length=80, verbose_name="Giá trị"),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="AlertStep",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "ref",
                            models.CharField(max_length=200, unique=True, verbose_name="Mã dòng"),
                        ),
                        (
                            "corrects",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="Đính chính dòng"
                            ),
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
                                db_default=chungtay.apps.kernel.transaction.CurrentTransaction(),
                                db_index=True,
                                editable=False,
                            ),
                        ),
                        (
                            "deed",
                            models.CharField(
                                choices=[
                                    ("raised", "raised"),
                                    ("seen", "seen"),
                                    ("answered", "answered"),
                                    ("ended", "ended"),
                                ],
                                max_length=16,
                                verbose_name="Việc",
                            ),
                        ),
                        ("on", models.DateField(verbose_name="Ngày")),
                        ("user", models.PositiveIntegerField(default=0, verbose_name="Tài khoản")),
                        (
                            "name",
                            models.CharField(blank=True, max_length=160, verbose_name="Người"),
                        ),
                        (
                            "text",
                            models.CharField(blank=True, max_length=500, verbose_name="Trả lời"),
                        ),
                        (
                            "until",
                            models.DateField(blank=True, null=True, verbose_name="Hẹn đến ngày"),
                        ),
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
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("deed", "ended")),
                                fields=("alert",),
                                name="alert_ended_once",
                            )
                        ],
                    },
                ),
            ],
        ),
        AppendOnly("alerts", "Alert"),
        AppendOnly("alerts", "AlertStep"),
    ]
