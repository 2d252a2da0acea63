"""Read assessments and recognitions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.db.models import QuerySet

from chungtay.apps.criteria import models
from chungtay.apps.criteria.rows import recognition_of
from chungtay.apps.kernel.standing import grounds
from chungtay.core.criteria.record import Assessment, Recognition


def assessments(unit: str, *, criteria_set: str, on: dt.date) -> dict[str, Assessment]:
    """Give a unit's last assessment of each criterion up to a day, by the criterion's code."""
    rows: QuerySet[models.Assessment] = QuerySet(models.Assessment).filter(
        unit=unit, criteria_set=criteria_set, on__lte=on
    )
    return {
        row.criterion: _assessment(row)
        for row in rows.order_by("criterion", "on", "known_from", "pk")
    }


def recognitions(units: Iterable[str]) -> tuple[Recognition, ...]:
    """Give every decision on the recognition of certain units, by day."""
    rows: QuerySet[models.Recognition] = (
        QuerySet(models.Recognition).filter(unit__in=tuple(units)).order_by("on", "pk")
    )
    return tuple(recognition_of(row) for row in rows)


def _assessment(row: models.Assessment) -> Assessment:
    return Assessment(
        unit=row.unit,
        criteria_set=row.criteria_set,
        criterion=row.criterion,
        met=row.met,
        on=row.on,
        grounds=grounds(row),
    )
