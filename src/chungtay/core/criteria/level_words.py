"""A level in words, and which no share can reach."""

from __future__ import annotations

from dataclasses import dataclass

from chungtay.core.criteria.criteria_set import STATED_TITLES, Level, Stated, Threshold
from chungtay.core.criteria.reading import PERCENT
from chungtay.core.kernel.refusal import Refusal

WHOLE = 100
"""All, in percent."""


@dataclass(eq=False)
class LevelBeyondWhole(Refusal):
    """No more than all can be asked for."""

    code = "criteria.level_beyond_whole"
    message = "Chỉ tiêu {threshold} tính theo phần trăm: mức {level} không thể quá 100."

    threshold: str
    level: str


def beyond_whole(threshold: Threshold, level: Level) -> LevelBeyondWhole | None:
    """Say that a share of more than all is asked for, if it is."""
    if threshold.unit != PERCENT or isinstance(level, Stated) or level <= WHOLE:
        return None
    return LevelBeyondWhole(threshold=threshold.code, level=level_text(level))


def level_text(level: Level) -> str:
    """Write a level as a message names it."""
    if isinstance(level, Stated):
        return STATED_TITLES[level].vi
    return f"{level.normalize():f}".replace(".", ",")
