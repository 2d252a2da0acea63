"""Read assessments and recognitions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from chungtay.apps.criteria import models
from chungtay.apps.criteria.rows import recognition_of
from chungtay.apps.kernel.standing import grounds
from chungtay.core.criteria.record import Assessment, Recognition


def assessments(unit: str, *, criteria_set: str, on: dt.date) -> dict[str, Assessment]:
    """Give a unit's last assessment of each criterion up to a day, by the criterion's code."""
    return {row.criterion: _assessment(row) for row in _said(unit, criteria_set, on)}


@dataclass(frozen=True, slots=True)
class Recorded:
    """An assessment as it was written: when, and by whom."""

    assessment: Assessment
    by: str
    at: dt.datetime


def recorded(unit: str, *, criteria_set: str, on: dt.date) -> dict[str, Recorded]:
    """Give a unit's last assessments up to a day as they were written, by the criterion's code."""
    return {
        row.criterion: Recorded(_assessment(row), row.recorded_by, row.recorded_at)
        for row in _said(unit, criteria_set, on)
    }


def recognitions(units: Iterable[str]) -> tuple[Recognition, ...]:
    """Give every decision on the recognition of certain units, by day."""
    rows: QuerySet[models.Recognition] = (
        QuerySet(models.Recognition).filter(unit__in=tuple(units)).order_by("on", "pk")
    )
    return tuple(recognition_of(row) for row in rows)


def _said(unit: str, criteria_set: str, on: dt.date) -> QuerySet[models.Assessment]:
    rows: QuerySet[models.Assessment] = QuerySet(models.Assessment).filter(
        unit=unit, criteria_set=criteria_set, on__lte=on
    )
    return rows.order_by("criterion", "on", "known_from", "pk")


def _assessment(row: models.Assessment) -> Assessment:
    return Assessment(
        unit=row.unit,
        criteria_set=row.criteria_set,
        criterion=row.criterion,
        met=row.met,
        on=row.on,
        grounds=grounds(row),
        note=row.note,
    )
