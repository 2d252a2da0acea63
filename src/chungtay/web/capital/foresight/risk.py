"""/von/rui-ro/: lines whose plan is not expected to be paid in time, and the likely causes."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from chungtay.core.capital.foresight.risk import (
    BASIS_TITLES,
    CAUSE_TITLES,
    AtRisk,
    Basis,
    Cause,
    Evidence,
)
from chungtay.flows.foresee import Keeper, at_risk_lines, foreseen
from chungtay.web.capital.foresight.drawing import Amount, Bar, amount, bar
from chungtay.web.capital.foresight.lines import Bases, bases, chosen, work_href
from chungtay.web.kit.choices import Choice, MoneyChoice, choices, moneys
from chungtay.web.kit.desk import Desk
from chungtay.web.kit.figure import Num
from chungtay.web.kit.names import province
from chungtay.web.kit.saying import worded
from chungtay.web.kit.synthetic import shows_synthetic

FIRST = 40
TOLD = 4
"""How many pieces of evidence are shown; the strongest stand first."""


@dataclass(frozen=True, slots=True)
class Sign:
    """Evidence as shown: what it rests on, its words, and the page to open."""

    basis: str
    words: str
    href: str


@dataclass(frozen=True, slots=True)
class RiskRow:
    """A line at risk as shown."""

    place: int
    title: str
    note: str
    plan: Num
    paid: Num
    bar: Bar
    central: Amount
    most: Amount
    cause: str
    signs: tuple[Sign, ...]


@dataclass(frozen=True, slots=True)
class CauseRow:
    """A cause as shown: how many lines, and how much of the plan is at risk for it."""

    title: str
    lines: int
    at_risk: Amount


@dataclass(frozen=True, slots=True)
class RiskPage:
    """All the page of lines at risk shows."""

    year: int
    ends: dt.date
    rows: tuple[RiskRow, ...]
    count: int
    more: str
    causes: tuple[CauseRow, ...]
    at_risk: Amount
    unit: str
    choices: tuple[Choice, ...]
    moneys: tuple[MoneyChoice, ...]
    synthetic: bool
    empty: bool


def risks(desk: Desk, keeper: Keeper, *, everything: bool, more: str) -> RiskPage:
    """Rank the lines at risk that the filters ask for."""
    with keeper.still():
        base = bases(desk)
        foresight = foreseen(
            keeper, province=province(), on=desk.view.on, as_known=desk.view.as_known
        )
        wanted = {id(line) for line in chosen(desk.view, foresight.lines)}
        ranked = at_risk_lines(foresight, province=province())
        found = [one for one in ranked if id(one.line) in wanted]
        shown = found if everything else found[:FIRST]
        money = desk.view.money
        return RiskPage(
            year=foresight.plan_year,
            ends=dt.date(foresight.plan_year + 1, 1, 31),
            rows=tuple(_row(desk, n, one, base) for n, one in enumerate(shown, 1)),
            count=len(found),
            more="" if everything or len(found) <= FIRST else more,
            causes=_causes(desk, found),
            at_risk=amount(sum(one.line.at_risk for one in found), money),
            unit=money.words,
            choices=choices(
                desk.view, base.naming.names, "programme", "source", "kind", "district"
            ),
            moneys=moneys(desk.view),
            synthetic=shows_synthetic(desk),
            empty=not wanted,
        )


def _row(desk: Desk, place: int, one: AtRisk, base: Bases) -> RiskRow:
    line, money, names = one.line, desk.view.money, base.naming
    plan, paid = base.of(line)
    return RiskRow(
        place=place,
        title=f"{names.holder(line.course.place)} – {names.purpose(line.course.place)}",
        note=names.money(line.course.place, line.course.origin_year),
        plan=plan,
        paid=paid,
        bar=bar(line.january, paid=line.paid, plan=line.plan),
        central=amount(line.at_risk, money),
        most=amount(line.most_at_risk, money),
        cause=_(CAUSE_TITLES[one.cause]),
        signs=tuple(_sign(desk, evidence) for evidence in one.evidence[:TOLD]),
    )


def _sign(desk: Desk, evidence: Evidence) -> Sign:
    words = f"{_(CAUSE_TITLES[evidence.cause])}: {worded(evidence.words)}"
    return Sign(_(BASIS_TITLES[evidence.basis]), words, _href(desk, evidence))


def _href(desk: Desk, evidence: Evidence) -> str:
    """Give the page of what evidence is about: a report, or a work."""
    if evidence.basis is Basis.REPORT:
        form, unit, period = evidence.about.split("/")
        return reverse("submission", args=[form, unit, period])
    if evidence.basis is Basis.OBSTACLE and evidence.about:
        return work_href(desk, evidence.about)
    return ""


def _causes(desk: Desk, found: Sequence[AtRisk]) -> tuple[CauseRow, ...]:
    sums: dict[Cause, list[int]] = defaultdict(list)
    for one in found:
        sums[one.cause].append(one.line.at_risk)
    ranked = sorted(sums.items(), key=lambda pair: -sum(pair[1]))
    return tuple(
        CauseRow(_(CAUSE_TITLES[cause]), len(dong), amount(sum(dong), desk.view.money))
        for cause, dong in ranked
    )
