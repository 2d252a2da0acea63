"""Which criteria sets a unit may be assessed by on a day, and which one where nobody names any."""

from __future__ import annotations

import datetime as dt

from chungtay.core.criteria.criteria_set import CriteriaSet, UnitLevel
from chungtay.core.criteria.grade import Grade
from chungtay.packs import loader


def sets_of(level: UnitLevel, *, on: dt.date, province: str | None = None) -> list[CriteriaSet]:
    """Give the sets for a sort of unit: those in force first, the standard before the grades."""
    listed = loader.criteria_sets(level=level, province=province)
    grades = list(Grade)
    return sorted(listed, key=lambda one: (not one.stands(on), grades.index(one.grade), one.since))


def standard_set(level: UnitLevel, *, on: dt.date, province: str | None = None) -> CriteriaSet:
    """Give the standard set of a sort of unit on a day: of those begun, the last.

    Before the first began it is the first, so that what was said early has a set to stand under.
    """
    listed = loader.criteria_sets(level=level, grade=Grade.STANDARD, province=province)
    begun = [one for one in listed if one.since <= on]
    return max(begun, key=lambda one: one.since) if begun else min(listed, key=lambda o: o.since)
