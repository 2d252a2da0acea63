"""/von/du-bao/: what every line is expected to have paid by the ends of its window."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from django.utils.translation import gettext as _

from chungtay.core.capital.foresight.course import DECEMBER, PARTS, month_end
from chungtay.core.capital.foresight.expectation import Expected
from chungtay.core.capital.foresight.explanation import because
from chungtay.core.capital.foresight.foreseeing import Foresight, Sum, total
from chungtay.core.capital.foresight.trial import TriedYear, next_end
from chungtay.flows.foresee import Keeper, foreseen, tried_again
from chungtay.flows.line_courses import PAID, PLAN
from chungtay.web.capital.foresight.drawing import Amount, Bar, Guess, amount, bar, guess
from chungtay.web.capital.foresight.lines import Bases, Naming, asked, bases, chosen
from chungtay.web.kit import wording
from chungtay.web.kit.choices import Choice, MoneyChoice, choices, moneys
from chungtay.web.kit.desk import Desk
from chungtay.web.kit.figure import NONE, Num
from chungtay.web.kit.names import province
from chungtay.web.kit.saying import worded
from chungtay.web.kit.synthetic import shows_synthetic

FIRST = 40


@dataclass(frozen=True, slots=True)
class Ahead:
    """A row: what it is of, plan and payments with receipts, and both ends of the window."""

    title: str
    note: str
    plan: Num
    paid: Num
    december: Guess
    january: Guess
    bar: Bar
    at_risk: Amount
    because: tuple[str, ...] = ()
    href: str = ""
    level: int = 4


@dataclass(frozen=True, slots=True)
class Past:
    """How the method did on what was held out: error and lines, until an end of the window."""

    until: str
    error: str
    lines: int
    years: str


@dataclass(frozen=True, slots=True)
class Interval:
    """How often the interval held, on years foreseen from the years before them alone."""

    until: str
    years: str
    lines: int
    held: int
    share: str
    totals: int
    totals_held: int


@dataclass(frozen=True, slots=True)
class ForecastPage:
    """All the page of foresight shows."""

    year: int
    december: dt.date
    january: dt.date
    since: dt.date
    coverage: int
    totals: tuple[Ahead, ...]
    districts: tuple[Ahead, ...]
    lines: tuple[Ahead, ...]
    count: int
    more: str
    past: tuple[Past, ...]
    interval: Interval | None
    unit: str
    choices: tuple[Choice, ...]
    moneys: tuple[MoneyChoice, ...]
    synthetic: bool
    empty: bool


def forecast(desk: Desk, keeper: Keeper, *, everything: bool, more: str) -> ForecastPage:
    """Compute all that the page shows, at one moment of the registers."""
    with keeper.still():
        base = bases(desk)
        names = base.naming
        foresight = foreseen(
            keeper, province=province(), on=desk.view.on, as_known=desk.view.as_known
        )
        found = sorted(chosen(desk.view, foresight.lines), key=lambda line: -line.at_risk)
        shown = found if everything else found[:FIRST]
        totals = _totals(desk, found, foresight)
        return ForecastPage(
            year=foresight.plan_year,
            december=dt.date(foresight.plan_year, 12, 31),
            january=dt.date(foresight.plan_year + 1, 1, 31),
            since=foresight.since,
            coverage=foresight.coverage,
            totals=totals,
            districts=(*_districts(desk, found, foresight, names), *totals[:1]),
            lines=tuple(_line(desk, line, foresight, base) for line in shown),
            count=len(found),
            more="" if everything or len(found) <= FIRST else more,
            past=_past(foresight),
            interval=_interval(foresight, tried_again(keeper, foresight)),
            unit=desk.view.money.words,
            choices=choices(desk.view, names.names, "programme", "source", "kind", "district"),
            moneys=moneys(desk.view),
            synthetic=shows_synthetic(desk),
            empty=not found,
        )


def _totals(desk: Desk, lines: Sequence[Expected], foresight: Foresight) -> tuple[Ahead, ...]:
    """Give the whole, and fresh and carried-over money apart."""
    whole = desk.of([PLAN, PAID], asked(desk.view))
    parts = desk.by([PLAN, PAID], ("carried",), asked(desk.view))
    rows = []
    for key, title in (("0", _("Vốn giao trong năm")), ("1", _("Vốn kéo dài từ năm trước"))):
        some = [x for x in lines if x.course.place.carried == (key == "1")]
        if some:
            base = (parts[PLAN].get((key,), NONE), parts[PAID].get((key,), NONE))
            rows.append(_sum(desk, title, total(some, foresight), base, level=2))
    if not lines:
        return ()
    base = (whole[PLAN], whole[PAID])
    return (_sum(desk, _("Tổng số"), total(lines, foresight), base, level=1), *rows)


def _districts(
    desk: Desk, lines: Sequence[Expected], foresight: Foresight, names: Naming
) -> tuple[Ahead, ...]:
    found = desk.by([PLAN, PAID], ("district",), asked(desk.view))
    codes = [unit.code for unit in names.names.districts] + [""]
    rows = []
    for code in codes:
        some = [x for x in lines if x.course.place.district == code]
        if some:
            base = (found[PLAN].get((code,), NONE), found[PAID].get((code,), NONE))
            row = _sum(desk, names.names.district(code), total(some, foresight), base)
            href = desk.view.href(district=code) if code else ""
            rows.append(replace(row, href=href))
    return tuple(rows)


def _sum(desk: Desk, title: str, sums: Sum, base: tuple[Num, Num], *, level: int = 4) -> Ahead:
    money = desk.view.money
    return Ahead(
        title=title,
        note="",
        plan=base[0],
        paid=base[1],
        december=guess(sums.december, sums.plan, money),
        january=guess(sums.january, sums.plan, money),
        bar=bar(sums.january, paid=sums.paid, plan=sums.plan),
        at_risk=amount(sums.at_risk, money),
        level=level,
    )


def _line(desk: Desk, line: Expected, foresight: Foresight, base: Bases) -> Ahead:
    place, money, names = line.course.place, desk.view.money, base.naming
    plan, paid = base.of(line)
    return Ahead(
        title=f"{names.holder(place)} – {names.purpose(place)}",
        note=names.money(place, line.course.origin_year),
        plan=plan,
        paid=paid,
        december=guess(line.december, line.plan, money),
        january=guess(line.january, line.plan, money),
        bar=bar(line.january, paid=line.paid, plan=line.plan),
        at_risk=amount(line.at_risk, money),
        because=tuple(worded(said) for said in because(line, foresight)),
    )


def _past(foresight: Foresight) -> tuple[Past, ...]:
    ends = (
        (foresight.to_december, f"31/12/{foresight.plan_year}"),
        (foresight.to_january, f"31/01/{foresight.plan_year + 1}"),
    )
    return tuple(
        Past(
            until=end,
            error=wording.number(Fraction(learnt.error * 100, PARTS), 1),
            lines=learnt.held,
            years=", ".join(str(year) for year in learnt.years),
        )
        for learnt, end in ends
        if learnt.error is not None
    )


def _interval(foresight: Foresight, years: Sequence[TriedYear]) -> Interval | None:
    """Tell how many lines of past years the interval held; nothing where no year could tell."""
    lines = sum(len(year.lines) for year in years)
    if not lines:
        return None
    held = sum(year.held for year in years)
    end = month_end(foresight.plan_year, next_end(min(foresight.month, DECEMBER)))
    return Interval(
        until=f"{end:%d/%m}",
        years=", ".join(str(year.year) for year in years),
        lines=lines,
        held=held,
        share=wording.number(Fraction(held * 100, lines), 0),
        totals=len(years),
        totals_held=sum(year.total.held for year in years),
    )
