"""Backsliding: criteria that a recognised place does not meet any more, since when and why.

A place stays recognised until somebody withdraws it; what it meets is judged anew every day. The
two are never counted as one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from chungtay.core.criteria.recognition.recheck import Recheck
from chungtay.core.criteria.recognition.results import Result
from chungtay.core.criteria.record import Recognition
from chungtay.core.kernel.title import Title


class Why(StrEnum):
    """Why a criterion is not met by a place that is recognised."""

    LOST = "lost"
    """It was met after the recognition, and is no more."""
    NEVER = "never"
    """It was not met on the day of the recognition, nor since."""
    NEW_SET = "new_set"
    """Another criteria set than that of the recognition asks it."""


WHY_TITLES: dict[Why, Title] = {
    Why.LOST: Title("đã đạt, nay không giữ được", "met, then lost"),
    Why.NEVER: Title("chưa đạt từ khi công nhận", "not met since recognition"),
    Why.NEW_SET: Title("bộ tiêu chí mới yêu cầu cao hơn", "asked by a newer criteria set"),
}


@dataclass(frozen=True, slots=True)
class Lost:
    """A criterion not met, or a condition before them: since which day, why, who is in charge.

    `result` tells what it is and what decides it.
    """

    result: Result
    since: dt.date
    why: Why
    agencies: tuple[str, ...]
    recheck: Recheck | None = None

    @property
    def criterion(self) -> str:
        """Give the code of the criterion or the condition."""
        return self.result.criterion


@dataclass(frozen=True, slots=True)
class Backslider:
    """A place that is recognised and does not meet all: how many it meets, and what it lost."""

    recognition: Recognition
    criteria_set: str
    met: int
    asked: int
    lost: tuple[Lost, ...]

    @property
    def since(self) -> dt.date:
        """Give the first day of what was lost first."""
        return min(one.since for one in self.lost)


@dataclass(frozen=True, slots=True)
class Judged:
    """Whether one criterion was met from a day on; None where nobody had said."""

    on: dt.date
    met: bool | None


def fell(
    history: Iterable[Judged], *, recognised: dt.date, new_set: bool = False
) -> tuple[dt.date, Why]:
    """Tell since when a criterion that is not met now is not met, and why.

    `history` holds what was judged day by day, the last day first, back to the day of the
    recognition at most; where nobody had said, it is taken to have been met then, for it was
    recognised. `new_set` says that another set than that of the recognition asks it.

    >>> day = dt.date(2020, 8, 20)
    >>> fell([Judged(dt.date(2020, 10, 13), False), Judged(day, False),
    ...       Judged(dt.date(2019, 12, 31), True)], recognised=dt.date(2018, 12, 20))
    (datetime.date(2020, 8, 20), <Why.LOST: 'lost'>)
    """
    since = recognised
    for judged in history:
        if judged.met:
            return since, Why.LOST
        if judged.met is None:
            return since, Why.NEW_SET if new_set else Why.LOST
        if judged.on <= recognised:
            return recognised, Why.NEVER
        since = judged.on
    return since, Why.NEW_SET if new_set else Why.LOST
