"""Where every unit's facts are told in a frame, as rows that facts can be joined with."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from chungtay.apps.units import models
from chungtay.apps.units.facts import places_version
from chungtay.apps.units.queries.reading import told, told_succession
from chungtay.core.units.course import Courses
from chungtay.core.units.frame import Frame
from chungtay.core.units.gazetteer import Gazetteer
from chungtay.core.units.placing import Placing, placings
from chungtay.core.units.unit import Unit

Row = tuple[Any, ...]
PLACING_COLUMNS = (
    ("unit", "VARCHAR"), ("since", "DATE"), ("until", "DATE"), ("bearer", "VARCHAR"),
    ("to_unit", "VARCHAR"), ("to_district", "VARCHAR"), ("to_province", "VARCHAR"),
    ("n_unit", "INTEGER"), ("n_district", "INTEGER"), ("n_province", "INTEGER"),
    ("alone", "BOOLEAN"),
)  # fmt: skip
"""A row for each stretch of a bearer's life and each spot its facts are told at: the stretch, the
spot, among how many units, districts and provinces the facts are divided, and whether nothing
else is told there."""
BEARER_COLUMNS = (("earlier", "VARCHAR"), ("later", "VARCHAR"))
"""A row for each unit that ended and each unit that came after it, however far on."""
BODY_COLUMNS = (
    ("unit", "VARCHAR"), ("since", "DATE"), ("until", "DATE"), ("bearer", "VARCHAR"),
    ("body", "DATE"), ("again", "DATE"), ("same", "VARCHAR"),
)  # fmt: skip
"""A row for each bearer of a code: from its first day until another bears the code, and for good
where none does; the day on which the body was formed, and that on which the code is another's;
and the body's name, the same under every code it has borne."""
_END = dt.date(9999, 12, 31)
_FRAMES = 8
"""Frames of which the rows are kept: an office asks of few days."""


def gazetteer() -> Gazetteer:
    """Give all units and successions that have been loaded."""
    return _gazetteer(places_version())


def placing_rows(frame: Frame) -> list[Row]:
    """Give the rows of a frame, in order of code and time."""
    return _placing_rows(places_version(), frame)


def bearer_rows() -> list[Row]:
    """Give which units came after which: a later one's state takes the place of an earlier's."""
    return _bearer_rows(places_version())


def body_rows() -> list[Row]:
    """Give who bore each code when, and as which body."""
    return _body_rows(places_version())


@lru_cache(maxsize=1)
def _gazetteer(version: str) -> Gazetteer:  # noqa: ARG001 - what the answer is remembered by
    units = (told(row) for row in models.Unit.objects.order_by("code", "since"))
    steps = models.Succession.objects.order_by("since", "before", "after")
    return Gazetteer(units, map(told_succession, steps))


@lru_cache(maxsize=_FRAMES)
def _placing_rows(version: str, frame: Frame) -> list[Row]:
    return placings_of(_gazetteer(version), frame)


def placings_of(places: Gazetteer, frame: Frame) -> list[Row]:
    """Give the rows of a frame by a gazetteer of one's own."""
    return [row for one in placings(places, frame) for row in _rows_of(one)]


def _rows_of(one: Placing) -> list[Row]:
    counts = [
        len({getattr(spot, name) for spot in one.spots})
        for name in ("unit", "district", "province")
    ]
    return [
        (one.unit.code, one.since, one.until or _END, _bearer(one.unit), spot.unit, spot.district,
         spot.province, *counts, one.alone)
        for spot in sorted(one.spots, key=lambda s: (s.unit, s.district, s.province))
    ]  # fmt: skip


@lru_cache(maxsize=1)
def _bearer_rows(version: str) -> list[Row]:
    return bearers_of(_gazetteer(version))


def bearers_of(places: Gazetteer) -> list[Row]:
    """Give which units came after which in a gazetteer of one's own."""
    after: dict[Unit, set[Unit]] = defaultdict(set)
    for unit in sorted(places.units, key=lambda u: u.start, reverse=True):
        for step in places.onward(unit):
            heir = places.bearer(step.after, on=step.since) if step.ends else None
            if heir is not None and heir.level is unit.level:
                after[unit] |= {heir, *after[heir]}
    return [(_bearer(unit), _bearer(heir)) for unit, heirs in after.items() for heir in heirs]


@lru_cache(maxsize=1)
def _body_rows(version: str) -> list[Row]:
    return bodies_of(_gazetteer(version))


def bodies_of(places: Gazetteer) -> list[Row]:
    """Give who bore each code when, and as which body, in a gazetteer of one's own."""
    courses = Courses(places)
    return [
        row
        for code in dict.fromkeys(unit.code for unit in places.units)
        for row in _bodies(courses, places.bearers(code))
    ]


def _bodies(courses: Courses, bearers: Sequence[Unit]) -> Iterator[Row]:
    """Give the rows of one code: each bearer's lasts until the next one's begins."""
    formed = [courses.formed(unit) for unit in bearers]
    next_since = [*(unit.start for unit in bearers[1:]), _END]
    for unit, until, body in zip(bearers, next_since, formed, strict=True):
        again = min((day for day in formed if day > body), default=_END)
        yield (unit.code, unit.start, until, _bearer(unit), body, again, courses.body(unit))


def _bearer(unit: Unit) -> str:
    return f"{unit.code}@{unit.start.isoformat()}"
