"""Follow what was said of a unit on a day to the units of another day, exactly.

A fact speaks of one bearer of a code on one day. What became of its place is followed succession
by succession, each only if it took effect after the fact's day (or before it, going back): a
share that left the unit earlier took nothing of a later fact along.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable

from chungtay.core.units.gazetteer import Gazetteer
from chungtay.core.units.succession import SAME_BODY, Succession
from chungtay.core.units.unit import Unit

_DAY = dt.timedelta(days=1)
Step = tuple[Succession, Unit]
"""A succession, and the unit at its other end."""


class Courses:
    """The courses of a gazetteer's units among units of their own level."""

    def __init__(self, places: Gazetteer) -> None:
        self.places = places
        self._leaving: dict[Unit, tuple[Step, ...]] = {}
        self._arriving: dict[Unit, tuple[Step, ...]] = {}

    def carried(self, unit: Unit, *, from_day: dt.date, to: dt.date) -> frozenset[Unit]:
        """Name the units of a day among which a fact of a unit, of another day, is divided.

        Exactly one: the whole fact is that unit's. The unit itself where no unit of its level
        carries on (a district when districts ended) or came before: it keeps what is its own.
        """
        if from_day <= to:
            return _followed(unit, from_day, to, self._onward)
        return _followed(unit, from_day, to, self._back)

    def cuts(self, unit: Unit) -> tuple[dt.date, ...]:
        """Give the days within a unit's life on which a share left it or came to it, in order.

        Between two of them, all facts of the unit share one course.
        """
        days = {s.since for s, _ in self.leaving(unit) if s.since != unit.until}
        days |= {s.since for s, _ in self.arriving(unit) if s.since > unit.start}
        return tuple(sorted(days))

    def formed(self, unit: Unit) -> dt.date:
        """Give the first day on which a unit's code meant this same body.

        Another name, type or superior leaves it the same; what was merged, divided or taken from
        others began anew, though it may bear the code of one of those, and so did a body that took
        over the code of another.
        """
        before = self.same_before(unit)
        if before is None or before.code != unit.code:
            return unit.start
        return self.formed(before)

    def body(self, unit: Unit) -> str:
        """Name the body that a unit is, alike under every code it has borne.

        The name is the code it began with and its first day: `23386@0001-01-01`.
        """
        before = self.same_before(unit)
        return self.body(before) if before else f"{unit.code}@{unit.start.isoformat()}"

    def same_before(self, unit: Unit) -> Unit | None:
        """Give the unit that a unit was before, as one body; None where it began anew."""
        came = [(s, one) for s, one in self.arriving(unit) if s.since == unit.start]
        if len(came) != 1 or came[0][0].kind not in SAME_BODY:
            return None
        return came[0][1]

    def leaving(self, unit: Unit) -> tuple[Step, ...]:
        """Give what carries a unit or a share of it on to a unit of its own level."""
        if unit not in self._leaving:
            steps = (
                (s, self.places.bearer(s.after, on=s.since))
                for s in self.places.onward(unit)
                if s.after
            )
            self._leaving[unit] = _of_level(unit, steps)
        return self._leaving[unit]

    def arriving(self, unit: Unit) -> tuple[Step, ...]:
        """Give what brought a unit of its own level, or a share of one, to a unit."""
        if unit not in self._arriving:
            steps = (
                (s, self.places.bearer(s.before, on=s.since - _DAY))
                for s in self.places.backward(unit)
            )
            self._arriving[unit] = _of_level(unit, steps)
        return self._arriving[unit]

    def _onward(self, unit: Unit, day: dt.date, to: dt.date) -> list[tuple[Unit, dt.date]]:
        return [(heir, s.since) for s, heir in self.leaving(unit) if day < s.since <= to]

    def _back(self, unit: Unit, day: dt.date, to: dt.date) -> list[tuple[Unit, dt.date]]:
        return [(one, s.since - _DAY) for s, one in self.arriving(unit) if to < s.since <= day]


def _of_level(unit: Unit, steps: Iterable[tuple[Succession, Unit | None]]) -> tuple[Step, ...]:
    return tuple((s, other) for s, other in steps if other and other.level is unit.level)


def _followed(
    unit: Unit,
    day: dt.date,
    to: dt.date,
    steps: Callable[[Unit, dt.date, dt.date], list[tuple[Unit, dt.date]]],
) -> frozenset[Unit]:
    """Follow steps from unit to unit; end where one stands on the day, or nothing leads on.

    From most units nothing does.
    """
    if not steps(unit, day, to):
        return frozenset({unit})
    found: set[Unit] = set()
    waiting = [(unit, day)]
    seen: set[tuple[Unit, dt.date]] = set()
    while waiting:
        at = waiting.pop()
        if at in seen:
            continue
        seen.add(at)
        further = steps(*at, to)
        waiting += further
        if not further or at[0].stands(to):
            found.add(at[0])
    return frozenset(found)
