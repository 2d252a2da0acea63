"""Units and their successions together: who bore a code on a day, who carried on for whom.

Questions about the past and the future always begin at one bearer of a code (a code *and* a day)
and walk from bearer to bearer, so that a code used again by its own heir is never walked past.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from chungtay.core.units.succession import Succession
from chungtay.core.units.unit import Level, Unit


class Gazetteer:
    """A closed set of units with the successions among them."""

    def __init__(self, units: Iterable[Unit], successions: Iterable[Succession]) -> None:
        self.units = tuple(units)
        self.successions = tuple(successions)
        self._bearers: dict[str, list[Unit]] = defaultdict(list)
        self._under: dict[str, list[Unit]] = defaultdict(list)
        self._onward: dict[str, list[Succession]] = defaultdict(list)
        self._backward: dict[str, list[Succession]] = defaultdict(list)
        for unit in sorted(self.units, key=lambda u: (u.code, u.start)):
            self._bearers[unit.code].append(unit)
            self._under[unit.parent].append(unit)
        for succession in sorted(self.successions, key=lambda s: (s.since, s.before, s.after)):
            self._onward[succession.before].append(succession)
            self._backward[succession.after].append(succession)

    def bearers(self, code: str) -> tuple[Unit, ...]:
        """Give the units that have borne a code, in order of time."""
        return tuple(self._bearers.get(code, ()))

    def bearer(self, code: str, *, on: dt.date) -> Unit | None:
        """Find the unit that bears a code on a day."""
        for unit in self._bearers.get(code, ()):
            if unit.stands(on):
                return unit
        return None

    def heirs(self, unit: Unit, *, on: dt.date) -> frozenset[Unit]:
        """Name the units that stand, on a day, where a unit once stood; itself if it stands.

        An abolished unit without an heir lives on in the heirs of the units it was made of. Empty
        on days before the unit began.
        """
        return _reached(unit, self._next, on)

    def carried_on(self, unit: Unit, *, on: dt.date) -> bool:
        """Tell whether any unit stands, on a day, where a unit once stood (`heirs` names them)."""
        return any(one.stands(on) for one in _walked(unit, self._next, on))

    def forebears(self, unit: Unit, *, on: dt.date) -> frozenset[Unit]:
        """Name the units that stood, on an earlier day, where a unit now stands.

        Itself if it stood already. Units of which only a share came over are among them. Empty on
        days after the unit ended.
        """
        return _reached(unit, self._previous, on)

    def onward(self, unit: Unit) -> tuple[Succession, ...]:
        """Give the successions that lead away from a unit, in order of time."""
        began, until = unit.start, unit.until
        return tuple(
            s
            for s in self._onward.get(unit.code, ())
            if began < s.since and (until is None or s.since <= until)
        )

    def backward(self, unit: Unit) -> tuple[Succession, ...]:
        """Give the successions that lead to a unit, in order of time."""
        return tuple(s for s in self._backward.get(unit.code, ()) if unit.stands(s.since))

    def above(self, unit: Unit) -> tuple[str, str]:
        """Give the codes of the district and of the province a unit lies in.

        A province lies in itself and a district in its own; the district is empty for provinces
        and for communes directly under a province.
        """
        if unit.level is Level.PROVINCE:
            return "", unit.code
        if unit.level is Level.DISTRICT:
            return unit.code, unit.parent
        parent = self.bearer(unit.parent, on=unit.start)
        if parent is not None and parent.level is Level.DISTRICT:
            return parent.code, parent.parent
        return "", unit.parent

    def _next(self, unit: Unit, on: dt.date) -> Iterator[Unit]:
        for succession in self.onward(unit):
            if succession.since > on:
                continue
            if succession.after:
                yield from _one(self.bearer(succession.after, on=succession.since))
            else:
                yield from (u for u in self._under[unit.code] if _touches(u, succession.since))

    def _previous(self, unit: Unit, on: dt.date) -> Iterator[Unit]:
        for succession in self.backward(unit):
            if succession.since > on:
                eve = succession.since - dt.timedelta(days=1)
                yield from _one(self.bearer(succession.before, on=eve))


def with_ends(units: Iterable[Unit], successions: Iterable[Succession]) -> tuple[Unit, ...]:
    """Give the units with `until` filled in from the successions that end them.

    A unit ends on the first day after its beginning on which a succession ends its code.
    """
    ends: dict[str, list[dt.date]] = defaultdict(list)
    for succession in successions:
        if succession.ends:
            ends[succession.before].append(succession.since)
    return tuple(
        unit if until == unit.until else replace(unit, until=until)
        for unit in units
        for until in [min((d for d in ends.get(unit.code, ()) if d > unit.start), default=None)]
    )


def _reached(
    unit: Unit, step: Callable[[Unit, dt.date], Iterable[Unit]], on: dt.date
) -> frozenset[Unit]:
    """Walk from a unit as far as a step leads; give who stands there on a day."""
    return frozenset(one for one in _walked(unit, step, on) if one.stands(on))


def _walked(
    unit: Unit, step: Callable[[Unit, dt.date], Iterable[Unit]], on: dt.date
) -> Iterator[Unit]:
    """Walk from a unit as far as a step leads; give every unit met, once.

    A unit is known again by its code and beginning: by all it says, most of the time would go.
    """
    met: set[tuple[str, dt.date | None]] = set()
    waiting = [unit]
    while waiting:
        here = waiting.pop()
        if (here.code, here.since) not in met:
            met.add((here.code, here.since))
            yield here
            waiting += step(here, on)


def _one(unit: Unit | None) -> tuple[Unit, ...]:
    return () if unit is None else (unit,)


def _touches(unit: Unit, end: dt.date) -> bool:
    """Tell whether a unit stood on the eve of a day."""
    return unit.stands(end - dt.timedelta(days=1))
