"""A threshold's result in one Vietnamese sentence: value, level, column, clause, distance."""

from __future__ import annotations

from chungtay.core.criteria.criteria_set import (
    COLUMN_TITLES,
    COMPARATOR_TITLES,
    STATED_TITLES,
    Stated,
)
from chungtay.core.criteria.judging.result import CriterionResult, ThresholdResult
from chungtay.core.criteria.judging.shapes import SILENCE_TITLES
from chungtay.core.criteria.judging.verdict import BASIS_TITLES, VERDICT_TITLES, Verdict
from chungtay.core.kernel.numerals import vietnamese

DECIMALS = 2


def sentence(result: ThresholdResult) -> str:
    """Say how a threshold was judged and why."""
    told = result.explanation
    parts = [f"{result.threshold.code}: {VERDICT_TITLES[result.ruling.verdict].vi.lower()}"]
    if result.ruling.verdict is not Verdict.UNDETERMINED:
        parts[0] += f" ({BASIS_TITLES[result.ruling.by].vi.lower()})"
    if told.value is not None:
        parts.append(f"giá trị {vietnamese(told.value.number, DECIMALS, trim=True)}")
    parts.append(_level(result))
    if result.short_by is not None and result.short_by > 0:
        parts.append(f"còn thiếu {vietnamese(result.short_by, DECIMALS, trim=True)}")
    if told.silence is not None:
        parts.append(SILENCE_TITLES[told.silence].vi)
    if told.cite:
        parts.append(told.cite + ("" if told.verified else " (chưa kiểm chứng)"))
    return "; ".join(part for part in parts if part) + "."


def recorded(result: CriterionResult, by: str) -> str:
    """Say of a criterion who recorded the verdict that decides; nothing where none does.

    The computation alone is undetermined then, or speaks of an earlier year.
    """
    told = result.assessment
    if told is None:
        return ""
    alone = VERDICT_TITLES[result.computed].vi.lower()
    paper = told.grounds.document
    words = f"{by or paper} ghi {told.on:%d/%m/%Y}; phép tính: {alone}"
    return f"{words}; {told.note}" if told.note else words


def _level(result: ThresholdResult) -> str:
    told = result.explanation
    if told.required is not None:
        number = vietnamese(told.required.number, DECIMALS, trim=True)
        column = COLUMN_TITLES[told.column].vi if told.column else ""
        limit = COMPARATOR_TITLES[result.threshold.comparator].vi
        return f"mức {limit} {number}" + (column and f" ({column})")
    return f"mức: {STATED_TITLES[told.level].vi}" if isinstance(told.level, Stated) else ""
