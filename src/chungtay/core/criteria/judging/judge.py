"""Judging one unit under one set: readings against levels, upwards to the whole, explained.

This is the specification. The column store judges every unit at once in SQL
(`analytics/criteria`), and a test holds the two equal on whatever values and levels.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from chungtay.core.criteria.criteria_set import (
    Column,
    CriteriaSet,
    Criterion,
    LevelInForce,
    PastBase,
    Requirement,
    Threshold,
    Zone,
)
from chungtay.core.criteria.judging.result import (
    CriterionResult,
    Explanation,
    RequirementResult,
    SetResult,
    ThresholdResult,
)
from chungtay.core.criteria.judging.shapes import SHAPES, Asked, Computed, Silence
from chungtay.core.criteria.judging.standing import of_year, standing
from chungtay.core.criteria.judging.value import Value
from chungtay.core.criteria.judging.verdict import Basis, Ruling, Verdict, combined
from chungtay.core.criteria.reading import PERCENT, Judgement, Reading
from chungtay.core.criteria.record import Assessment


@dataclass(frozen=True, slots=True)
class Case:
    """All that is known of a unit on a day, for one set.

    `readings` and `assessments` are the unit's own of that set up to the day, in the order they
    were written; `column` and `zone` say where the unit stands in the tables of levels (None: not
    known); `recognised` is the year for which it was recognised, if it was. What was said of
    another unit that bore the code before is none of it.
    """

    unit: str
    on: dt.date
    column: Column | None
    zone: Zone | None = None
    readings: tuple[Reading, ...] = ()
    assessments: Mapping[str, Assessment] = field(default_factory=dict)
    recognised: int | None = None


def judge_set(criteria_set: CriteriaSet, case: Case) -> SetResult:
    """Judge a unit under a set on a day."""
    read = standing(case.readings)
    results = tuple(_criterion(c, case, read) for c in criteria_set.criteria)
    ruling = combined(result.ruling for result in results)
    return SetResult(criteria_set.code, case.unit, case.on, ruling, results)


def _criterion(criterion: Criterion, case: Case, read: Mapping[str, Reading]) -> CriterionResult:
    results = tuple(_requirement(r, case, read) for r in criterion.requirements)
    computed = combined(result.ruling for result in results)
    codes = {r.code for r in criterion.requirements}
    years = [r.period for r in case.readings if r.requirement in codes]
    told = case.assessments.get(criterion.code)
    if told is None or not _decides(told, max(years, default=0), computed):
        return CriterionResult(criterion, computed, results)
    verdict = Verdict.MET if told.met else Verdict.NOT_MET
    return CriterionResult(criterion, Ruling(verdict, Basis.RECORDED), results, told)


def _decides(told: Assessment, latest: int, computed: Ruling) -> bool:
    """Tell whether a verdict on the whole criterion counts: it is newer, or nothing else decides.

    It is newer if it speaks of a later year than any reading does.
    """
    return told.on.year > latest or computed.verdict is Verdict.UNDETERMINED


def _requirement(
    requirement: Requirement, case: Case, read: Mapping[str, Reading]
) -> RequirementResult:
    results = tuple(_threshold(t, case, read.get(t.code)) for t in requirement.thresholds)
    return RequirementResult(requirement, combined(result.ruling for result in results), results)


def _threshold(threshold: Threshold, case: Case, reading: Reading | None) -> ThresholdResult:
    value = value_of(reading, threshold)
    past = _past(threshold, case)
    level = level_of(threshold, case)
    found = _computed(threshold, level, value, past)
    explanation = Explanation(
        value=value,
        level=level.level if level else None,
        required=found.required,
        column=level.column if level else None,
        zone=case.zone,
        since=level.since if level else None,
        cite=level.cite if level else "",
        verified=bool(level and level.verified),
        silence=found.silence,
        past=past,
    )
    ruling = ruled(found.verdict, reading.judgement if reading else Judgement.NONE)
    return ThresholdResult(threshold, ruling, found.verdict, explanation, reading)


def ruled(computed: Verdict, judgement: Judgement) -> Ruling:
    """Decide between a computation and a recorded judgement: the computation, where it speaks.

    >>> ruled(Verdict.NOT_MET, Judgement.MET).verdict.value
    'not_met'
    >>> ruled(Verdict.UNDETERMINED, Judgement.MET)
    Ruling(verdict=<Verdict.MET: 'met'>, by=<Basis.RECORDED: 'recorded'>)
    """
    if computed is Verdict.UNDETERMINED and judgement is not Judgement.NONE:
        return Ruling(Verdict(judgement.value), Basis.RECORDED)
    return Ruling(computed, Basis.COMPUTED)


def level_of(threshold: Threshold, case: Case) -> LevelInForce | None:
    """Find the level asked of a unit on the day; None where no table is in force yet."""
    if not any(table.since <= case.on for table in threshold.tables):
        return None
    return threshold.level(on=case.on, column=case.column, zone=case.zone)


def value_of(reading: Reading | None, threshold: Threshold) -> Value | None:
    """Give the value of a reading in the threshold's unit; None where it gives only a verdict."""
    if reading is None or reading.part is None or reading.base is None:
        return None
    if threshold.unit == PERCENT:
        return Value.in_percent(reading.part, reading.base)
    return Value(reading.part, reading.base)


def _past(threshold: Threshold, case: Case) -> Value | None:
    """Find the unit's own value of the earlier time that the threshold names, if it names one."""
    year = case.recognised if threshold.base is PastBase.RECOGNITION else threshold.base
    if year is None:
        return None
    return value_of(of_year(case.readings, year).get(threshold.code), threshold)


def _computed(
    threshold: Threshold, level: LevelInForce | None, value: Value | None, past: Value | None
) -> Computed:
    if level is None:
        return Computed(Verdict.UNDETERMINED, silence=Silence.NOT_YET_LAW)
    return SHAPES[threshold.shape](Asked(level.level, threshold.comparator, value, past))
