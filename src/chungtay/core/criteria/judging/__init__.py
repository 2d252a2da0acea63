"""Judging: a reading held against the level in force, and what follows for requirement and set."""

from chungtay.core.criteria.judging.judge import Case, judge_set, level_of, ruled, value_of
from chungtay.core.criteria.judging.resolved import resolved
from chungtay.core.criteria.judging.result import (
    CriterionResult,
    Explanation,
    RequirementResult,
    SetResult,
    ThresholdResult,
)
from chungtay.core.criteria.judging.shapes import SHAPES, SILENCE_TITLES, Silence
from chungtay.core.criteria.judging.standing import RANKS, standing
from chungtay.core.criteria.judging.value import Value, holds, short_by
from chungtay.core.criteria.judging.verdict import (
    BASIS_TITLES,
    OPEN,
    VERDICT_TITLES,
    Basis,
    Ruling,
    Verdict,
    combined,
)

__all__ = [
    "BASIS_TITLES",
    "OPEN",
    "RANKS",
    "SHAPES",
    "SILENCE_TITLES",
    "VERDICT_TITLES",
    "Basis",
    "Case",
    "CriterionResult",
    "Explanation",
    "RequirementResult",
    "Ruling",
    "SetResult",
    "Silence",
    "ThresholdResult",
    "Value",
    "Verdict",
    "combined",
    "holds",
    "judge_set",
    "level_of",
    "resolved",
    "ruled",
    "short_by",
    "standing",
    "value_of",
]
