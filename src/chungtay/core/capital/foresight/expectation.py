"""What a line is expected to have paid by a target month, and between which bounds.

The three readings of the shape are mixed by weights that held-out history chose; whatever is said
stays between what is paid and what is planned.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from chungtay.core.capital.foresight.course import PARTS, Course
from chungtay.core.capital.foresight.schedule import TRUSTED, Schedule
from chungtay.core.capital.foresight.shape import Reading

STEPS = 5


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each reading counts, in parts of `STEPS`."""

    remain: int
    ladder: int
    added: int


EVEN = Weights(2, 1, 2)
"""The mix where no history could choose one."""
ALL_WEIGHTS = tuple(
    Weights(remain, ladder, STEPS - remain - ladder)
    for remain in range(STEPS + 1)
    for ladder in range(STEPS + 1 - remain)
)


@dataclass(frozen=True, slots=True)
class Spread:
    """How far the end has lain from the expectation, as parts in a million of what was unpaid."""

    below: int
    above: int
    lines: int

    def around(self, central: int, *, paid: int, plan: int) -> tuple[int, int]:
        """Give the bounds around an expectation, between what is paid and what is planned."""
        left = plan - paid
        low = central - self.below * left // PARTS
        high = central + -(-self.above * left // PARTS)
        return max(paid, min(low, central)), min(plan, max(high, central))

    def times(self, parts: int, whole: int) -> Spread:
        """Give a spread so many times as wide, as a fraction of whole numbers."""
        return Spread(self.below * parts // whole, self.above * parts // whole, self.lines)


UNKNOWN = Spread(PARTS, PARTS, 0)
"""Where too little history speaks: anything between paid and planned."""


@dataclass(frozen=True, slots=True)
class Ahead:
    """An expectation at a target: the amount and its bounds, in whole đồng."""

    central: int
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Expected:
    """What is foreseen of a line: plan and payments now, and both ends of the window.

    `plan` and `paid` are of the day asked, `reading` and `schedule` what the foresight rests on.
    `last` is the last day on which the line may be paid, 31 January at most: `january` adds
    nothing to `december` where the line closes with the year.
    """

    course: Course
    plan: int
    paid: int
    december: Ahead
    january: Ahead
    last: dt.date
    reading: Reading
    schedule: Schedule | None

    @property
    def at_risk(self) -> int:
        """Give the part of the plan not expected to be paid when the window closes."""
        return self.plan - self.january.central

    @property
    def most_at_risk(self) -> int:
        """Give the same at the lower bound."""
        return self.plan - self.january.low

    @property
    def spare(self) -> int:
        """Give what even the upper bound leaves unpaid."""
        return self.plan - self.january.high


def mixed(reading: Reading, weights: Weights, *, paid: int, plan: int) -> int:
    """Mix the three readings into one amount between what is paid and what is planned.

    >>> mixed(Reading(500_000, 1_100_000, 300_000, 1, 0, 0), Weights(5, 0, 0), paid=60, plan=100)
    80
    """
    left = plan - paid
    remain = paid + left * reading.remain // PARTS
    ladder = min(plan, paid * reading.ladder // PARTS)
    added = min(plan, paid + plan * reading.added // PARTS)
    told = weights.remain * remain + weights.ladder * ladder + weights.added * added
    return min(max(told // STEPS, paid), plan)


def scheduled(central: int, schedule: Schedule | None, *, target: int, paid: int, plan: int) -> int:
    """Pull an expectation towards what the works' schedules say of the part they cover."""
    if schedule is None or schedule.covered <= 0 or plan <= 0:
        return central
    covered = min(schedule.covered, plan)
    rest = central * (plan - covered) // plan
    said = min(plan, rest + min(schedule.by(target), covered))
    pulled = central + (said - central) // TRUSTED
    return min(max(pulled, paid), plan)
