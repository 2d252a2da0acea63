"""Past years foreseen again, each from the years before it alone: how often the interval held.

The weights and spreads of a foresight were chosen on the years it foresees from; only years that
none of it has seen can tell whether the interval keeps what it promises.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from chungtay.core.capital.foresight.course import DECEMBER, JANUARY, Course, Place, month_end
from chungtay.core.capital.foresight.expectation import Ahead, Expected
from chungtay.core.capital.foresight.foreseeing import (
    COVERAGE,
    Closes,
    Foresight,
    foresee,
    never,
    total,
)


@dataclass(frozen=True, slots=True)
class Kept:
    """One line, or a year's total, foreseen at a month: what was said, and how it ended."""

    ahead: Ahead
    end: int

    @property
    def held(self) -> bool:
        """Tell whether the end lay in the interval."""
        return self.ahead.low <= self.end <= self.ahead.high


@dataclass(frozen=True, slots=True)
class TriedLine(Kept):
    """A line foreseen again, with what was foreseen of it."""

    line: Expected


@dataclass(frozen=True, slots=True)
class TriedYear:
    """A year foreseen again at a month from the years before it: its lines and its total."""

    year: int
    lines: tuple[TriedLine, ...]
    total: Kept
    foresight: Foresight

    @property
    def held(self) -> int:
        """Count the lines whose end lay in their interval."""
        return sum(line.held for line in self.lines)


def tried(
    history: Sequence[Course],
    *,
    month: int,
    target: int,
    closes: Closes = never,
    coverage: int = COVERAGE,
) -> tuple[TriedYear, ...]:
    """Foresee every year but the first from the years before it, as it was known at a month.

    `target` is December or January. A year in which nothing was planned at the month is left out.
    """
    found = []
    for year in sorted({course.plan_year for course in history})[1:]:
        now = {
            (course.place, course.origin_year): course
            for course in history
            if course.plan_year == year and course.planned(DECEMBER) > 0
        }
        foresight = foresee(
            [course.known(month) for course in now.values()],
            [course for course in history if course.plan_year < year],
            plan_year=year,
            on=month_end(year, month),
            closes=closes,
            coverage=coverage,
        )
        if foresight.lines:
            found.append(_year(foresight, now, target))
    return tuple(found)


def _year(foresight: Foresight, now: Mapping[tuple[Place, int], Course], target: int) -> TriedYear:
    lines = []
    for line in foresight.lines:
        whole = now[line.course.place, line.course.origin_year]
        ahead = line.december if target == DECEMBER else line.january
        lines.append(TriedLine(ahead, whole.spent(target), line))
    sums = total(foresight.lines, foresight)
    ahead = sums.december if target == DECEMBER else sums.january
    end = sum(line.end for line in lines)
    return TriedYear(foresight.plan_year, tuple(lines), Kept(ahead, end), foresight)


def next_end(month: int) -> int:
    """Give the end of the window that still lies ahead of a month.

    >>> next_end(9), next_end(12)
    (12, 13)
    """
    return DECEMBER if month < DECEMBER else JANUARY
