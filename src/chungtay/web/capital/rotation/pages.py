"""Rotated capital by loan: lent, due, overdue, back, lent again; by project, commune and group."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from chungtay.apps.capital import queries
from chungtay.apps.people.queries import unit_scope
from chungtay.core.capital.actions import ROTATE
from chungtay.core.capital.movement import Movement
from chungtay.core.capital.rotation import LoanStanding
from chungtay.core.kernel.money import ZERO, Dong
from chungtay.core.people.actor import Actor
from chungtay.core.reports import document
from chungtay.web.capital.book.words import Words, amount_cell, total_cell
from chungtay.web.kit.desk import Desk
from chungtay.web.kit.figure import Num
from chungtay.web.kit.names import Names, narrowed_to
from chungtay.web.kit.synthetic import shows_synthetic

NUMBERS = (
    "capital.rotation_lent", "capital.rotation_recovered", "capital.rotation_outstanding",
    "capital.rotation_on_hand", "capital.rotation_lost",
)  # fmt: skip
_SUMMED = (
    "capital.rotation_lent", "capital.rotation_recovered", "capital.rotation_outstanding",
    "capital.rotation_lost",
)  # fmt: skip
"""Those of them that the columns of the workbook add up to."""
SOON = 30


@dataclass(frozen=True, slots=True)
class Lent:
    """One loan."""

    code: str
    group: str
    households: int
    unit: str
    project: str
    holder: str
    lent_on: dt.date
    due: dt.date
    when: str
    tone: str
    lent: Dong
    repaid: Dong
    out: Dong
    lost: Dong
    book: str


@dataclass(frozen=True, slots=True)
class RotationPage:
    """The page of rotated capital."""

    answers: tuple[tuple[str, Num], ...]
    rows: tuple[Lent, ...]
    overdue: int
    writes: tuple[tuple[str, str], ...]
    export: str
    synthetic: bool


def rotation(by: Actor, desk: Desk, reach: frozenset[str] | None) -> RotationPage:
    """Lay the page out; rows and totals are of the units somebody may read."""
    found = queries.loans(on=desk.view.on, units=reach)
    words, names = Words(desk.view), Names(desk.view.on)
    numbers = desk.in_dong().of(list(NUMBERS), narrowed_to(reach))
    titles = (_("Đã cho vay"), _("Đã thu hồi"), _("Đang cho vay"), _("Chờ cho vay tiếp"),
              _("Không thu hồi được"))  # fmt: skip
    return RotationPage(
        answers=tuple(zip(titles, (numbers[name] for name in NUMBERS), strict=True)),
        rows=tuple(_lent(one, words, names) for one in found),
        overdue=sum(one.days_overdue > 0 for one in found),
        writes=_writes() if unit_scope(by, ROTATE) else (),
        export=desk.view.href(tai="xlsx"),
        synthetic=shows_synthetic(desk, NUMBERS[0], narrowed_to(reach)),
    )


def table(page: RotationPage) -> document.Table:
    """Give the rows as a table for a workbook, under them what the measures say of all."""
    heads = (
        _("Khoản vay"), _("Tổ, nhóm hộ"), _("Số hộ"), _("Đơn vị"), _("Dự án"), _("Ngày giao"),
        _("Hạn thu hồi"), _("Tình trạng"), _("Đã cho vay"), _("Đã thu hồi"), _("Đang cho vay"),
        _("Không thu hồi được"),
    )  # fmt: skip
    body = tuple(
        document.Row((
            document.Cell(row.code), document.Cell(row.group),
            document.Cell(str(row.households), number=str(row.households)),
            *map(document.Cell, (row.unit, row.project, f"{row.lent_on:%d/%m/%Y}",
                                 f"{row.due:%d/%m/%Y}", row.when)),
            *map(amount_cell, (row.lent, row.repaid, row.out, row.lost)),
        ))
        for row in page.rows
    )  # fmt: skip
    sums = dict(zip(NUMBERS, (num for _title, num in page.answers), strict=True))
    whole = document.Row(
        (document.Cell(_("Tổng số"), span=8), *(total_cell(sums[name]) for name in _SUMMED)), 0
    )
    widths = (16.0, 44.0, 10.0, 28.0, 44.0, 20.0, 20.0, 24.0, 20.0, 20.0, 20.0, 24.0)
    return document.Table((document.Row.of(*heads),), (*body, whole), widths, unit=_("đồng"))


def _lent(one: LoanStanding, words: Words, names: Names) -> Lent:
    when, tone = _when(one)
    loan = one.loan
    return Lent(
        code=loan.loan,
        group=loan.group,
        households=loan.households,
        unit=names.unit(loan.unit),
        project=names.project(loan.project) if loan.project else names.programme(loan.programme),
        holder=words.holder(one.holder) if one.holder else "",
        lent_on=loan.lent_on,
        due=loan.due,
        when=when,
        tone=tone,
        lent=one.lent,
        repaid=one.repaid,
        out=one.out,
        lost=one.lost,
        book=f"{reverse('book')}?{urlencode({'subject': loan.loan})}",
    )


def _when(one: LoanStanding) -> tuple[str, str]:
    if not one.lent:
        return _("chưa ghi giao vốn"), ""
    if one.out <= ZERO:
        return _("đã thu hết"), "met"
    if late := one.days_overdue:
        return ngettext("quá hạn %d ngày", "quá hạn %d ngày", late) % late, "unmet"
    left = (one.loan.due - one.on).days
    return ngettext("còn %d ngày", "còn %d ngày", left) % left, "risk" if left <= SOON else ""


def _writes() -> tuple[tuple[str, str], ...]:
    told = (
        (_("Ghi thu hồi"), Movement.REPAYMENT), (_("Ghi luân chuyển tiếp"), Movement.RELENDING),
    )  # fmt: skip
    return (
        (_("Thêm khoản cho vay"), reverse("rotation-new")),
        *((title, reverse("book-write-one", args=[m.value])) for title, m in told),
    )
