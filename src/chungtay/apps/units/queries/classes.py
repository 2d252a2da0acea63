"""The classes that decisions have put a unit in: the body that bears the code on the day asked."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from chungtay.apps.kernel.queries import known_by
from chungtay.apps.units import models
from chungtay.apps.units.bodies import spells_of
from chungtay.core.units.unit_class import ClassStep, Membership, UnitClass


def class_history(
    code: str, *, on: dt.date, at: dt.date | None = None, as_known: dt.date | None = None
) -> tuple[ClassStep, ...]:
    """Give every time a unit entered a class or left one up to a day, in order of time.

    Of several rows about one class and day the last known counts, as in `classes_of`. `at` is a day
    on which the code means that unit, where it is not the day asked.
    """
    rows = known_by(_written(code, at or on).filter(on__lte=on), as_known)
    steps = {
        (row.on, row.unit_class): ClassStep(
            UnitClass(row.unit_class), row.on, holds=row.holds, document=row.document
        )
        for row in rows.order_by("on", "known_from", "id")
    }
    return tuple(steps.values())


def classes_of(
    code: str, *, on: dt.date, as_known: dt.date | None = None
) -> tuple[Membership, ...]:
    """Give the classes a unit is in on a day, each with the day and document that put it there."""
    history = known_by(_written(code, on).filter(on__lte=on), as_known)
    latest = {row.unit_class: row for row in history.order_by("on", "known_from", "id")}
    return tuple(
        Membership(UnitClass(row.unit_class), row.on, row.document)
        for _, row in sorted(latest.items())
        if row.holds
    )


@dataclass(frozen=True, slots=True)
class ClassSaid:
    """A step as it was written: by whom and when; `superseded` where a later row says otherwise."""

    step: ClassStep
    by: str
    at: dt.datetime
    superseded: bool


def class_rows(code: str, *, on: dt.date) -> tuple[ClassSaid, ...]:
    """Give everything that was ever written of a unit's classes, in order of time."""
    told = list(_written(code, on).order_by("on", "known_from", "id"))
    last = {(row.on, row.unit_class): row.pk for row in told}
    return tuple(
        ClassSaid(
            ClassStep(UnitClass(row.unit_class), row.on, holds=row.holds, document=row.document),
            row.recorded_by,
            row.recorded_at,
            last[row.on, row.unit_class] != row.pk,
        )
        for row in told
    )


def classed_since(known: dt.date) -> int:
    """Count what was written of classes of units that nobody knew by a day."""
    rows: QuerySet[models.UnitClass] = QuerySet(models.UnitClass)
    return rows.filter(known_from__gt=known).count()


def _written(code: str, on: dt.date) -> QuerySet[models.UnitClass]:
    """Narrow to what was written of the body that bears the code on a day, under every code."""
    borne = Q(pk__in=())
    for one in spells_of(code, on=on):
        within = Q(unit=one.code, on__gte=one.since)
        borne |= within & Q(on__lt=one.until) if one.until else within
    rows: QuerySet[models.UnitClass] = QuerySet(models.UnitClass)
    return rows.filter(borne)
