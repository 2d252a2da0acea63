"""Where an agency lies on a day, also when its unit has gone into others since."""

from __future__ import annotations

import datetime as dt

from django.db.models import Q, QuerySet

from chungtay.apps.people.models import Agency
from chungtay.apps.units import queries as units


def standing(on: dt.date) -> QuerySet[Agency]:
    """Give the agencies that stand on a day."""
    return Agency.objects.filter(since__lte=on).filter(Q(until=None) | Q(until__gt=on))


def above(unit: str, *, on: dt.date) -> tuple[str, ...]:
    """Give the units a unit answers to on a day; one that stands no more answers to its heirs'."""
    if not unit or unit in units.units([unit], on=on) or not units.bearers(unit):
        return units.superiors(unit, on=on)
    heirs = [heir.code for heir in units.heirs(unit, on=on)]
    over = (code for heir in heirs for code in (heir, *units.superiors(heir, on=on)))
    return tuple(dict.fromkeys(over))


def under(root: str, *, on: dt.date) -> frozenset[str]:
    """Give the units of a subtree on a day, and those of agencies that have gone into it."""
    here = {unit.code for unit in units.subtree(root, on=on)}
    named = set(Agency.objects.values_list("unit", flat=True).distinct()) - here
    lost = named - units.units(named, on=on).keys()
    return frozenset(here | {code for code in lost if root in above(code, on=on)})
