"""The course of a work drawn against the days: what was planned, what happened, and today.

Everything here is a length in per cent of a window of days, so that a page may be as wide as it is.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from chungtay.core.works.whole import WorkSummary
from chungtay.core.works.work import REACHED, Stage

MONTHLY, QUARTERLY = 18, 60
"""Up to how many months a window has a mark at every month, and at every quarter."""


@dataclass(frozen=True, slots=True)
class Course:
    """What a work was meant to do and what it did: days planned, and the first day of each stage.

    `stopped` is the day on which work was broken off, None where it was not.
    """

    planned_start: dt.date | None
    planned_finish: dt.date | None
    reached: Mapping[Stage, dt.date]
    stopped: dt.date | None = None

    @property
    def started(self) -> dt.date | None:
        """Give the day building began; that of the next stage recorded where none says it."""
        return self._first(Stage.STARTED)

    @property
    def ended(self) -> dt.date | None:
        """Give the day building ended, or was broken off."""
        return self._first(Stage.FINISHED) or self.stopped

    def days(self) -> Iterable[dt.date]:
        """Give every day drawn: being planned is no event."""
        yield from (day for day in (self.planned_start, self.planned_finish) if day)
        yield from (day for stage, day in self.reached.items() if stage is not Stage.PLANNED)

    def _first(self, stage: Stage) -> dt.date | None:
        days = [day for other, day in self.reached.items() if other in REACHED[stage]]
        return min(days, default=None)


def course_of(summary: WorkSummary) -> Course:
    """Give the course of a work as it stands on the day it was asked for."""
    card = summary.card
    stopped = summary.since if summary.stage is Stage.STOPPED else None
    start = card.planned_start if card else None
    return Course(start, summary.planned_finish, summary.days, stopped)


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on the head of a window: where, in per cent, and what it says."""

    at: float
    text: str


@dataclass(frozen=True, slots=True)
class Window:
    """The days drawn, from the first of a month to the end of one."""

    since: dt.date
    until: dt.date

    def holds(self, day: dt.date) -> bool:
        """Tell whether a day lies in the window."""
        return self.since <= day <= self.until

    def at(self, day: dt.date) -> float:
        """Give where a day begins, in per cent of the window, never outside it.

        >>> Window(dt.date(2020, 1, 1), dt.date(2020, 12, 31)).at(dt.date(2020, 7, 2))
        50.0
        """
        share = 100 * (day - self.since).days / ((self.until - self.since).days + 1)
        return round(min(max(share, 0.0), 100.0), 2)

    def ticks(self) -> tuple[Tick, ...]:
        """Mark the months, the quarters or the years, as many as can be told apart."""
        months = (self.until.year - self.since.year) * 12 + self.until.month - self.since.month + 1
        step = 1 if months <= MONTHLY else 3 if months <= QUARTERLY else 12
        first = self.since.year * 12 + self.since.month - 1
        marks = (n for n in range(first, first + months) if n % step == 0)
        return tuple(Tick(self.at(dt.date(n // 12, n % 12 + 1, 1)), _said(n, step)) for n in marks)


@dataclass(frozen=True, slots=True)
class Span:
    """A bar: where it begins and how long it is, in per cent."""

    left: float
    width: float


@dataclass(frozen=True, slots=True)
class Milestone:
    """A stage reached: where in the window, None where outside it, and on which day."""

    stage: Stage
    at: float | None
    day: dt.date


@dataclass(frozen=True, slots=True)
class Track:
    """A course as drawn: the planned bar over the actual one, and the stages reached.

    `goes_on` tells that the actual bar ends today because building goes on; `over` is the part of
    the actual bar that lies after the planned finish.
    """

    planned: Span | None
    actual: Span | None
    over: Span | None
    goes_on: bool
    milestones: tuple[Milestone, ...]


def window(courses: Iterable[Course], *, on: dt.date, years: int | None = None) -> Window:
    """Give the window that holds every course and today, or of them so many years about today."""
    days = [on, *(day for course in courses for day in course.days())]
    first, last = min(days), max(days)
    if years is not None:
        first = max(first, dt.date(on.year - years, 1, 1))
        last = min(last, dt.date(on.year + years, 12, 31))
    after = dt.date(last.year + last.month // 12, last.month % 12 + 1, 1)
    return Window(first.replace(day=1), after - dt.timedelta(days=1))


def track(course: Course, drawn: Window, *, on: dt.date) -> Track:
    """Draw one course in a window, as it stands on a day."""
    start, finish = course.planned_start, course.planned_finish
    planned = _span(drawn, start or finish, finish or start)
    begun = course.started
    last = course.ended or on
    actual = _span(drawn, begun, last) if begun and begun <= last else None
    over = _span(drawn, max(finish, begun), last) if begun and finish and last > finish else None
    reached = sorted(course.reached.items(), key=lambda pair: pair[1])
    milestones = tuple(
        Milestone(stage, drawn.at(day) if drawn.holds(day) else None, day) for stage, day in reached
    )
    return Track(planned, actual, over, bool(begun) and course.ended is None, milestones)


def _span(drawn: Window, start: dt.date | None, finish: dt.date | None) -> Span | None:
    if start is None or finish is None or finish < drawn.since or start > drawn.until:
        return None
    left = drawn.at(start)
    return Span(left, round(max(drawn.at(finish + dt.timedelta(days=1)) - left, 0.4), 2))


def _said(number: int, step: int) -> str:
    """Name a mark: the year where one begins, else its month.

    >>> _said(2020 * 12, 1), _said(2020 * 12 + 3, 3), _said(2020 * 12, 12)
    ('01/2020', '04', '2020')
    """
    year, month = divmod(number, 12)
    if step == 12:
        return str(year)
    return f"{month + 1:02}/{year}" if month == 0 else f"{month + 1:02}"
