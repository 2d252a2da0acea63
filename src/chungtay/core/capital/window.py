"""Until when the law lets a year's plan be paid, and who may still pay after it.

A plan is bound by the law in force on 31 December of its year. What was carried over on decision
has its own last day; so has, under the law of 2024, money added late in the year.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from chungtay.core.capital.ledger import Entry
from chungtay.core.capital.line import CapitalKind, Line, Source, Term
from chungtay.core.capital.movement import MOVEMENT_TITLES, Movement
from chungtay.core.kernel.money import ZERO, Dong, total
from chungtay.core.kernel.refusal import Finding, Refusal, Severity
from chungtay.core.kernel.saying import Facts
from chungtay.core.law.dated import Dated, Setting

OF_BUDGET = frozenset({Source.CENTRAL, Source.PROVINCE, Source.DISTRICT, Source.COMMUNE})
"""Sources bound by the budget year; what firms and people give is not."""
BOUND = frozenset(
    {
        Movement.ASSIGNMENT, Movement.SUPPLEMENT, Movement.REVENUE_INCREASE, Movement.ALLOTMENT,
        Movement.ADJUSTMENT, Movement.ADVANCE, Movement.DISBURSEMENT,
    }
)  # fmt: skip
"""Movements that give out or pay a year's money: none after the year is closed."""
FRESH = frozenset({Movement.ASSIGNMENT, Movement.SUPPLEMENT, Movement.REVENUE_INCREASE})
"""Movements that give a year's money for the first time."""
Months = Mapping[CapitalKind, Dated[Decimal]]


@dataclass(frozen=True, slots=True)
class SpendingLaw:
    """How many months after its year a plan may be paid, by kind of capital.

    `fresh` is of a year's own plan, `carried` of what was carried over into the year, `late` of
    what was added to the plan from the month `late_from` on. `carry_years` is for how many years
    money may be carried over.
    """

    fresh: Months
    carried: Months
    carry_years: Months
    late: Dated[Decimal]
    late_from: Dated[Decimal]


@dataclass(frozen=True, slots=True)
class Window:
    """The last day on which a line may be paid, and the words of the law that say so."""

    last: dt.date
    cite: str
    verified: bool


@dataclass(eq=False)
class YearClosed(Refusal):
    """Money of a year would be given out or paid after the last day that the law allows."""

    code = "capital.year_closed"
    message = (
        "Bút toán “{entry}” ngày {on:%d/%m/%Y}: không còn được ghi “{movement}” cho dòng vốn "
        "{line}, hạn cuối là {last:%d/%m/%Y} theo {cite}. Vốn chưa chi cần quyết định kéo dài "
        "hoặc hủy dự toán."
    )

    entry: str
    movement: str
    line: str
    on: dt.date
    last: dt.date
    cite: str


@dataclass(eq=False)
class NeedsCarryOver(Refusal):
    """Money of an earlier year comes into a later one by a carry-over, and no other way."""

    code = "capital.needs_carry_over"
    message = (
        "Bút toán “{entry}” là “{movement}”: vốn năm {origin_year} chỉ sang năm {plan_year} bằng "
        "bút toán kéo dài."
    )

    entry: str
    movement: str
    origin_year: int
    plan_year: int


def window(line: Line, law: SpendingLaw) -> Window | None:
    """Give until when a line may be paid; none where no law says (period plans, gifts)."""
    months = (law.carried if line.is_carried_over else law.fresh).get(line.kind)
    return _window(line, months) if months and _is_bound(line) else None


def late_window(line: Line, law: SpendingLaw) -> Window | None:
    """Give until when money added late in the line's year may be paid; none where no law says."""
    fits = line.kind is CapitalKind.DEVELOPMENT and not line.is_carried_over and _is_bound(line)
    return _window(line, law.late) if fits else None


def late_from(line: Line, law: SpendingLaw) -> dt.date:
    """Give the day from which money added to a line counts as added late."""
    months = law.late_from.on(dt.date(line.plan_year, 12, 31))
    return dt.date(line.plan_year, int(months), 1)


def closed_lines(entry: Entry, law: SpendingLaw) -> tuple[Line, ...]:
    """Name the lines of an entry that were closed on its day; none for what takes back."""
    if entry.movement not in BOUND or entry.undoes:
        return ()
    lines = dict.fromkeys(posting.account.line for posting in entry.postings)
    return tuple(line for line in lines if _is_over(window(line, law), entry.on))


def require_open(entry: Entry, law: SpendingLaw, *, late: Mapping[Line, Dong]) -> None:
    """Refuse (`capital.year_closed`) to move a year's money after its last day.

    `late` is, of the lines that `closed_lines` names, what was added late in the year and is not
    yet paid since the year was closed: so much may still be paid until the later last day.
    """
    for line in closed_lines(entry, law):
        bound, longer = window(line, law), late_window(line, law)
        if bound is None:
            continue
        if longer is not None and not _is_over(longer, entry.on):
            asked = total(
                p.amount for p in entry.postings if p.account.line == line and p.amount > ZERO
            )
            if asked <= late.get(line, ZERO):
                continue
        raise YearClosed(
            entry=entry.id,
            movement=MOVEMENT_TITLES[entry.movement],
            line=str(line),
            on=entry.on,
            last=bound.last,
            cite=bound.cite + ("" if bound.verified else " (theo trí nhớ, chưa đối chiếu)"),
        )


def require_carried(entry: Entry) -> None:
    """Refuse (`capital.needs_carry_over`) to give an earlier year's money to a year anew."""
    if entry.movement not in FRESH or entry.undoes:
        return
    for posting in entry.postings:
        line = posting.account.line
        if line.is_carried_over:
            raise NeedsCarryOver(
                entry=entry.id,
                movement=MOVEMENT_TITLES[entry.movement],
                origin_year=line.origin_year,
                plan_year=line.plan_year,
            )


SENTENCES: Mapping[str, str] = {
    "capital.carried_long": (
        "Vốn năm {origin} kéo dài {years} năm, quá {allowed} năm theo {cite}; cần văn bản cho phép "
        "riêng."
    ),
    "capital.closed_early": (
        "Kế hoạch năm {year} còn {lines} dòng vốn được chi đến hết ngày {last:%d/%m/%Y} ({cite}); "
        "khóa sổ ngày {on:%d/%m/%Y} là dừng chi trước hạn."
    ),
}


def check_carried(entry: Entry, law: SpendingLaw) -> tuple[Finding, ...]:
    """Remark on money that is carried over for more years than the law knows."""
    if entry.movement is not Movement.CARRY_OVER or entry.undoes:
        return ()
    found = []
    for line in dict.fromkeys(posting.account.line for posting in entry.postings):
        years = line.plan_year - line.origin_year
        allowed = _setting(law.carry_years.get(line.kind), line.plan_year)
        if allowed is not None and years > allowed.value:
            code = "capital.carried_long"
            facts: Facts = {
                "origin": str(line.origin_year),
                "years": years,
                "allowed": str(allowed.value),
                "cite": allowed.cite,
            }
            found.append(Finding(code, Severity.WARNING, entry.id, SENTENCES[code], facts))
    return tuple(found)


def check_closed_early(
    lines: Iterable[Line], on: dt.date, law: SpendingLaw, *, where: str = ""
) -> tuple[Finding, ...]:
    """Remark on lines that would be closed while the law still lets them be paid."""
    code, found = "capital.closed_early", Counter[tuple[int, Window]]()
    for line in lines:
        bound = window(line, law)
        if bound is not None and on < bound.last:
            found[line.plan_year, bound] += 1
    told: list[Finding] = []
    for (year, bound), count in found.items():
        facts: Facts = {
            "year": str(year), "lines": count, "last": bound.last, "on": on, "cite": bound.cite,
        }  # fmt: skip
        told.append(Finding(code, Severity.WARNING, where, SENTENCES[code], facts))
    return tuple(told)


def _is_bound(line: Line) -> bool:
    """Tell whether a law closes a line: aid is closed as far as it is planned as investment."""
    invested = line.source is Source.ODA and line.kind is CapitalKind.DEVELOPMENT
    return line.term is Term.YEAR and (line.source in OF_BUDGET or invested)


def _is_over(bound: Window | None, on: dt.date) -> bool:
    return bound is not None and on > bound.last


def _window(line: Line, months: Dated[Decimal]) -> Window | None:
    setting = _setting(months, line.plan_year)
    if setting is None:
        return None
    after = 12 + int(setting.value)
    year, month = line.plan_year + after // 12, after % 12 + 1
    last = dt.date(year, month, 1) - dt.timedelta(days=1)
    return Window(last, setting.cite, setting.verified)


def _setting(months: Dated[Decimal] | None, year: int) -> Setting[Decimal] | None:
    """Find what holds on the last day of a year; nothing for years before the law known here."""
    last = dt.date(year, 12, 31)
    if months is None or last < months.settings[0].since:
        return None
    return months.setting(on=last)
