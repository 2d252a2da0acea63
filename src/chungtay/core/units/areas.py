"""Comparable areas: the smallest groups of units whose ground is the same on two days.

Within an area units may have merged, been divided or given one another shares; nothing crossed
its border. What adds up over its units on one day can be set beside what adds up on the other.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from chungtay.core.units.course import Courses
from chungtay.core.units.unit import Unit


@dataclass(frozen=True, slots=True)
class Area:
    """One area: its units on the earlier day and on the later, each in order of code."""

    code: str
    before: tuple[Unit, ...]
    after: tuple[Unit, ...]
    between: tuple[Unit, ...] = ()
    """Units that stood only on days in between."""

    @property
    def members(self) -> tuple[Unit, ...]:
        """Give every unit of the area, each once."""
        return tuple(dict.fromkeys((*self.before, *self.between, *self.after)))


def areas(courses: Courses, *, since: dt.date, until: dt.date) -> tuple[Area, ...]:
    """Part the units that stood on any day from `since` to `until` into comparable areas.

    An area that is one unit on the later day bears its code; one of several bears the lowest of
    their codes with their number, `00100~3`.
    """
    units = courses.places.units
    members = [u for u in units if u.start <= until and (not u.until or u.until > since)]
    roots = _Roots(members)
    for unit in members:
        for step, heir in courses.leaving(unit):
            if since < step.since <= until:
                roots.join(unit, heir)
    made = (_area(group, since, until) for group in roots.groups())
    return tuple(sorted(made, key=lambda area: area.code))


class _Roots:
    """Which units hang together: every unit points towards one of its group."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self._above = {unit: unit for unit in units}

    def root(self, unit: Unit) -> Unit:
        while self._above[unit] is not unit:
            self._above[unit] = self._above[self._above[unit]]
            unit = self._above[unit]
        return unit

    def join(self, one: Unit, other: Unit) -> None:
        self._above[self.root(one)] = self.root(other)

    def groups(self) -> Iterable[list[Unit]]:
        found: dict[Unit, list[Unit]] = {}
        for unit in self._above:
            found.setdefault(self.root(unit), []).append(unit)
        return found.values()


def _area(group: list[Unit], since: dt.date, until: dt.date) -> Area:
    ordered = sorted(group, key=lambda u: (u.code, u.start))
    before = tuple(u for u in ordered if u.stands(since))
    after = tuple(u for u in ordered if u.stands(until))
    between = tuple(u for u in ordered if u not in before and u not in after)
    named = after or before or between
    code = named[0].code if len(named) == 1 else f"{named[0].code}~{len(named)}"
    return Area(code, before, after, between)
