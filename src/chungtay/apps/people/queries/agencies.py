"""What agencies are called: those that stand in certain units, and any by its code."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from chungtay.apps.people.models import Agency
from chungtay.apps.people.queries.places import standing
from chungtay.core.kernel.vietnamese import sort_key


def agencies_in(units: Iterable[str], *, on: dt.date) -> tuple[tuple[str, str], ...]:
    """Give code and title of the agencies that stand in certain units on a day, by title."""
    rows = standing(on).filter(unit__in=tuple(units)).values_list("code", "title")
    return tuple(sorted(rows, key=lambda row: sort_key(row[1])))


def agency_titles(codes: Iterable[str]) -> dict[str, str]:
    """Give what agencies are called, by code; codes of none are left out."""
    return dict(Agency.objects.filter(code__in=set(codes)).values_list("code", "title"))
