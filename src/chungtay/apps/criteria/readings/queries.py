"""Read readings: each stage's last word of each threshold up to a day."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Mapping

from django.db.models import QuerySet

from chungtay.apps.criteria import models
from chungtay.apps.criteria.readings.rows import reading_of
from chungtay.core.criteria.reading import Reading, Stage

Said = Mapping[tuple[str, Stage], Reading]
"""What was last said of a threshold by a stage."""


def readings(unit: str, *, criteria_set: str, on: dt.date) -> Said:
    """Give each stage's last word of each threshold of a unit up to a day."""
    return readings_of((unit,), criteria_set=criteria_set, on=on).get(unit, {})


def readings_of(
    units: Collection[str], *, criteria_set: str, on: dt.date, thresholds: Collection[str] = ()
) -> Mapping[str, Said]:
    """Give the same of several units, of certain thresholds or of all."""
    rows: QuerySet[models.Reading] = QuerySet(models.Reading).filter(
        unit__in=units, criteria_set=criteria_set, on__lte=on
    )
    if thresholds:
        rows = rows.filter(threshold__in=thresholds)
    said: dict[str, dict[tuple[str, Stage], Reading]] = defaultdict(dict)
    for row in rows.order_by("on", "known_from", "pk"):
        said[row.unit][row.threshold, Stage(row.stage)] = reading_of(row)
    return said


def history(unit: str, *, criteria_set: str, threshold: str) -> tuple[Reading, ...]:
    """Give everything that was ever said of one threshold of a unit, as it was written."""
    rows: QuerySet[models.Reading] = QuerySet(models.Reading).filter(
        unit=unit, criteria_set=criteria_set, threshold=threshold
    )
    return tuple(reading_of(row) for row in rows.order_by("on", "known_from", "pk"))
