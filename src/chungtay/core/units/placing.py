"""Where facts of every unit are told in a frame, and which of them cannot be told exactly."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from chungtay.core.units.areas import Area, areas
from chungtay.core.units.course import Courses
from chungtay.core.units.frame import Frame, Shape
from chungtay.core.units.gazetteer import Gazetteer
from chungtay.core.units.unit import Level, Unit

_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a frame: a unit or an area, the district and the province it lies in."""

    unit: str
    district: str
    province: str


@dataclass(frozen=True, slots=True)
class Placing:
    """Where facts of a unit are told that are dated from `since` up to, not including, `until`.

    Whole if there is one spot; of several, no share is known. `alone` says that nothing but this
    unit is told there: then even what does not add up (a rate, a judgement) is that spot's own.
    """

    unit: Unit
    since: dt.date
    until: dt.date | None
    spots: frozenset[Spot]
    alone: bool

    @property
    def whole(self) -> bool:
        """Tell whether the facts have one place, exactly."""
        return len(self.spots) == 1


def placings(places: Gazetteer, frame: Frame) -> tuple[Placing, ...]:
    """Place every unit in a frame, in order of code and time; nothing is left without a spot."""
    courses = Courses(places)
    where = _now(courses, frame) if frame.shape is Shape.NOW else _comparable(courses, frame)
    return tuple(
        placing
        for unit in sorted(places.units, key=lambda u: (u.code, u.start))
        for placing in _of_unit(courses, unit, where)
    )


_Where = Callable[[Unit, dt.date], tuple[frozenset[Spot], bool]]


def _of_unit(courses: Courses, unit: Unit, where: _Where) -> Iterator[Placing]:
    ends = (unit.start, *courses.cuts(unit), unit.until)
    for since, until in pairwise(ends):
        spots, alone = where(unit, _day_within(since or unit.start, until))
        yield Placing(unit, since or unit.start, until, spots, alone)


def _day_within(since: dt.date, until: dt.date | None) -> dt.date:
    """Give a day of a stretch; where its beginning is unknown, its last, when all others stand."""
    return until - _DAY if until and since == dt.date.min else since


def _now(courses: Courses, frame: Frame) -> _Where:
    spots = _Spots(courses.places, frame.on)

    def where(unit: Unit, day: dt.date) -> tuple[frozenset[Spot], bool]:
        heirs = courses.carried(unit, from_day=day, to=frame.on)
        told = frozenset(spot for heir in heirs for spot in spots.of(heir))
        if len(heirs) != 1:
            return told, False
        (heir,) = heirs
        back = courses.carried(heir, from_day=max(frame.on, heir.start), to=day)
        return told, heir is unit or back == {unit}

    return where


def _comparable(courses: Courses, frame: Frame) -> _Where:
    spots = _Spots(courses.places, frame.on)
    of_unit = {
        unit: area
        for area in areas(courses, since=frame.since, until=frame.on)
        for unit in area.members
    }

    def where(unit: Unit, day: dt.date) -> tuple[frozenset[Spot], bool]:
        near = min(max(day, frame.since), frame.on)
        reached = (unit,) if unit in of_unit else courses.carried(unit, from_day=day, to=near)
        found = {of_unit[one] for one in reached if one in of_unit}
        if not found:
            return frozenset(spots.of(unit)), True
        told = frozenset(spot for area in found for spot in spots.of_area(area))
        return told, len(found) == 1 and _only(next(iter(found)), near)

    return where


def _only(area: Area, on: dt.date) -> bool:
    return sum(unit.stands(on) for unit in area.members) == 1


class _Spots:
    """The spots of a day's units; a unit that does not stand on it keeps its own code."""

    def __init__(self, places: Gazetteer, on: dt.date) -> None:
        self._places, self._on = places, on
        self._known: dict[Unit, frozenset[Spot]] = {}

    def of(self, unit: Unit) -> frozenset[Spot]:
        if unit not in self._known:
            self._known[unit] = self._of(unit)
        return self._known[unit]

    def of_area(self, area: Area) -> frozenset[Spot]:
        named = area.after or area.members
        return frozenset(
            Spot(area.code, spot.district, spot.province) for one in named for spot in self.of(one)
        )

    def _of(self, unit: Unit) -> frozenset[Spot]:
        if unit.stands(self._on):
            return frozenset({Spot(unit.code, *self._places.above(unit))})
        taken = self._places.bearer(unit.code, on=self._on) is not None
        code = f"{unit.code}@{unit.start.isoformat()}" if taken else unit.code
        return frozenset(Spot(code, *above) for above in self._lives_on(unit))

    def _lives_on(self, unit: Unit) -> Iterable[tuple[str, str]]:
        """Give the districts and provinces in which the ground of an ended unit lies."""
        heirs = self._places.heirs(unit, on=self._on) or self._places.forebears(unit, on=self._on)
        below = {u for u in heirs if u.level is not Level.PROVINCE} or heirs
        return {self._places.above(one) for one in below} or {self._places.above(unit)}
