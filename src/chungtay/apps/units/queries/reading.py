"""Rows of units as the core's frozen values, and the order in which they are told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.db.models import Q, QuerySet

from chungtay.apps.units import models
from chungtay.core.kernel.vietnamese import sort_key
from chungtay.core.units.succession import Succession, SuccessionKind
from chungtay.core.units.unit import Level, Unit, UnitType

HIGHEST_FIRST = {level.value: rank for rank, level in enumerate(Level)}


def standing_rows(on: dt.date) -> QuerySet[models.Unit]:
    """Narrow to the units that stand on a day."""
    return models.Unit.objects.filter(Q(until=None) | Q(until__gt=on), since__lte=on)


def told(row: models.Unit) -> Unit:
    """Tell a row as the core's unit."""
    return Unit(
        code=row.code,
        since=row.since if row.since_known else None,
        until=row.until,
        level=Level(row.level),
        type=UnitType(row.type),
        name=row.name,
        parent=row.parent,
        lat=row.lat,
        lon=row.lon,
        document=row.document,
    )


def told_succession(row: models.Succession) -> Succession:
    """Tell a row as the core's succession."""
    return Succession(
        before=row.before,
        after=row.after,
        since=row.since,
        kind=SuccessionKind(row.kind),
        document=row.document,
        main=row.main,
        verified=row.verified,
    )


def order(row: models.Unit) -> tuple[int, str, str]:
    """Give a row's place: the highest level first, then the alphabet, then the code."""
    return (HIGHEST_FIRST[row.level], row.sort_key, row.code)


def in_order(rows: QuerySet[models.Unit]) -> tuple[Unit, ...]:
    """Tell rows in their order."""
    return tuple(told(row) for row in sorted(rows, key=order))


def by_alphabet(found: Iterable[Unit]) -> tuple[Unit, ...]:
    """Put units in the order in which rows are told."""
    return tuple(sorted(found, key=lambda u: (HIGHEST_FIRST[u.level], sort_key(u.name), u.code)))
