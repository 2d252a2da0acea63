"""How well the method would have done: history held out part by part and foreseen from the rest.

The parts are years where there are several, else holders. What the held-out parts teach is kept:
the weights that erred least (one year alone may not choose them: its lines shared its luck), and
how wide an interval must be to hold a stated share of the ends.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from chungtay.core.capital.foresight.course import PARTS, Course
from chungtay.core.capital.foresight.expectation import (
    ALL_WEIGHTS,
    EVEN,
    UNKNOWN,
    Spread,
    Weights,
    mixed,
)
from chungtay.core.capital.foresight.shape import Reading, Shape
from chungtay.core.capital.foresight.student import quantile

ONE_YEAR = 3
"""Totals of one year share its luck whole, and of a single year behind us nothing of it is held
out: the spread of its districts' totals is made so many times as wide."""
ENOUGH = 20
"""Held-out ends below which a class of lines borrows the spread of all lines."""


@dataclass(frozen=True, slots=True)
class Held:
    """A held-out course at a month: what the others' shape said, and how it ended.

    `strange` tells that nothing was known of its group, `again` that this was only supposed.
    """

    course: Course
    reading: Reading
    paid: int
    plan: int
    end: int
    strange: bool
    again: bool

    def central(self, weights: Weights) -> int:
        """Give what would have been expected."""
        return mixed(self.reading, weights, paid=self.paid, plan=self.plan)


@dataclass(frozen=True, slots=True)
class Learnt:
    """What history taught for a month and a target: shape, weights, spreads and the error.

    `spreads` are by class of lines (kind, started or not, of a group known or strange),
    `total_spread` is that of a year's total. `error` is the weighted absolute percentage error
    of held-out lines in parts in a million, None without history; `held` counts them, `years`
    names the years they are of.
    """

    shape: Shape
    weights: Weights
    spreads: Mapping[Hashable, Spread]
    total_spread: Spread
    error: int | None
    held: int
    years: tuple[int, ...]

    def spread(self, course: Course, *, started: bool) -> Spread:
        """Give the spread for a line, of the nearest class that history speaks enough of."""
        strange = not self.shape.knows(course.place)
        for key in _classes(course, started=started, strange=strange):
            if key in self.spreads:
                return self.spreads[key]
        return UNKNOWN


def learn(history: Sequence[Course], *, month: int, target: int, coverage: int) -> Learnt:
    """Learn from courses whose window has closed; `coverage` is in percent of ends held."""
    shape = Shape(month, target)
    shape.learn(history)
    read = tuple(hold_out(shape, history))
    held = tuple(h for h in read if not h.again)
    years = tuple(sorted({h.course.plan_year for h in held}))
    weights = best(held) if len(years) > 1 else EVEN
    few = max(1, len(years))
    return Learnt(
        shape=shape,
        weights=weights,
        spreads={
            key: spread.times(max(few, enough_years(coverage)), few)
            for key, spread in _spreads(read, weights, coverage).items()
        },
        total_spread=_total_spread(held, weights, coverage),
        error=wape((h.central(weights), h.end) for h in held),
        held=len(held),
        years=years,
    )


def hold_out(shape: Shape, history: Sequence[Course]) -> Iterable[Held]:
    """Read every course from the shape of the others; the shape is left as it was.

    Where there are several years, each is also read as a stranger: as if no year had told of its
    group, which is how a new project's first line is foreseen.
    """
    several = len({course.plan_year for course in history}) > 1
    parts: dict[Hashable, list[Course]] = defaultdict(list)
    for course in history:
        parts[course.plan_year if several else course.place.holder].append(course)
    if len(parts) < 2:
        return
    for part in parts.values():
        shape.learn(part, sign=-1)
        yield from _held(shape, part)
        if several:
            yield from _strangers(shape, history, part)
        shape.learn(part)


def _held(shape: Shape, part: Iterable[Course], *, again: bool = False) -> Iterator[Held]:
    for course in part:
        plan, paid = course.planned(shape.month), course.spent(shape.month)
        if plan > 0:
            end = min(max(paid, course.spent(shape.target)), plan)
            strange = again or not shape.knows(course.place)
            yield Held(course, shape.read(course.place), paid, plan, end, strange, again)


def _strangers(shape: Shape, history: Sequence[Course], part: Sequence[Course]) -> Iterator[Held]:
    """Read the courses of a year without the other years of their own group."""
    year = part[0].plan_year
    groups: dict[tuple[str, ...], tuple[list[Course], list[Course]]] = defaultdict(lambda: ([], []))
    for course in history:
        groups[course.place.group][course.plan_year == year].append(course)
    for others, own in groups.values():
        if own and others:
            shape.learn(others, sign=-1)
            yield from _held(shape, own, again=True)
            shape.learn(others)


def enough_years(coverage: int) -> int:
    """Say of how many years the worst holds a further one in `coverage` percent of cases.

    The worst of n years that are alike is the worst of n + 1 once in n + 1 times. With fewer years
    the spread of the worst is made so many times as wide as years are missing.

    >>> enough_years(80)
    4
    """
    return coverage // (100 - coverage)


def best(held: Sequence[Held]) -> Weights:
    """Choose the weights that erred least over all held-out đồng."""
    return min(ALL_WEIGHTS, key=lambda w: sum(abs(h.central(w) - h.end) for h in held))


def wape(pairs: Iterable[tuple[int, int]]) -> int | None:
    """Give the weighted absolute percentage error of (said, ended) pairs, in parts in a million.

    >>> wape([(90, 100), (50, 40)])
    142857
    """
    told = list(pairs)
    ended = sum(end for _, end in told)
    return sum(abs(said - end) for said, end in told) * PARTS // ended if ended else None


def quantiles(errors: Sequence[int], coverage: int) -> Spread:
    """Give the spread that holds a share of `coverage` percent of ends, by split conformal ranks.

    Errors are (end − expectation) over what was unpaid. Too few of them hold nothing back.

    >>> quantiles([-5, -1, 0, 0, 0, 1, 2, 3, 9], 80)
    Spread(below=5, above=9, lines=9)
    """
    ranked = sorted(errors)
    tail = (len(ranked) + 1) * (100 - coverage) // 200
    if tail < 1:
        return UNKNOWN
    return Spread(max(0, -ranked[tail - 1]), max(0, ranked[-tail]), len(ranked))


def _spreads(held: Sequence[Held], weights: Weights, coverage: int) -> dict[Hashable, Spread]:
    """Give the spread of each class: it holds its share of all ends, and of each year's ends.

    Lines of one year share its luck. A spread made over all years' lines together holds them in
    most years more often than it says, and in the year that went another way far more seldom.
    """
    errors: dict[Hashable, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for h in held:
        left = h.plan - h.paid
        if left > 0:
            error = (h.end - h.central(weights)) * PARTS // left
            for key in _classes(h.course, started=h.paid > 0, strange=h.strange):
                errors[key][h.course.plan_year].append(error)
    found = {key: _widest(list(years.values()), coverage) for key, years in errors.items()}
    return {key: spread for key, spread in found.items() if spread.lines >= ENOUGH or key == ALL}


def _widest(years: Sequence[Sequence[int]], coverage: int) -> Spread:
    """Give the spread that holds its share of all errors, and of each year's that can tell."""
    pooled = [error for errors in years for error in errors]
    told = [quantiles(pooled, coverage), *(quantiles(errors, coverage) for errors in years)]
    known = [spread for spread in told if spread.lines]
    if not known:
        return UNKNOWN
    return Spread(max(s.below for s in known), max(s.above for s in known), len(pooled))


def _total_spread(held: Sequence[Held], weights: Weights, coverage: int) -> Spread:
    """Give the spread of totals: that of districts' totals, and no less than years' misses teach.

    Districts of one year share its luck, so their misses alone would tell too little. What years
    missed by is the luck itself, but few tell of it: their root mean square is made as wide as
    Student's distribution says of so few, and by the error of what they taught.
    """
    districts = quantiles(
        _misses(held, weights, lambda h: (h.course.plan_year, h.course.place.district)), coverage
    )
    years = _misses(held, weights, lambda h: h.course.plan_year)
    if not districts.lines:
        return UNKNOWN
    if len(years) < 2:
        return districts.times(ONE_YEAR, 1)
    n = len(years)
    square = sum(miss * miss for miss in years) * (n + 1) / (n * n)
    luck = round(quantile(n, coverage) * math.sqrt(square))
    return Spread(max(districts.below, luck), max(districts.above, luck), districts.lines)


def _misses(held: Sequence[Held], weights: Weights, block: Callable[[Held], Hashable]) -> list[int]:
    """Give by how much the totals of blocks ended above what was said, over what was unpaid."""
    sums: dict[Hashable, list[int]] = defaultdict(lambda: [0, 0])
    for h in held:
        total = sums[block(h)]
        total[0] += h.end - h.central(weights)
        total[1] += h.plan - h.paid
    return [miss * PARTS // left for miss, left in sums.values() if left > 0]


ALL: Hashable = ("all",)


def _classes(course: Course, *, started: bool, strange: bool) -> tuple[Hashable, ...]:
    family = (*course.place.family, strange)
    return (*family, started), family, ("all", strange), ALL
