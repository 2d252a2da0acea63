"""Contracts are a register of their own, several a work; those that stood on cards go over to it.

Of a work whose cards say anything of a contract, every row of a card becomes a row of the work's
first contract (void where it says nothing): of the same day, known on the same day, by the same
paper and writer. So whatever day is asked about, as known on whatever day, the same contract
stands, in whatever order the rows were written.
"""

from __future__ import annotations

from typing import Any

from django.db import migrations, models
from django.db.models.functions import Now

from chungtay.apps.kernel.append_only import AppendOnly
from chungtay.apps.kernel.transaction import CurrentTransaction
from chungtay.core.kernel.record import corrected_by

FIRST = "01"
_SAYS = (
    ~models.Q(contract="", contractor="")
    | models.Q(contract_on__isnull=False)
    | models.Q(contract_dong__isnull=False)
)
_STANDING = ("document", "known_from", "recorded_at", "recorded_by", "provenance", "work", "on")


def _carry_over(apps: Any, _editor: Any) -> None:
    card, contract = apps.get_model("works", "WorkCard"), apps.get_model("works", "WorkContract")
    told = set(card.objects.filter(_SAYS).values_list("work", flat=True))
    rows = []
    for row in card.objects.order_by("pk").iterator():
        if row.work not in told:
            continue
        says = row.contract or row.contractor or row.contract_on or row.contract_dong is not None
        ref = f"contracts:{row.work}:{FIRST}{row.ref.removeprefix(f'cards:{row.work}')}"
        rows.append(
            contract(
                ref=ref,
                corrects=corrected_by(ref),
                contract=FIRST,
                package="construction",
                name="",
                number=row.contract,
                contractor=row.contractor,
                selection="",
                signed_on=row.contract_on,
                dong=row.contract_dong,
                finish_due=None,
                amendment="",
                state="in_force" if says else "void",
                **{name: getattr(row, name) for name in _STANDING},
            )
        )
    contract.objects.bulk_create(rows, batch_size=500)


class Migration(migrations.Migration):
    dependencies = [("works", "0004_refused_in_facts")]

    operations = [
        migrations.CreateModel(
            name="WorkContract",
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
                    models.DateTimeField(db_default=Now(), verbose_name="Ghi vào hệ thống lúc"),
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
                ("work", models.CharField(max_length=48, verbose_name="Mã công trình")),
                ("contract", models.CharField(max_length=16, verbose_name="Mã hợp đồng")),
                (
                    "package",
                    models.CharField(
                        choices=[
                            ("construction", "Xây lắp"),
                            ("equipment", "Mua sắm thiết bị"),
                            ("design", "Tư vấn khảo sát, thiết kế"),
                            ("supervision", "Tư vấn giám sát"),
                            ("consulting", "Tư vấn khác"),
                            ("service", "Phi tư vấn"),
                            ("mixed", "Hỗn hợp"),
                            ("clearance", "Giải phóng mặt bằng"),
                            ("other", "Gói thầu khác"),
                        ],
                        max_length=16,
                        verbose_name="Loại gói thầu",
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=240, verbose_name="Tên gói thầu")),
                ("number", models.CharField(blank=True, max_length=64, verbose_name="Số hợp đồng")),
                (
                    "contractor",
                    models.CharField(blank=True, max_length=160, verbose_name="Nhà thầu"),
                ),
                (
                    "selection",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("open", "Đấu thầu rộng rãi"),
                            ("restricted", "Đấu thầu hạn chế"),
                            ("direct", "Chỉ định thầu"),
                            ("quotation", "Chào hàng cạnh tranh"),
                            ("purchase", "Mua sắm trực tiếp"),
                            ("own", "Tự thực hiện"),
                            ("community", "Tham gia thực hiện của cộng đồng"),
                            ("special", "Trường hợp đặc biệt"),
                        ],
                        max_length=16,
                        verbose_name="Hình thức lựa chọn nhà thầu",
                    ),
                ),
                ("signed_on", models.DateField(null=True, verbose_name="Ngày ký")),
                ("dong", models.BigIntegerField(null=True, verbose_name="Giá trị hợp đồng (đồng)")),
                (
                    "finish_due",
                    models.DateField(null=True, verbose_name="Hạn hoàn thành theo hợp đồng"),
                ),
                (
                    "amendment",
                    models.CharField(
                        blank=True, max_length=64, verbose_name="Phụ lục, quyết định điều chỉnh"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("in_force", "Đang thực hiện"),
                            ("liquidated", "Đã thanh lý"),
                            ("ended", "Chấm dứt trước hạn"),
                            ("void", "Bỏ, không tính"),
                        ],
                        max_length=16,
                        verbose_name="Tình trạng",
                    ),
                ),
                ("on", models.DateField(verbose_name="Ngày")),
            ],
            options={
                "indexes": [models.Index(fields=["work", "on"], name="contract_by_day")],
            },
        ),
        migrations.RunPython(_carry_over),
        AppendOnly("works", "WorkContract"),
        migrations.RemoveField("workcard", "contract"),
        migrations.RemoveField("workcard", "contract_dong"),
        migrations.RemoveField("workcard", "contract_on"),
        migrations.RemoveField("workcard", "contractor"),
        AppendOnly("works", "WorkCard"),
    ]
