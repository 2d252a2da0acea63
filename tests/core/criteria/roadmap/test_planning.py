"""A solver's answer is pruned, paid for and held to its problem: it is never believed."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from chungtay.core.criteria.roadmap.planning import Asked, Outcome, Solved, plan
from chungtay.core.criteria.roadmap.problem import (
    Gap,
    Goal,
    MissingCriterion,
    Offer,
    Problem,
    Stand,
)
from tests.core.criteria.roadmap.made import CENTRAL, DAY, PROVINCE

DEAR, CHEAP = Offer("dear", 300, DAY, (PROVINCE,)), Offer("cheap", 200, DAY, (CENTRAL,))
FREE = Offer("free", 0, DAY, ())
PROBLEM = Problem(
    19,
    (
        Stand("a", 18, (MissingCriterion("02", (Gap("2.1", (DEAR, CHEAP)),)),)),
        Stand("b", 18, (MissingCriterion("03", (Gap("3.1", (FREE,)),)),)),
    ),
    Goal(DAY, full=1, must=("a",)),
    {CENTRAL: 200, PROVINCE: 300},
)


def found(*codes: str, bound: int = 0) -> Solved:
    return Solved(Outcome.FOUND, frozenset(codes), bound)


def test_what_is_not_proved_says_how_far_it_may_be_from_the_best() -> None:
    outcome, made = plan(PROBLEM, lambda _asked: found("dear", bound=200))
    assert outcome is Outcome.FOUND
    assert made is not None
    assert (made.cost, made.gap, made.proved) == (300, Fraction(1, 3), False)


def test_what_changes_nothing_is_left_out() -> None:
    _outcome, made = plan(PROBLEM, lambda _asked: found("dear", "cheap", "free"))
    assert made is not None
    assert made.codes == {"cheap"}


def test_an_answer_that_misses_the_goal_is_a_fault() -> None:
    with pytest.raises(ValueError, match="broke the problem"):
        plan(PROBLEM, lambda _asked: found("free"))


def test_what_cannot_be_paid_to_the_dong_is_ruled_out_and_asked_again() -> None:
    seen: list[tuple[frozenset[str], ...]] = []

    def solve(asked: Asked) -> Solved:
        seen.append(asked.barred)
        return found("dear") if asked.barred else found("cheap")

    short = replace(PROBLEM, limits={CENTRAL: 199, PROVINCE: 300})
    _outcome, made = plan(short, solve)
    assert made is not None
    assert made.codes == {"dear"}
    assert seen == [(), (frozenset({"cheap"}),)]


def test_a_solver_that_never_learns_is_a_fault() -> None:
    short = replace(PROBLEM, limits={CENTRAL: 199, PROVINCE: 0})
    with pytest.raises(RuntimeError, match="could not be paid"):
        plan(short, lambda _asked: found("cheap"))


def test_where_time_was_up_nothing_is_claimed() -> None:
    assert plan(PROBLEM, lambda _asked: Solved(Outcome.UNKNOWN)) == (Outcome.UNKNOWN, None)
