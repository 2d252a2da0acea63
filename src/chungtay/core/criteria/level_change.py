"""Whoever changes what communes are judged by says why, by page, command and program alike."""

from __future__ import annotations

from dataclasses import dataclass

from chungtay.core.kernel.refusal import Refusal

LONGEST_REASON = 500
"""The most characters of the reason of a change."""


@dataclass(eq=False)
class LevelsNeedReason(Refusal):
    """Whoever changes what communes are judged by says why."""

    code = "criteria.levels_need_reason"
    message = "Chỉ tiêu {threshold}: đổi mức của tỉnh cần ghi lý do, tối đa {most} ký tự."

    threshold: str
    most: int


def require_reason(threshold: str, reason: str) -> None:
    """Refuse (`LevelsNeedReason`) a change without a reason, or with one too long to be kept."""
    if not 0 < len(reason.strip()) <= LONGEST_REASON:
        raise LevelsNeedReason(threshold=threshold, most=LONGEST_REASON)
