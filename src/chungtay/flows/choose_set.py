"""Which criteria set a unit is looked at under: the one named, or the standard of the day."""

from __future__ import annotations

import datetime as dt

from chungtay.apps.units.queries import superiors
from chungtay.apps.units.queries import unit as find_unit
from chungtay.core.criteria.assessing import require_set_for
from chungtay.core.criteria.criteria_set import CriteriaSet, UnitLevel
from chungtay.packs import loader
from chungtay.packs.applying import sets_of, standard_set


def set_of(unit: str, *, on: dt.date, named: str = "") -> CriteriaSet:
    """Give the set named, or the standard one for the unit's sort on the day.

    Raises `UnknownUnit`, `UnknownEntry` for a set no pack has, or `SetNotForUnit`.
    """
    found = find_unit(unit, on=on)
    province = _province(unit, on)
    if not named:
        return standard_set(UnitLevel(found.level.value), on=on, province=province)
    law = loader.criteria_set(named, province=province)
    require_set_for(law, found)
    return law


def sets_for(unit: str, *, on: dt.date) -> list[CriteriaSet]:
    """Give every set that speaks of the unit's sort: those in force first. Raises `UnknownUnit`."""
    level = UnitLevel(find_unit(unit, on=on).level.value)
    return sets_of(level, on=on, province=_province(unit, on))


def _province(unit: str, on: dt.date) -> str:
    return (unit, *superiors(unit, on=on))[-1]
