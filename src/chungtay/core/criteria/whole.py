"""Verdicts on a whole criterion: for where the words of its requirements are not at hand."""

from __future__ import annotations

from dataclasses import dataclass

from chungtay.core.criteria.criteria_set import Criterion
from chungtay.core.criteria.record import Assessment
from chungtay.core.kernel.refusal import Refusal

MOST = 500
"""Characters of a reason, at most."""


@dataclass(eq=False)
class JudgedByRequirement(Refusal):
    """Where requirements are listed they are judged one by one, and the criterion follows."""

    code = "criteria.judged_by_requirement"
    message = (
        "Tiêu chí {criterion} của bộ {criteria_set} có câu chữ từng chỉ tiêu: hãy kết luận từng "
        "chỉ tiêu, không kết luận cả tiêu chí."
    )

    criterion: str
    criteria_set: str


@dataclass(eq=False)
class VerdictNeedsReason(Refusal):
    """A verdict that nobody can compute again says what it rests on."""

    code = "criteria.verdict_needs_reason"
    message = "Tiêu chí {criterion} của đơn vị {unit}: cần ghi lý do (tối đa {most} ký tự)."

    criterion: str
    unit: str
    most: int


def require_appraisable(told: Assessment, criterion: Criterion) -> None:
    """Refuse a verdict on what is judged by requirement, and one without a reason."""
    if criterion.requirements:
        raise JudgedByRequirement(criterion.code, told.criteria_set)
    if not 0 < len(told.note.strip()) <= MOST:
        raise VerdictNeedsReason(criterion.code, told.unit, MOST)
