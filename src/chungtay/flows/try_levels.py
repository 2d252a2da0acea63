"""What a province's new levels would change: each commune judged as the set is and would be.

Nothing is written. A commune is judged by the specification itself, so that what is foretold here
is what every page tells once the levels are saved.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from chungtay.apps.criteria import levels
from chungtay.apps.units import queries as units
from chungtay.core.criteria.criteria_set import CriteriaSet
from chungtay.core.criteria.judging import SetResult, Verdict, judge_set
from chungtay.core.units.unit import Level, Unit
from chungtay.flows.judge_units import cases
from chungtay.packs import loader


@dataclass(frozen=True, slots=True)
class Moved:
    """A commune of which the threshold's verdict, or the number of criteria met, would change."""

    unit: Unit
    before: Verdict
    after: Verdict
    criteria_before: int
    criteria_after: int


@dataclass(frozen=True, slots=True)
class Trial:
    """A set before and after new levels, how many communes were judged, and which would move."""

    before: CriteriaSet
    after: CriteriaSet
    on: dt.date
    judged: int
    moved: tuple[Moved, ...]


def tried(told: levels.Change, *, on: dt.date) -> Trial:
    """Judge every commune of the province on a day, or on the first of the new table if later.

    Raises what `levels.proposed` does.
    """
    after, _files = levels.proposed(told)
    before = loader.criteria_set(told.criteria_set, province=told.province)
    day = max(on, told.since)
    communes = {
        unit.code: unit
        for unit in units.subtree(told.province, on=day, level=Level.COMMUNE)
        if unit.is_rural
    }
    found = cases(tuple(communes), criteria_set=told.criteria_set, on=day)
    moved = []
    for code, (_law, case) in found.items():
        one, two = judge_set(before, case), judge_set(after, case)
        change = Moved(
            communes[code],
            _verdict(one, told.threshold),
            _verdict(two, told.threshold),
            one.count(Verdict.MET),
            two.count(Verdict.MET),
        )
        if (change.before, change.criteria_before) != (change.after, change.criteria_after):
            moved.append(change)
    return Trial(before, after, day, len(found), tuple(moved))


def _verdict(result: SetResult, threshold: str) -> Verdict:
    return next(t.ruling.verdict for t in result.thresholds() if t.threshold.code == threshold)
