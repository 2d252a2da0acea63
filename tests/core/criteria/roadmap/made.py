"""Small problems of a planner, and the best plan by trying every one of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations

from hypothesis import strategies as st

from chungtay.core.capital.line import CapitalKind, Source
from chungtay.core.criteria.roadmap.planning import reach
from chungtay.core.criteria.roadmap.problem import (
    Fund,
    Gap,
    Goal,
    MissingCriterion,
    Offer,
    Problem,
    Stand,
)

DAY = dt.date(2020, 12, 31)
LATE = dt.date(2021, 3, 31)
CENTRAL = Fund(Source.CENTRAL, CapitalKind.DEVELOPMENT)
PROVINCE = Fund(Source.PROVINCE, CapitalKind.RECURRENT)
PEOPLE = Fund(Source.PEOPLE, CapitalKind.UNSPECIFIED)
FUNDS = (CENTRAL, PROVINCE, PEOPLE)
CRITERIA = 4
MOST_OFFERS = 9


@st.composite
def problems(draw: st.DrawFn) -> Problem:
    """Make a problem of two to three communes that can be tried out whole."""
    numbers = iter(range(100))
    left = [MOST_OFFERS]
    stands = tuple(_stand(draw, f"x{n}", numbers, left) for n in range(draw(st.integers(2, 3))))
    goal = Goal(
        DAY,
        full=draw(st.integers(0, len(stands))),
        average=Fraction(draw(st.integers(0, CRITERIA * 2)), 2),
        least=draw(st.integers(0, 2)),
        must=("x0",) if draw(st.booleans()) else (),
    )
    money = st.integers(0, 30).map(lambda n: n * 500_000_001)
    return Problem(CRITERIA, stands, goal, {fund: draw(money) for fund in FUNDS})


def _stand(draw: st.DrawFn, unit: str, numbers: Iterator[int], left: list[int]) -> Stand:
    missing = tuple(
        MissingCriterion(
            str(n), tuple(_gap(draw, numbers, left) for _ in range(draw(st.integers(1, 2))))
        )
        for n in range(draw(st.integers(0, 3)))
    )
    return Stand(unit, CRITERIA - len(missing), missing)


def _gap(draw: st.DrawFn, numbers: Iterator[int], left: list[int]) -> Gap:
    number = next(numbers)
    count = min(left[0], draw(st.integers(0, 2)))
    left[0] -= count
    offers = tuple(
        Offer(
            f"g{number}.{n}",
            draw(st.integers(0, 5)) * 1_000_000_007,
            draw(st.sampled_from((DAY, DAY, LATE))),
            tuple(sorted(draw(st.sets(st.sampled_from(FUNDS))))),
        )
        for n in range(count)
    )
    return Gap(str(number), offers)


def payable(problem: Problem, offers: list[Offer]) -> bool:
    """Tell by Hall's condition: whatever only some funds may pay is within what they hold."""
    if problem.limits is None:
        return True
    return all(
        sum(o.cost for o in offers if set(o.funds) <= set(some))
        <= sum(problem.limits[fund] for fund in some)
        for size in range(len(FUNDS) + 1)
        for some in combinations(FUNDS, size)
    )


def sets(problem: Problem) -> Iterator[list[Offer]]:
    """Give every set of usable remedies that can be paid and reaches the goal."""
    usable = [offer for *_rest, offer in problem.offers() if problem.usable(offer)]
    for size in range(len(usable) + 1):
        for some in combinations(usable, size):
            chosen = list(some)
            if payable(problem, chosen) and reach(problem, (o.code for o in chosen)).satisfies(
                problem
            ):
                yield chosen


def least_cost(problem: Problem) -> int | None:
    """Give the cost of the cheapest plan by trying all; None where there is none."""
    return min((sum(o.cost for o in chosen) for chosen in sets(problem)), default=None)
