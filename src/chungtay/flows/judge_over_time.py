"""Judge one unit on every day on which anything it is judged by changed.

What changes a verdict: a stage speaks, a verdict on a whole criterion is recorded, a level begins,
the unit is put into another class or recognised. Between two such days nothing moves.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from chungtay.apps.units.classed import Bearer, bearers_at
from chungtay.core.criteria.criteria_set import CriteriaSet
from chungtay.core.criteria.judging import judge_set
from chungtay.core.criteria.judging.over_time import Moment, Turn, turns
from chungtay.core.criteria.reading import Reading, Stage
from chungtay.flows.count_communes import counted_days, with_counts
from chungtay.flows.judge_units import Files
from chungtay.packs import loader

Spoken = Mapping[tuple[str, int, Stage], Reading]
"""The last word of a stage on a threshold of a year."""


@dataclass(frozen=True)
class OverTime:
    """A unit under one set over time: what was said of which year, and what followed when."""

    law: CriteriaSet
    moments: tuple[Moment, ...]
    said: Spoken

    @cached_property
    def years(self) -> tuple[int, ...]:
        """Give the years of which anything was said or in which a verdict turned."""
        every = (*self.thresholds.values(), *self.criteria.values())
        turned = {turn.on.year for told in every for turn in told}
        return tuple(sorted(turned | {year for _, year, _ in self.said}))

    @cached_property
    def thresholds(self) -> Mapping[str, tuple[Turn, ...]]:
        """Give the turns of each threshold, by its code."""
        by_day = [
            (one.on, {each.threshold.code: each.ruling for each in one.result.thresholds()})
            for one in self.moments
        ]
        return {
            threshold.code: turns((on, found[threshold.code]) for on, found in by_day)
            for threshold in self.law.thresholds()
        }

    @cached_property
    def criteria(self) -> Mapping[str, tuple[Turn, ...]]:
        """Give the turns of each criterion, by its code."""
        by_day = [
            (one.on, {each.criterion.code: each.ruling for each in one.result.criteria})
            for one in self.moments
        ]
        return {
            criterion.code: turns((on, found[criterion.code]) for on, found in by_day)
            for criterion in self.law.criteria
        }


def judged_over_time(
    unit: str, *, criteria_set: str, on: dt.date, as_known: dt.date | None = None
) -> OverTime:
    """Judge a unit that stands on a day from the first thing said of it up to that day."""
    files = Files.read([unit], criteria_sets=[criteria_set], on=on, as_known=as_known)
    bearer = files.bearers[unit]
    law = loader.criteria_set(criteria_set, province=bearer.province)
    borne = [one for one in bearers_at([unit]) if one.body == bearer.body]

    def judged(day: dt.date) -> Moment:
        there = next((one for one in borne if one.stands(day)), bearer)
        case = with_counts(law, files.case_of(law, there, on=day), as_known=as_known)
        return Moment(day, judge_set(law, case))

    moments = tuple(map(judged, _days(files, law, bearer)))
    told = files.said.get(bearer.body, ())
    return OverTime(law, moments, {(r.threshold, r.period, r.stage): r for r in told})


def _days(files: Files, law: CriteriaSet, bearer: Bearer) -> list[dt.date]:
    """Give the days on which anything may have changed, from the first saying on."""
    body = bearer.body
    read = {reading.on for reading in files.said.get(body, ())}
    said = read | {verdict.on for verdict in files.whole.get(body, ())}
    said |= counted_days(bearer.code, law, on=files.on)
    if not said:
        return []
    law_days = {table.since for t in law.thresholds() for table in t.tables}
    recognised = {one.on for one in files.recognised.get(body, ())}
    moved = law_days | recognised | files.classes.days(bearer)
    return sorted(said | {day for day in moved if min(said) < day <= files.on})
