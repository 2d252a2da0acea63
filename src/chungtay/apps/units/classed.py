"""Classes of units over time, for whoever places units in tables of law."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Count, Max, Q, QuerySet

from chungtay.apps.units import models
from chungtay.core.units.unit import Level
from chungtay.core.units.unit_class import UnitClass


@dataclass(frozen=True, slots=True)
class Bearer:
    """Who bore a code from `since` up to, not including, `until`, and where it lay.

    `formed` is the first day on which the code meant this same body, and `body` names that body,
    alike under every code it has borne.
    """

    code: str
    since: dt.date
    until: dt.date | None
    district: str
    province: str
    formed: dt.date
    body: str

    @property
    def began(self) -> dt.date:
        """Give the first day of the body, under whatever code it bore then."""
        return dt.date.fromisoformat(self.body.rpartition("@")[2])

    def stands(self, on: dt.date) -> bool:
        """Tell whether it bears the code on a day."""
        return self.since <= on and (self.until is None or on < self.until)


@dataclass(frozen=True, slots=True)
class Entry:
    """From `on`, a unit is in a class (`holds`) or no longer in it."""

    unit: str
    unit_class: UnitClass
    on: dt.date
    holds: bool


def entries() -> tuple[Entry, ...]:
    """Give every entry into a class and every leaving, in order of time."""
    rows: QuerySet[models.UnitClass] = QuerySet(models.UnitClass).order_by("on", "known_from", "pk")
    return tuple(Entry(r.unit, UnitClass(r.unit_class), r.on, r.holds) for r in rows)


def entries_version() -> str:
    """Give a mark that changes whenever an entry is written."""
    mark = QuerySet(models.UnitClass).aggregate(count=Count("id"), last=Max("id"))
    return f"{mark['count']}/{mark['last']}"


def provinces() -> tuple[Bearer, ...]:
    """Give every province there has been, in order of code and time."""
    return _bearers(Q(level=Level.PROVINCE.value))


def bearers_at(codes: Iterable[str]) -> tuple[Bearer, ...]:
    """Give every unit that bore one of the codes or lay in a district that did.

    Also under whatever other code the same body has been.
    """
    wanted = set(codes)
    same = models.Unit.objects.filter(code__in=wanted).values("body")
    return _bearers(Q(code__in=wanted) | Q(district__in=wanted) | Q(body__in=same))


def bearers_on(codes: Iterable[str], *, on: dt.date) -> dict[str, Bearer]:
    """Give who bears each code on a day; a code that nobody bears then is left out."""
    stands = Q(until=None) | Q(until__gt=on)
    found = _bearers(stands & Q(code__in=set(codes), since__lte=on))
    return {bearer.code: bearer for bearer in found}


def formed_after(days: Mapping[str, dt.date]) -> tuple[Bearer, ...]:
    """Give the communes of some provinces that were formed after a day, by the province's code."""
    found = Q(pk__in=())
    for province, day in days.items():
        found |= Q(province=province, formed__gt=day)
    return _bearers(found & Q(level=Level.COMMUNE.value))


def _bearers(which: Q) -> tuple[Bearer, ...]:
    rows = (
        models.Unit.objects.filter(which)
        .order_by("code", "since")
        .values_list("code", "since", "until", "district", "province", "formed", "body")
    )
    return tuple(Bearer(*row) for row in rows)
