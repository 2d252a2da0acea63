"""Reorganisations handed in, and the register of what was done with them."""

import django.db.models.functions.datetime
from django.db import migrations, models

import chungtay.apps.kernel.transaction
from chungtay.apps.kernel.append_only import AppendOnly


class Migration(migrations.Migration):
    dependencies = [
        ("units", "0004_unit_formed"),
    ]

    operations = [
        migrations.CreateModel(
            name="Reorganisation",
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
                        db_default=chungtay.apps.kernel.transaction.CurrentTransaction(),
                        db_index=True,
                        editable=False,
                    ),
                ),
                ("number", models.CharField(max_length=16, verbose_name="Số lần nạp")),
                (
                    "deed",
                    models.CharField(
                        choices=[("taken", "đã nạp"), ("undone", "đã hủy nạp")],
                        max_length=16,
                        verbose_name="Việc",
                    ),
                ),
                ("file", models.CharField(max_length=200, verbose_name="Tên tệp")),
                ("sha256", models.CharField(max_length=64, verbose_name="Mã băm")),
                ("on", models.DateField(verbose_name="Ngày có hiệu lực")),
                ("successions", models.PositiveIntegerField(verbose_name="Số dòng kế tục")),
                ("written", models.PositiveIntegerField(verbose_name="Số dòng ghi")),
                ("removed", models.PositiveIntegerField(verbose_name="Số dòng bỏ")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ReorganisationUpload",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("token", models.CharField(max_length=32, unique=True, verbose_name="Mã lần nộp")),
                ("at", models.DateTimeField(auto_now_add=True, verbose_name="Nộp lúc")),
                ("user", models.BigIntegerField(verbose_name="Người nộp")),
                ("on", models.DateField(verbose_name="Ngày")),
                ("name", models.CharField(max_length=200, verbose_name="Tên tệp")),
                ("size", models.PositiveIntegerField(verbose_name="Dung lượng (byte)")),
                ("sha256", models.CharField(max_length=64, verbose_name="Mã băm")),
                ("content", models.BinaryField(verbose_name="Nội dung")),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("to_map", "chờ khớp cột"),
                            ("waiting", "đang chờ đọc"),
                            ("reading", "đang đọc và đối chiếu"),
                            ("ready", "chờ người nộp xem và quyết định"),
                            ("to_write", "đang chờ ghi"),
                            ("writing", "đang ghi"),
                            ("done", "đã ghi xong"),
                            ("refused", "không nhận"),
                        ],
                        max_length=16,
                        verbose_name="Bước",
                    ),
                ),
                ("done", models.PositiveIntegerField(default=0, verbose_name="Đã làm")),
                ("total", models.PositiveIntegerField(default=0, verbose_name="Phải làm")),
                ("moved_at", models.DateTimeField(verbose_name="Có tiến triển lúc")),
                ("refused", models.CharField(blank=True, max_length=80, verbose_name="Mã từ chối")),
                ("words", models.CharField(blank=True, max_length=2000, verbose_name="Kết quả")),
                ("found", models.JSONField(default=dict, verbose_name="Đã đọc được")),
                ("taken", models.JSONField(default=dict, verbose_name="Đã ghi")),
            ],
            options={
                "indexes": [models.Index(fields=["user", "at"], name="reorganisation_by_user")],
            },
        ),
        AppendOnly("units", "Reorganisation"),
    ]
