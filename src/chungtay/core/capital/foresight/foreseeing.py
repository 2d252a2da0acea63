"""Foresee a year's lines from their own months, the shape of earlier years and works' schedules."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from chungtay.core.capital.foresight.backtest import Learnt, learn
from chungtay.core.capital.foresight.course import (
    DECEMBER,
    JANUARY,
    Course,
    closed_month,
    month_end,
    whole,
)
from chungtay.core.capital.foresight.expectation import Ahead, Expected, mixed, scheduled
from chungtay.core.capital.foresight.schedule import NO_SCHEDULES, Schedule, Schedules

COVERAGE = 80
"""Percent of ends that an interval is made to hold."""
Closes = Callable[[Course], dt.date | None]
"""Tells the last day on which the law lets a line be paid; none where no law says."""


def never(_course: Course) -> dt.date | None:
    """Say of every line that no law closes it."""
    return None


@dataclass(frozen=True, slots=True)
class Foresight:
    """All that is foreseen of a plan year on a day.

    `month` is the last whole month behind the day; `to_december` and `to_january` say what
    history taught, and `taught` are its courses.
    """

    plan_year: int
    on: dt.date
    month: int
    lines: tuple[Expected, ...]
    to_december: Learnt
    to_january: Learnt
    taught: tuple[Course, ...] = ()
    coverage: int = COVERAGE

    @property
    def since(self) -> dt.date:
        """Give the end of the last whole month, from which the shape is read."""
        return month_end(self.plan_year, self.month)


@dataclass(frozen=True, slots=True)
class Sum:
    """Many lines together: sums of plan, paid and expectations, with bounds of their own."""

    lines: int
    plan: int
    paid: int
    december: Ahead
    january: Ahead

    @property
    def at_risk(self) -> int:
        """Give the part of the plan not expected to be paid when the window closes."""
        return self.plan - self.january.central


def foresee(
    courses: Iterable[Course],
    history: Sequence[Course],
    *,
    plan_year: int,
    on: dt.date,
    schedules: Schedules = NO_SCHEDULES,
    closes: Closes = never,
    coverage: int = COVERAGE,
) -> Foresight:
    """Foresee every line of a plan year that has a plan, on a day.

    Only history whose window had closed by the day teaches. Nothing is foreseen to be paid on a
    line after the day that `closes` names for it.
    """
    month = closed_month(on, plan_year)
    last = min(plan_year - 1, on.year - (1 if on < dt.date(on.year, 1, 31) else 0) - 1)
    teaching = whole(history, last=last)
    to_december = learn(teaching, month=month, target=DECEMBER, coverage=coverage)
    to_january = learn(teaching, month=month, target=JANUARY, coverage=coverage)
    learnt = (to_december, to_january)
    lines = tuple(
        _expected(course, schedules.of(course.place), learnt, last_day(closes(course), plan_year))
        for course in courses
        if course.planned(JANUARY) > 0
    )
    return Foresight(plan_year, on, month, lines, to_december, to_january, teaching, coverage)


def last_day(closes: dt.date | None, plan_year: int) -> dt.date:
    """Give the end of a line's window as far as it is foreseen: 31 January at most.

    >>> last_day(dt.date(2020, 12, 31), 2020).isoformat(), last_day(None, 2020).isoformat()
    ('2020-12-31', '2021-01-31')
    """
    end = month_end(plan_year, JANUARY)
    return min(closes or end, end)


def _expected(
    course: Course, schedule: Schedule | None, learnt: tuple[Learnt, Learnt], last: dt.date
) -> Expected:
    plan, paid = course.planned(JANUARY), course.spent(JANUARY)
    first, second = (_ahead(course, schedule, of) for of in learnt)
    if last < month_end(course.plan_year, JANUARY):
        second = Ahead(paid, paid, paid)
    reading = learnt[0].shape.read(course.place)
    return Expected(course, plan, paid, first, _no_less(second, first), last, reading, schedule)


def _ahead(course: Course, schedule: Schedule | None, learnt: Learnt) -> Ahead:
    month = learnt.shape.month
    plan, paid = course.planned(JANUARY), course.spent(JANUARY)
    if month >= learnt.shape.target:
        ended = min(course.spent(learnt.shape.target), plan)
        return Ahead(ended, ended, ended)
    then = min(course.spent(month), plan)
    stat = mixed(learnt.shape.read(course.place), learnt.weights, paid=then, plan=plan)
    central = scheduled(stat, schedule, target=learnt.shape.target, paid=then, plan=plan)
    spread = learnt.spread(course, started=then > 0)
    low, high = spread.around(stat, paid=then, plan=plan)
    # Where schedules pulled the expectation, the bounds on that side go as far.
    low, high = low + min(0, central - stat), min(plan, high + max(0, central - stat))
    return Ahead(max(central, paid), max(low, paid), max(high, central, paid))


def _no_less(later: Ahead, earlier: Ahead) -> Ahead:
    """Hold 31 January to no less than 31 December."""
    return Ahead(
        max(later.central, earlier.central), max(later.low, earlier.low),
        max(later.high, earlier.high),
    )  # fmt: skip


def total(lines: Sequence[Expected], foresight: Foresight) -> Sum:
    """Add lines up, with the bounds that districts' totals have kept.

    A single line keeps its own bounds, and where no total can be held out the bounds are added up,
    which is the widest they can be.
    """
    plan, paid = sum(x.plan for x in lines), sum(x.paid for x in lines)
    december = _together([x.december for x in lines], foresight.to_december, plan=plan, paid=paid)
    january = _together([x.january for x in lines], foresight.to_january, plan=plan, paid=paid)
    return Sum(len(lines), plan, paid, december, _no_less(january, december))


def _together(parts: Sequence[Ahead], learnt: Learnt, *, plan: int, paid: int) -> Ahead:
    central = sum(a.central for a in parts)
    low, high = sum(a.low for a in parts), sum(a.high for a in parts)
    if len(parts) > 1 and learnt.total_spread.lines:
        near, far = learnt.total_spread.around(central, paid=paid, plan=plan)
        low, high = max(low, near), min(high, far)
    return Ahead(central, low, high)


def sums(foresight: Foresight, key: Callable[[Expected], str]) -> dict[str, Sum]:
    """Add lines up by a key, in the order it is first met."""
    groups: dict[str, list[Expected]] = {}
    for line in foresight.lines:
        groups.setdefault(key(line), []).append(line)
    return {name: total(lines, foresight) for name, lines in groups.items()}
