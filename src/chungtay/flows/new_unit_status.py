"""The new-rural status with which a unit that others became began, with what says so."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from chungtay.apps.criteria.recognition.queries import standing
from chungtay.apps.units import queries
from chungtay.core.criteria.grade import Grade
from chungtay.core.criteria.new_unit import Forebear, NewUnitRule, NewUnitStatus, carried
from chungtay.core.law.dated import Setting
from chungtay.core.units.succession import SAME_BODY, SHARES, SuccessionKind
from chungtay.core.units.unit import Level, Unit
from chungtay.packs import new_units

_MADE_BY = SHARES | SAME_BODY | {SuccessionKind.MERGE}


@dataclass(frozen=True, slots=True)
class Began:
    """With what a unit began: the day, what it carries, and the setting that says so."""

    on: dt.date
    status: NewUnitStatus
    rule: Setting[NewUnitRule]


def began(unit: Unit, *, on: dt.date) -> Began | None:
    """Tell with what a commune began on its first day; None if it did not come of others.

    Of one that is the same body under another name, code, type or superior only where it had
    something to keep.
    """
    steps = [s for s in queries.came_from(unit.code, on=on) if s.since == unit.since]
    if unit.level is not Level.COMMUNE or not any(s.kind in _MADE_BY for s in steps):
        return None
    since = steps[0].since
    eve = since - dt.timedelta(days=1)
    before = queries.units([step.before for step in steps], on=eve)
    held = {one.unit for one in standing(list(before), on=eve) if one.grade is Grade.STANDARD}
    forebears = [
        Forebear(
            step.before, before[step.before].title,
            rural=before[step.before].is_rural,
            recognised=step.before in held, whole=step.whole, same=step.kind in SAME_BODY,
        )
        for step in steps
        if step.before in before
    ]  # fmt: skip
    if all(one.same for one in forebears) and not held:
        return None
    rule = new_units.setting(on=since)
    rural = unit.is_rural
    return Began(since, carried(rule.value, rural=rural, forebears=forebears), rule)
