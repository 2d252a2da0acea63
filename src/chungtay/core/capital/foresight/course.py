"""A line's course: what was planned and what had been paid at the end of each month.

Months count from 0 (before the plan's year) over 1 … 12 to 13, the January after it: payment for a
plan may run to 31 January. All amounts are whole đồng; all shares are parts in a million.
"""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import NamedTuple

PARTS = 1_000_000
DECEMBER, JANUARY = 12, 13
MONTHS = JANUARY + 1


class Place(NamedTuple):
    """What stays the same of a line from year to year: who holds which money for what.

    `carried` tells money of an earlier year from money given for the year itself.
    """

    holder: str
    district: str
    programme: str
    project: str
    item: str
    source: str
    provider: str
    kind: str
    carried: bool

    @property
    def group(self) -> tuple[str, ...]:
        """Give the group whose lines are spent alike: project, source, kind, fresh or carried."""
        return (self.programme, self.project, self.source, self.kind, str(self.carried))

    @property
    def family(self) -> tuple[str, ...]:
        """Give the wider group: kind of capital, fresh or carried over."""
        return (self.kind, str(self.carried))


@dataclass(frozen=True, slots=True)
class Course:
    """What was planned and paid on a line of a plan year, at the end of each of `MONTHS` months.

    `origin_year` is the year the money was first given in. Amounts accumulate; after the last day
    known they stand still.
    """

    place: Place
    origin_year: int
    plan_year: int
    plan: tuple[int, ...]
    paid: tuple[int, ...]

    def planned(self, month: int) -> int:
        """Give the plan at the end of a month, never below nothing."""
        return max(0, self.plan[month])

    def spent(self, month: int) -> int:
        """Give what had been paid at the end of a month, held between nothing and the plan."""
        return min(max(0, self.paid[month]), self.planned(month))

    def known(self, month: int) -> Course:
        """Give the course as it was known at the end of a month: it stands still from there."""
        rest = JANUARY - month
        return replace(
            self,
            plan=(*self.plan[: month + 1], *[self.plan[month]] * rest),
            paid=(*self.paid[: month + 1], *[self.paid[month]] * rest),
        )


def accumulated(moved: Mapping[str, int], plan_year: int) -> tuple[int, ...]:
    """Add up what moved in each month (`yyyy-mm`) into what stood at the end of each.

    >>> accumulated({"2019-12": 5, "2020-02": 7, "2021-01": 1}, 2020)[:3]
    (5, 5, 12)
    """
    parts = [0] * MONTHS
    for month, dong in moved.items():
        parts[place_of(month, plan_year)] += dong
    return tuple(accumulate(parts))


def place_of(month: str, plan_year: int) -> int:
    """Give a calendar month's place among a plan year's months: 0 before it, 13 at most."""
    year, number = int(month[:4]), int(month[5:7])
    return min(max((year - plan_year) * 12 + number, 0), JANUARY)


def closed_month(on: dt.date, plan_year: int) -> int:
    """Give the last month of a plan year that a day has behind it whole.

    >>> [closed_month(dt.date(2020, m, d), 2020) for m, d in ((1, 30), (1, 31), (10, 13))]
    [0, 1, 9]
    """
    ended = on.month if on.day == monthrange(on.year, on.month)[1] else on.month - 1
    return min(max((on.year - plan_year) * 12 + ended, 0), JANUARY)


def month_end(plan_year: int, month: int) -> dt.date:
    """Give the day that ends a month of a plan year; month 0 is the last day before it."""
    year = plan_year + (month - 1) // 12
    number = (month - 1) % 12 + 1
    return dt.date(year, number, monthrange(year, number)[1])


def whole(courses: Iterable[Course], *, last: int) -> tuple[Course, ...]:
    """Keep the courses that can teach: a plan at the end of the year, and its window closed.

    `last` is the latest plan year whose window had closed.
    """
    return tuple(c for c in courses if c.plan_year <= last and c.planned(DECEMBER) > 0)
