"""Works as lines of a list: where each is, how far it has come, and its money with receipts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from chungtay.core.kernel.money import Dong
from chungtay.core.kernel.quantity import Missing
from chungtay.core.kernel.vietnamese import sort_key
from chungtay.core.units.unit import Level, Unit
from chungtay.core.works.whole import WorkSummary
from chungtay.core.works.work import COURSE, TYPE_TITLES
from chungtay.web.kit.desk import Desk, Keys
from chungtay.web.kit.figure import NONE, Num, Style
from chungtay.web.kit.names import Names
from chungtay.web.works.marks import Mark, mark

COST, CONTRACTED = "works.cost", "works.contracted"
NAMED = 120
"""How many works a question may name one by one: their codes stand in a receipt's address."""
BY_MONEY = frozenset({"cost", "contracted", "plan", "paid", "rate"})
"""Orders for which the money of every work must be known."""
MONEY = ("capital.plan", "capital.disbursed", "capital.disbursement_rate")


@dataclass(frozen=True)
class Places:
    """Where works lie: the names of communes and of the districts above them."""

    names: Names

    @cached_property
    def _communes(self) -> Mapping[str, Unit]:
        return {unit.code: unit for unit in self.names.communes}

    def commune(self, unit: str) -> str:
        """Name the unit a work stands in."""
        return self.names.unit(unit)

    def district_code(self, unit: str) -> str:
        """Give the district a unit lies in; its own code where it is one."""
        found = self._communes.get(unit) or self.names.ever.get(unit)
        return found.parent if found and found.level is Level.COMMUNE else unit

    def district(self, unit: str) -> str:
        """Name the district a unit lies in."""
        return self.names.district(self.district_code(unit))

    def within(self, unit: str) -> str:
        """Name the district a commune lies in without its type; nothing where it is one itself."""
        found = next((d for d in self.names.districts if d.code == self.district_code(unit)), None)
        return found.name if found and found.code != unit else ""


@dataclass(frozen=True, slots=True)
class WorkLine:
    """One work in a list. Money is of the plan year shown; `late` counts days."""

    work: WorkSummary
    href: str
    place: str
    district: str
    within: str
    type: str
    mark: Mark
    cost: Num = NONE
    contracted: Num = NONE
    plan: Num = NONE
    paid: Num = NONE
    rate: Num = NONE

    @property
    def special(self) -> bool:
        """Tell whether it is built under the special mechanism."""
        return bool(self.work.card and self.work.card.special_mechanism)


def lines(desk: Desk, names: Names, works: Sequence[WorkSummary]) -> tuple[WorkLine, ...]:
    """Give works as lines, their money not yet asked for."""
    places = Places(names)
    return tuple(_line(desk, places, work) for work in works)


def with_money(desk: Desk, found: Sequence[WorkLine]) -> tuple[WorkLine, ...]:
    """Ask for the money of lines: of few works by their codes, of many of all at once."""
    here = {"work": tuple(line.work.code for line in found)} if len(found) <= NAMED else {}
    told = desk.by([COST, CONTRACTED], ("work",), here)
    told |= desk.by(MONEY, ("work",), {**here, "plan_year": (desk.view.year,)})
    return tuple(_filled(line, told) for line in found)


def _filled(line: WorkLine, told: Mapping[str, Mapping[Keys, Num]]) -> WorkLine:
    cost, contracted, plan, paid, rate = (
        told[name].get((line.work.code,), NONE) for name in (COST, CONTRACTED, *MONEY)
    )
    return replace(line, cost=cost, contracted=contracted, plan=plan, paid=paid, rate=rate)


def _line(desk: Desk, places: Places, work: WorkSummary) -> WorkLine:
    return WorkLine(
        work=work,
        href=desk.view.onward(reverse("work", args=[work.code])),
        place=places.commune(work.state.unit),
        district=places.district(work.state.unit),
        within=places.within(work.state.unit),
        type=_(TYPE_TITLES[work.state.work_type]),
        mark=mark(work.stage),
    )


def written(desk: Desk, amount: Dong | None) -> Num:
    """Show an amount as one row of a register says it: a row is its own receipt."""
    value = Missing.ABSENT if amount is None else Fraction(amount.amount)
    return Style("dong", 0, desk.view.money).show(value, "")


def in_order(found: Sequence[WorkLine], sort: str) -> list[WorkLine]:
    """Put lines in the order asked; what has no value comes last, else by place and name."""
    usual = sorted(found, key=lambda line: (_place(line), sort_key(line.work.name)))
    key = ORDERS.get(sort.lstrip("-"))
    if key is None:
        return usual
    told = [line for line in usual if key(line) is not None]
    told.sort(key=key, reverse=sort.startswith("-"))
    return told + [line for line in usual if key(line) is None]


def _place(line: WorkLine) -> tuple[str, str]:
    return sort_key(line.district), sort_key(line.place)


def _of(name: str) -> Callable[[WorkLine], Any]:
    def value(line: WorkLine) -> Any:
        num: Num = getattr(line, name)
        return None if num.missing else num.value

    return value


def _stage(line: WorkLine) -> int:
    stage = line.work.stage
    return COURSE.index(stage) if stage in COURSE else len(COURSE)


def _finish(line: WorkLine) -> dt.date | None:
    return line.work.planned_finish


ORDERS: Mapping[str, Callable[[WorkLine], Any]] = {
    "name": lambda line: sort_key(line.work.name),
    "place": _place,
    "type": lambda line: sort_key(line.type),
    "stage": _stage,
    "progress": lambda line: line.work.progress,
    "cost": _of("cost"),
    "contracted": _of("contracted"),
    "plan": _of("plan"),
    "paid": _of("paid"),
    "rate": _of("rate"),
    "finish": _finish,
    "late": lambda line: line.work.late_by or None,
    "obstacles": lambda line: line.work.obstacles or None,
}
"""By what lines may be put in order: the names that `sort=` takes."""
