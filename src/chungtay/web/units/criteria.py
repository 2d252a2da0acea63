"""A commune's nineteen criteria on several days."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from chungtay.core.units.unit import Level, Unit
from chungtay.web.criteria.pages import LOST, law_on, status
from chungtay.web.kit.desk import Desk, Keys
from chungtay.web.kit.figure import NONE, Num
from chungtay.web.kit.names import said


@dataclass(frozen=True, slots=True)
class CriterionLine:
    """A criterion at a commune: its status on each of the days shown."""

    code: str
    number: str
    name: str
    statuses: tuple[tuple[str, Num], ...]


@dataclass(frozen=True, slots=True)
class CriteriaOverTime:
    """A commune's criteria on several days: the totals, then each criterion."""

    days: tuple[dt.date, ...]
    totals: tuple[Num, ...]
    lines: tuple[CriterionLine, ...]
    recognised: bool
    lost: int


@dataclass(frozen=True, slots=True)
class CriteriaState:
    """A commune's criteria on one day."""

    met: dict[Keys, Num]
    total: Num
    recognised: bool

    def of(self, unit: str, criterion: str) -> tuple[str, Num]:
        """Give a criterion's status on the day, and the number it was read from."""
        found = status(self.met, unit, criterion, recognised=self.recognised)
        return found, self.met.get((unit, criterion), NONE)


def criteria_over_time(desk: Desk, unit: Unit) -> CriteriaOverTime | None:
    """Ask for a commune's criteria at the end of last year and on the day; None if unassessed."""
    days = (dt.date(desk.view.on.year - 1, 12, 31), desk.view.on)
    states = [_state(desk, unit, day) for day in days]
    if states[-1].total.missing:
        return None
    lines = tuple(
        CriterionLine(
            c.code,
            c.code.lstrip("0"),
            said(c.title),
            tuple(state.of(unit.code, c.code) for state in states),
        )
        for c in law_on(desk.view.on).criteria
    )
    return CriteriaOverTime(
        days,
        tuple(state.total for state in states),
        lines,
        states[-1].recognised,
        sum(line.statuses[-1][0] == LOST for line in lines),
    )


def _state(desk: Desk, unit: Unit, day: dt.date) -> CriteriaState:
    where = where_of(unit)
    met = desk.by(["criteria.met"], ("unit", "criterion"), where, on=day)["criteria.met"]
    recognised = desk.one("communes.recognised", where, on=day).value == 1
    return CriteriaState(met, desk.one("criteria.met", where, on=day), recognised)


def where_of(unit: Unit) -> dict[str, tuple[str, ...]]:
    """Give the condition that narrows a measure to a unit and all under it."""
    return {("unit" if unit.level is Level.COMMUNE else unit.level.value): (unit.code,)}
