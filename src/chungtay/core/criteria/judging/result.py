"""Results with their explanation: of a threshold, a requirement, a criterion and a whole set."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from chungtay.core.criteria.criteria_set import (
    Column,
    Criterion,
    Level,
    Requirement,
    Threshold,
    Zone,
)
from chungtay.core.criteria.judging.shapes import Silence
from chungtay.core.criteria.judging.value import Value, short_by
from chungtay.core.criteria.judging.verdict import Ruling, Verdict, combined
from chungtay.core.criteria.reading import Reading
from chungtay.core.criteria.record import Assessment


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a threshold was judged as it was.

    `level` is the level in force in the unit's `column` since `since`, set by the words `cite`;
    `verified` says whether those words were read. `required` is the number asked of this unit: the
    level, or the level times its own past value. `silence` says why the computation finds nothing.
    """

    value: Value | None
    level: Level | None
    required: Value | None
    column: Column | None
    zone: Zone | None
    since: dt.date | None
    cite: str
    verified: bool
    silence: Silence | None = None
    past: Value | None = None


@dataclass(frozen=True, slots=True)
class ThresholdResult:
    """A threshold judged; `computed` is what the computation alone says."""

    threshold: Threshold
    ruling: Ruling
    computed: Verdict
    explanation: Explanation
    reading: Reading | None = None

    @property
    def short_by(self) -> Fraction | None:
        """Tell by how much the value misses what is asked; None where there is nothing to tell."""
        told = self.explanation
        if told.value is None or told.required is None:
            return None
        return short_by(told.value, self.threshold.comparator, told.required)


@dataclass(frozen=True, slots=True)
class RequirementResult:
    """A requirement judged: all its thresholds must be met."""

    requirement: Requirement
    ruling: Ruling
    thresholds: tuple[ThresholdResult, ...]

    @property
    def was_read(self) -> bool:
        """Tell whether anybody read any threshold of it."""
        return any(result.reading for result in self.thresholds)


@dataclass(frozen=True, slots=True)
class CriterionResult:
    """A criterion judged: all its applicable requirements must be met.

    `assessment` is the verdict recorded on the whole criterion, where that one decides; `computed`
    is what the requirements alone say.
    """

    criterion: Criterion
    ruling: Ruling
    requirements: tuple[RequirementResult, ...]
    assessment: Assessment | None = None

    @property
    def computed(self) -> Verdict:
        """Tell what follows from the requirements, whatever was recorded on the whole."""
        return combined(each.ruling for each in self.requirements).verdict

    @property
    def deciding(self) -> tuple[RequirementResult, ...]:
        """Give the requirements that keep the criterion from being met."""
        keeping = (Verdict.NOT_MET, Verdict.UNDETERMINED)
        return tuple(r for r in self.requirements if r.ruling.verdict in keeping)


@dataclass(frozen=True, slots=True)
class SetResult:
    """A unit judged under a whole set."""

    criteria_set: str
    unit: str
    on: dt.date
    ruling: Ruling
    criteria: tuple[CriterionResult, ...]

    def count(self, verdict: Verdict) -> int:
        """Count the criteria of a verdict."""
        return sum(criterion.ruling.verdict is verdict for criterion in self.criteria)

    def thresholds(self) -> Iterator[ThresholdResult]:
        """Give every threshold, in order."""
        for criterion in self.criteria:
            for requirement in criterion.requirements:
                yield from requirement.thresholds
