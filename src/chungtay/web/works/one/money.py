"""The money of one work: its cost by source, each year's plan and payments, payments by month."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext as _

from chungtay.core.capital.line import SOURCE_TITLES, Source
from chungtay.core.kernel.quantity import Missing
from chungtay.core.works.funding import Funding
from chungtay.packs import loader
from chungtay.web.kit.desk import Desk
from chungtay.web.kit.figure import NONE, Num
from chungtay.web.kit.names import Names, said
from chungtay.web.kit.table import Bar, Column, Row, Table, Text, plain
from chungtay.web.law.links import DocumentLink
from chungtay.web.works.lines import written
from chungtay.web.works.paper import shown

YEARLY = (
    "capital.plan", "capital.disbursed", "capital.advances", "capital.gap",
    "capital.disbursement_rate",
)  # fmt: skip
PAID, ARREARS = "capital.disbursed", "capital.arrears"
COMMUNITY = "works.community_share"
CONTRACT, UNPAID, UNCOVERED = "works.contracted", "capital.committed_unpaid", "capital.uncovered"


@dataclass(frozen=True, slots=True)
class Part:
    """What one source bears of the total cost, as the register says it, and the paper."""

    title: str
    amount: Num
    document: DocumentLink


@dataclass(frozen=True, slots=True)
class WorkMoney:
    """All the money of a work; a table is None where the ledger knows nothing of the work."""

    parts: tuple[Part, ...]
    years: Table | None
    months: Table | None
    contract: Num
    paid: Num
    unpaid: Num
    uncovered: Num
    arrears: Num
    community: Num


def money(desk: Desk, code: str, funding: Sequence[Funding]) -> WorkMoney:
    """Ask for the money of a work."""
    where = {"work": (code,)}
    names = Names(desk.view.on)
    known = desk.of([CONTRACT, UNPAID, UNCOVERED], where)
    ledger = desk.of([PAID, ARREARS], where)
    return WorkMoney(
        parts=tuple(
            Part(source_of(part), written(desk, part.amount),
                 shown(part.grounds.document, desk.view, names))
            for part in funding
        ),
        years=_years(desk, code),
        months=_months(desk, code),
        contract=known[CONTRACT],
        paid=ledger[PAID],
        unpaid=known[UNPAID],
        uncovered=known[UNCOVERED],
        arrears=ledger[ARREARS],
        community=desk.one(COMMUNITY, where),
    )  # fmt: skip


def source_of(part: Funding) -> str:
    """Name the source of a part of the cost, with who gives, in the reader's language."""
    term = loader.terms("capital_sources").get(part.source.value)
    title = said(term.title) if term else SOURCE_TITLES[Source(part.source)]
    return f"{title} ({part.provider})" if part.provider else title


def _years(desk: Desk, code: str) -> Table | None:
    found = desk.by(YEARLY, ("plan_year",), {"work": (code,)})
    told = [found[name] for name in YEARLY]
    years = sorted({key for nums in told for key in nums})
    if not years:
        return None
    unit = desk.view.money.words
    columns = (
        Column("year", _("Kế hoạch năm"), numeric=False),
        Column("plan", _("Kế hoạch"), unit),
        Column("paid", _("Đã giải ngân"), unit),
        Column("advances", _("trong đó tạm ứng"), unit),
        Column("gap", _("Chưa giải ngân"), unit),
        Column("rate", _("Tỷ lệ"), "%"),
    )
    rows = tuple(Row(Text(key[0]), tuple(nums.get(key, NONE) for nums in told)) for key in years)
    return plain(Table(_("Kế hoạch và giải ngân từng năm"), columns, rows))


def _months(desk: Desk, code: str) -> Table | None:
    found = desk.by([PAID], ("month",), {"work": (code,)})[PAID]
    told = sorted((key[0], num) for key, num in found.items() if not num.missing)
    if not told:
        return None
    most = max(abs(num.plain) for _month, num in told) or 1.0
    columns = (
        Column("month", _("Tháng"), numeric=False),
        Column("paid", _("Giải ngân"), desk.view.money.words),
        Column("bar", "", numeric=False, sortable=False),
    )
    rows = tuple(Row(Text(_month(key)), (num, Bar(_share(num, most)))) for key, num in told)
    return plain(Table(_("Giải ngân theo tháng"), columns, rows))


def _month(key: str) -> str:
    """Write a month as people do.

    >>> _month("2020-09")
    '09/2020'
    """
    year, _dash, month = key.partition("-")
    return f"{month}/{year}"


def _share(num: Num, most: float) -> Num:
    share = Missing.ABSENT if num.missing else Fraction(round(100 * max(num.plain, 0) / most))
    return Num(share, "")
