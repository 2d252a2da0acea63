"""Whether units named by other registers exist on the days they are named for."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable

from chungtay.apps.units import queries
from chungtay.apps.units.models import Unit

Named = tuple[str, dt.date]
"""A unit's code and the day it is named for."""


def missing(named: Iterable[Named]) -> tuple[Named, ...]:
    """Give, by day and code, what names no unit; one question to the database per day."""
    by_day: dict[dt.date, set[str]] = defaultdict(set)
    for code, on in named:
        by_day[on].add(code)
    return tuple(
        (code, on)
        for on, codes in sorted(by_day.items())
        for code in sorted(codes - queries.units(codes, on=on).keys())
    )


def require_standing(named: Iterable[Named]) -> None:
    """Refuse (`units.unknown`) the first that names no unit."""
    for code, on in missing(named):
        queries.unit(code, on=on)


def lock(code: str) -> None:
    """Hold a unit's rows until the action is done, so that no two actions look at it at once."""
    list(Unit.objects.select_for_update().filter(code=code).values_list("pk", flat=True))
