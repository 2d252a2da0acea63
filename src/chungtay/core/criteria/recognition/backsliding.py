"""Backsliding: criteria that a recognised place does not meet any more, since when and why.

A place stays recognised until somebody withdraws it; what it meets is judged anew every day. The
two are never counted as one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from chungtay.core.criteria.recognition.recheck import Recheck
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
    """A criterion not met: since which day, why, what decides it, who is in charge of it."""

    criterion: str
    since: dt.date
    why: Why
    words: str
    agencies: tuple[str, ...]
    recheck: Recheck | None = None


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


def fell(history: Iterable[Judged], *, recognised: dt.date) -> tuple[dt.date, Why]:
    """Tell since when a criterion that is not met now is not met, and whether it ever was.

    `history` holds what was judged day by day, the last day first; the run of days on which it
    was not met ends at the last. Nothing is looked at from before the recognition.

    >>> day = dt.date(2020, 8, 20)
    >>> fell([Judged(dt.date(2020, 10, 13), False), Judged(day, False),
    ...       Judged(dt.date(2019, 12, 31), True)], recognised=dt.date(2018, 12, 20))
    (datetime.date(2020, 8, 20), <Why.LOST: 'lost'>)
    """
    since = recognised
    for judged in history:
        if judged.met:
            return since, Why.LOST
        if judged.on <= recognised:
            break
        since = judged.on
    return recognised, Why.NEVER


def agencies_of(criterion_agencies: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Give who is in charge of a criterion: everybody in charge of a requirement, each once."""
    return tuple(dict.fromkeys(one for named in criterion_agencies for one in named))
