"""What is out of order with recognised places: criteria lost, days set by re-checks gone by."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from chungtay.analytics.engine import Engine
from chungtay.apps.criteria.recognition import queries
from chungtay.core.alerts.cause import Due
from chungtay.core.alerts.content import Missed
from chungtay.core.criteria.recognition.backsliding import Why
from chungtay.core.criteria.recognition.recheck import Found, last_found
from chungtay.flows.backsliding import backsliding


def lost(engine: Engine, *, province: str, on: dt.date, titles: Mapping[str, str]) -> Iterator[Due]:
    """Tell each criterion that a place met when it was recognised, or after, and has lost since.

    What it never met, or a newer set asks, is on the page of backsliding and alarms nobody; nor
    does a district's share of communes, which falls by a decision that somebody has just taken.
    """
    for place in backsliding(province=province, on=on, of=engine):
        unit, grade = place.recognition.unit, place.recognition.grade
        for one in place.lost:
            if one.why is Why.LOST and one.result.number:
                yield Due(
                    f"lost:{unit}:{grade}:{one.criterion}", titles[unit], unit, one.since,
                    missed=Missed(place.criteria_set, one.criterion, grade),
                )  # fmt: skip


def unrestored(*, on: dt.date, titles: Mapping[str, str]) -> Iterator[Due]:
    """Tell each criterion that a re-check found lost and nobody has said to be restored since.

    Of places whose recognition still stands, the villages of communes left out: they bear no name
    among units.
    """
    held = {(one.unit, one.grade) for one in queries.standing(titles, on=on)}
    found = last_found(one for one in queries.rechecks(titles, on=on) if not one.village)
    for row in found.values():
        open_still = row.found is Found.LOST and (row.unit, row.grade) in held
        if open_still and row.due is not None and row.overdue_by(on):
            yield Due(
                f"recheck:{row.unit}:{row.grade}:{row.criterion}", titles[row.unit], row.unit,
                row.due, missed=Missed(row.criteria_set, row.criterion, row.grade),
            )  # fmt: skip
