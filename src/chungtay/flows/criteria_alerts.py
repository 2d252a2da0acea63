"""What is out of order with recognised places: criteria lost, days set by re-checks gone by."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from chungtay.analytics.engine import Engine
from chungtay.apps.criteria.recognition import queries
from chungtay.apps.units import queries as units
from chungtay.core.alerts.cause import Asked, Due
from chungtay.core.alerts.content import Missed
from chungtay.core.criteria.grade import Grade
from chungtay.core.criteria.recognition.backsliding import Lost, Why
from chungtay.core.criteria.recognition.recheck import Found, Recheck, last_found
from chungtay.core.kernel.quantity import Missing
from chungtay.core.measures.answer import Question
from chungtay.core.units.unit import Level
from chungtay.flows.backsliding import backsliding
from chungtay.packs import loader

MET, COUNTED, LOST = "criteria.met", "communes.recognised_to", "rechecks.lost"
Where = tuple[tuple[str, tuple[str, ...]], ...]


def lost(engine: Engine, *, province: str, on: dt.date, titles: Mapping[str, str]) -> Iterator[Due]:
    """Tell each criterion that a place met when it was recognised, or after, and has lost since.

    A condition before the criteria, such as a district's share of communes, is told alike. What it
    never met, or a newer set asks, is on the page of backsliding and alarms nobody.
    """
    for place in backsliding(province=province, on=on, of=engine):
        unit, grade = place.recognition.unit, place.recognition.grade
        for one in place.lost:
            if one.why is Why.LOST:
                yield Due(
                    f"lost:{unit}:{grade}:{one.criterion}", titles[unit], unit, one.since,
                    missed=Missed(place.criteria_set, one.criterion, grade),
                    number=_asked(engine, unit, place.criteria_set, one, on=on),
                )  # fmt: skip


def unrestored(engine: Engine, *, on: dt.date, titles: Mapping[str, str]) -> Iterator[Due]:
    """Tell each criterion that a re-check found lost and nobody has said to be restored since.

    Of places whose recognition still stands; a village is told of to the people of its commune.
    """
    held = {
        (one.place, one.grade)
        for villages in (False, True)
        for one in queries.standing(titles, on=on, villages=villages)
    }
    names = {one.place: one.name for one in queries.villages(titles, on=on)}
    for row in last_found(queries.rechecks(titles, on=on)).values():
        open_still = row.found is Found.LOST and (row.place, row.grade) in held
        if open_still and row.due is not None and row.overdue_by(on):
            yield Due(
                f"recheck:{row.place}:{row.grade}:{row.criterion}", _title(row, titles, names),
                row.unit, row.due, missed=Missed(row.criteria_set, row.criterion, row.grade),
                number=_open(engine, row, on=on),
            )  # fmt: skip


def _title(row: Recheck, titles: Mapping[str, str], names: Mapping[str, str]) -> str:
    place = titles[row.unit]
    return f"{names.get(row.place, row.village)}, {place}" if row.village else place


def _asked(engine: Engine, unit: str, criteria_set: str, one: Lost, *, on: dt.date) -> Asked | None:
    """Give the number that says it: of a share, the communes that hold the grade."""
    if one.result.number:
        where: Where = (
            ("unit", (unit,)), ("criteria_set", (criteria_set,)), ("criterion", (one.criterion,)),
        )  # fmt: skip
        return _number(engine, MET, where, on=on)
    shares = {share.code: share.grade for share in loader.criteria_set(criteria_set).shares}
    grade = shares.get(one.criterion, Grade.STANDARD)
    district = units.unit(unit, on=on).level is Level.DISTRICT
    place = (("district" if district else "province"), (unit,))
    return _number(engine, COUNTED, (place, ("grade", (grade.value,))), on=on)


def _open(engine: Engine, row: Recheck, *, on: dt.date) -> Asked | None:
    """Give how many criteria re-checks found lost that still are, at the row's unit."""
    return _number(engine, LOST, (("unit", (row.unit,)),), on=on)


def _number(engine: Engine, measure: str, where: Where, *, on: dt.date) -> Asked | None:
    value = engine.value(measure, Question(dict(where), on, on))
    return None if isinstance(value, Missing) else Asked(measure, where, value)
