"""A register of the instalments by which arrears are to be paid off."""

from __future__ import annotations

import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models

from chungtay.apps.kernel.append_only import AppendOnly
from chungtay.apps.kernel.transaction import CurrentTransaction


class Migration(migrations.Migration):
    dependencies = [
        ("capital", "0010_refused_in_facts"),
    ]

    operations = [
        migrations.CreateModel(
            name="Instalment",
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
                        db_default=CurrentTransaction(),
                        db_index=True,
                        editable=False,
                    ),
                ),
                (
                    "programme",
                    models.CharField(blank=True, max_length=32, verbose_name="Chương trình"),
                ),
                ("project", models.CharField(blank=True, max_length=64, verbose_name="Dự án")),
                ("item", models.CharField(blank=True, max_length=32, verbose_name="Khoản mục")),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("central", "Ngân sách trung ương"),
                            ("oda", "Vốn viện trợ, ODA"),
                            ("province", "Ngân sách tỉnh"),
                            ("district", "Ngân sách huyện"),
                            ("commune", "Ngân sách xã"),
                            ("enterprise", "Doanh nghiệp"),
                            ("people", "Nhân dân đóng góp"),
                            ("integrated", "Vốn lồng ghép"),
                            ("credit", "Tín dụng chính sách"),
                        ],
                        max_length=16,
                        verbose_name="Nguồn vốn",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("development", "Vốn đầu tư phát triển"),
                            ("recurrent", "Vốn sự nghiệp"),
                            ("unspecified", "Không phân loại"),
                        ],
                        max_length=16,
                        verbose_name="Loại vốn",
                    ),
                ),
                ("origin_year", models.PositiveSmallIntegerField(verbose_name="Năm gốc")),
                ("plan_year", models.PositiveSmallIntegerField(verbose_name="Năm kế hoạch")),
                (
                    "provider",
                    models.CharField(
                        blank=True, max_length=48, verbose_name="Nhà tài trợ, nơi góp"
                    ),
                ),
                (
                    "given_as",
                    models.CharField(
                        choices=[
                            ("money", "Bằng tiền"),
                            ("in_kind", "Bằng hiện vật"),
                            ("labour", "Bằng ngày công"),
                        ],
                        default="money",
                        max_length=16,
                        verbose_name="Hình thức góp",
                    ),
                ),
                (
                    "budget_index",
                    models.CharField(blank=True, max_length=24, verbose_name="Mục lục ngân sách"),
                ),
                (
                    "term",
                    models.CharField(
                        choices=[("year", "Kế hoạch năm"), ("period", "Kế hoạch trung hạn")],
                        default="year",
                        max_length=8,
                        verbose_name="Thời hạn kế hoạch",
                    ),
                ),
                (
                    "number",
                    models.CharField(db_index=True, max_length=48, verbose_name="Số đợt trả nợ"),
                ),
                ("work", models.CharField(max_length=48, verbose_name="Công trình")),
                ("due", models.DateField(verbose_name="Ngày hẹn trả")),
                ("dong", models.BigIntegerField(verbose_name="Số tiền (đồng)")),
                (
                    "pays_from",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("central", "Ngân sách trung ương"),
                            ("oda", "Vốn viện trợ, ODA"),
                            ("province", "Ngân sách tỉnh"),
                            ("district", "Ngân sách huyện"),
                            ("commune", "Ngân sách xã"),
                            ("enterprise", "Doanh nghiệp"),
                            ("people", "Nhân dân đóng góp"),
                            ("integrated", "Vốn lồng ghép"),
                            ("credit", "Tín dụng chính sách"),
                        ],
                        max_length=16,
                        verbose_name="Nguồn dự kiến",
                    ),
                ),
                ("on", models.DateField(verbose_name="Ngày")),
                (
                    "reason",
                    models.CharField(blank=True, max_length=400, verbose_name="Lý do sửa, rút"),
                ),
                ("taken_back", models.BooleanField(default=False, verbose_name="Đã rút")),
                (
                    "holder",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="capital.holder",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["holder", "work"], name="instalment_by_debt")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("dong__gt", 0)), name="instalment_pays"
                    )
                ],
            },
        ),
        AppendOnly("capital", "Instalment"),
    ]
