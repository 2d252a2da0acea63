"""Read assessments and recognitions."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from chungtay.apps.criteria import models
from chungtay.apps.criteria.rows import recognition_of
from chungtay.apps.kernel.queries import known_by
from chungtay.apps.kernel.standing import grounds
from chungtay.apps.units.bodies import Bodies
from chungtay.core.criteria.record import Assessment, Recognition


def assessments(
    units: Collection[str],
    *,
    criteria_sets: Collection[str],
    on: dt.date,
    as_known: dt.date | None = None,
) -> Mapping[str, tuple[Assessment, ...]]:
    """Give every assessment of units' criteria up to a day, in the order of days and of writing.

    Of the bodies that bear the codes on the day, whatever they were called then.
    """
    of = Bodies.of(units, on=on)
    said: dict[str, list[Assessment]] = defaultdict(list)
    for row in _said(of.codes, criteria_sets, on, as_known):
        if unit := of.told(row.unit, row.on):
            said[unit].append(_assessment(row))
    return {unit: tuple(each) for unit, each in said.items()}


@dataclass(frozen=True, slots=True)
class Recorded:
    """An assessment as it was written: when, and by whom."""

    assessment: Assessment
    by: str
    at: dt.datetime


def recorded(
    unit: str, *, criteria_set: str, on: dt.date, as_known: dt.date | None = None
) -> dict[str, Recorded]:
    """Give a unit's last assessments up to a day as they were written, by the criterion's code.

    What was said of another body that bore its code is left out.
    """
    of = Bodies.of([unit], on=on)
    return {
        row.criterion: Recorded(_assessment(row), row.recorded_by, row.recorded_at)
        for row in _said(of.codes, [criteria_set], on, as_known)
        if of.told(row.unit, row.on)
    }


def changed_days(
    units: Collection[str],
    *,
    criteria_sets: Collection[str],
    on: dt.date,
    as_known: dt.date | None = None,
) -> set[dt.date]:
    """Give the days on which anything was said of units under some sets, or decided of them.

    Of the bodies that bear the codes on a day: another that bore one before has days of its own.
    """
    of = Bodies.of(units, on=on)
    under = Q(unit__in=of.codes, criteria_set__in=criteria_sets)
    said: QuerySet[models.Reading] = QuerySet(models.Reading).filter(under)
    whole: QuerySet[models.Assessment] = QuerySet(models.Assessment).filter(under)
    decided: QuerySet[models.Recognition] = QuerySet(models.Recognition).filter(unit__in=of.codes)
    told = {
        *known_by(said, as_known).values_list("unit", "on").distinct(),
        *known_by(whole, as_known).values_list("unit", "on").distinct(),
        *known_by(decided, as_known).values_list("unit", "on").distinct(),
    }
    return {day for unit, day in told if of.told(unit, day)}


def recognitions(
    units: Iterable[str], *, as_known: dt.date | None = None
) -> tuple[Recognition, ...]:
    """Give every decision on the recognition of certain codes, by day, whoever bore them."""
    rows: QuerySet[models.Recognition] = QuerySet(models.Recognition).filter(unit__in=tuple(units))
    return tuple(recognition_of(row) for row in known_by(rows, as_known).order_by("on", "pk"))


def _said(
    units: Collection[str], criteria_sets: Collection[str], on: dt.date, as_known: dt.date | None
) -> QuerySet[models.Assessment]:
    rows: QuerySet[models.Assessment] = QuerySet(models.Assessment).filter(
        unit__in=units, criteria_set__in=criteria_sets, on__lte=on
    )
    return known_by(rows, as_known).order_by("on", "known_from", "pk")


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
