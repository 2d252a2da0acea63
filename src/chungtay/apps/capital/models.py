"""Tables of the capital ledger: holders, entries, and the postings that move money."""

from __future__ import annotations

from django.db import models

from chungtay.apps.capital.treasury_models import TreasuryLine as TreasuryLine
from chungtay.apps.capital.treasury_models import TreasuryList as TreasuryList
from chungtay.apps.capital.treasury_models import TreasuryProfile as TreasuryProfile
from chungtay.apps.capital.treasury_models import TreasurySettlement as TreasurySettlement
from chungtay.apps.kernel.models import RegisterRow
from chungtay.core.capital.line import (
    GIVEN_AS_TITLES,
    KIND_TITLES,
    SOURCE_TITLES,
    TERM_TITLES,
    GivenAs,
    Term,
)
from chungtay.core.capital.movement import MOVEMENT_TITLES, POT_TITLES


class Holder(models.Model):
    """One that may give or hold capital. Its row is what an action locks before it looks."""

    code = models.CharField("Mã", max_length=48, primary_key=True)
    name = models.CharField("Tên", max_length=160)
    type = models.CharField("Loại", max_length=16)
    unit = models.CharField("Đơn vị hành chính", max_length=16, blank=True)

    def __str__(self) -> str:
        return self.name


class Entry(RegisterRow):
    """A decision that moved money. `ref` is `E:` and the entry's number in the book."""

    movement = models.CharField(
        "Loại bút toán",
        max_length=16,
        choices=[(movement.value, title) for movement, title in MOVEMENT_TITLES.items()],
    )
    on = models.DateField("Ngày")
    note = models.CharField("Diễn giải", max_length=500, blank=True)
    undoes = models.CharField("Hủy bút toán", max_length=160, blank=True)
    days = models.PositiveIntegerField("Số ngày công", default=0)

    class Meta:
        indexes = [models.Index(fields=["on", "ref"], name="entry_by_day")]
        constraints = [
            models.UniqueConstraint(
                fields=["undoes"], condition=~models.Q(undoes=""), name="entry_undone_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.ref} ({self.on})"


class OnLine(models.Model):
    """The columns of a budget line. A new budget dimension is a column here."""

    programme = models.CharField("Chương trình", max_length=32, blank=True)
    project = models.CharField("Dự án", max_length=64, blank=True)
    item = models.CharField("Khoản mục", max_length=32, blank=True)
    source = models.CharField(
        "Nguồn vốn",
        max_length=16,
        choices=[(source.value, title) for source, title in SOURCE_TITLES.items()],
    )
    kind = models.CharField(
        "Loại vốn",
        max_length=16,
        choices=[(kind.value, title) for kind, title in KIND_TITLES.items()],
    )
    origin_year = models.PositiveSmallIntegerField("Năm gốc")
    plan_year = models.PositiveSmallIntegerField("Năm kế hoạch")
    provider = models.CharField("Nhà tài trợ, nơi góp", max_length=48, blank=True)
    given_as = models.CharField(
        "Hình thức góp",
        max_length=16,
        choices=[(given_as.value, title) for given_as, title in GIVEN_AS_TITLES.items()],
        default=GivenAs.MONEY.value,
    )
    budget_index = models.CharField("Mục lục ngân sách", max_length=24, blank=True)
    term = models.CharField(
        "Thời hạn kế hoạch",
        max_length=8,
        choices=[(term.value, title) for term, title in TERM_TITLES.items()],
        default=Term.YEAR.value,
    )

    class Meta:
        abstract = True


class Posting(OnLine, RegisterRow):
    """One account, raised or lowered by an entry."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, to_field="ref", related_name="+")
    holder = models.ForeignKey(Holder, on_delete=models.PROTECT, related_name="+")
    pot = models.CharField(
        "Khoản", max_length=16, choices=[(pot.value, title) for pot, title in POT_TITLES.items()]
    )
    subject = models.CharField("Công trình, khoản vay", max_length=48, blank=True)
    dong = models.BigIntegerField("Số tiền (đồng)")

    class Meta:
        indexes = [
            models.Index(
                fields=["holder", "project", "pot", "plan_year"], name="posting_by_account"
            ),
            models.Index(fields=["subject"], name="posting_by_subject"),
        ]
        constraints = [
            models.CheckConstraint(condition=~models.Q(dong=0), name="posting_moves_money")
        ]

    def __str__(self) -> str:
        return f"{self.holder_id} {self.pot} {self.dong:+}"


class Loan(RegisterRow):
    """One loan of a rotation; its money stands in the ledger under its code."""

    loan = models.CharField("Mã khoản vay", max_length=48, db_index=True)
    programme = models.CharField("Chương trình", max_length=32, blank=True)
    project = models.CharField("Dự án", max_length=64, blank=True)
    unit = models.CharField("Đơn vị hành chính", max_length=16, db_index=True)
    group = models.CharField("Nhóm hộ vay", max_length=160)
    households = models.PositiveIntegerField("Số hộ")
    lent_on = models.DateField("Ngày giao vốn")
    due = models.DateField("Ngày đến hạn")

    def __str__(self) -> str:
        return f"{self.loan} ({self.group})"


class Instalment(OnLine, RegisterRow):
    """What was said of one instalment by which arrears are to be paid off."""

    number = models.CharField("Số đợt trả nợ", max_length=48, db_index=True)
    holder = models.ForeignKey(Holder, on_delete=models.PROTECT, related_name="+")
    work = models.CharField("Công trình", max_length=48)
    due = models.DateField("Ngày hẹn trả")
    dong = models.BigIntegerField("Số tiền (đồng)")
    pays_from = models.CharField(
        "Nguồn dự kiến",
        max_length=16,
        choices=[(source.value, title) for source, title in SOURCE_TITLES.items()],
        blank=True,
    )
    on = models.DateField("Ngày")
    reason = models.CharField("Lý do sửa, rút", max_length=400, blank=True)
    taken_back = models.BooleanField("Đã rút", default=False)

    class Meta:
        indexes = [models.Index(fields=["holder", "work"], name="instalment_by_debt")]
        constraints = [
            models.CheckConstraint(condition=models.Q(dong__gt=0), name="instalment_pays")
        ]

    def __str__(self) -> str:
        return f"{self.number} ({self.due})"
