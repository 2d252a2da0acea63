"""HiGHS against trying everything: the most that can go, over the fewest ways."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from chungtay.analytics.optimise.moves import fewest_moves
from chungtay.core.capital.foresight.reallocation import Pair, Problem, check


@st.composite
def problems(draw: st.DrawFn) -> Problem:
    givers, takers = draw(st.integers(1, 3)), draw(st.integers(1, 3))
    amounts = st.integers(0, 30)
    ways = [(i, j) for i in range(givers) for j in range(takers)]
    pairs = draw(st.sets(st.sampled_from(ways)))
    return Problem(
        tuple(draw(amounts) for _ in range(givers)),
        tuple(draw(amounts) for _ in range(takers)),
        dict.fromkeys(sorted(pairs), 0),
    )


def most_over(problem: Problem, ways: tuple[Pair, ...]) -> int:
    """Give the most that can go over some ways: the least that any cut lets through."""
    givers, takers = range(len(problem.spare)), range(len(problem.room))
    return min(
        sum(problem.spare[i] for i in givers if i not in left)
        + sum(problem.room[j] for j in takers if any((i, j) in ways for i in left))
        for size in range(len(problem.spare) + 1)
        for left in map(set, combinations(givers, size))
    )


@settings(max_examples=60)
@given(problems())
def test_no_other_plan_moves_more_or_the_same_over_fewer_ways(problem: Problem) -> None:
    steps = fewest_moves(problem)
    check(problem, steps)
    ways = tuple(problem.pairs)
    best = most_over(problem, ways)
    assert sum(steps.values()) == best
    if best:
        fewest = next(
            size
            for size in range(1, len(ways) + 1)
            if any(most_over(problem, some) == best for some in combinations(ways, size))
        )
        assert len(steps) == fewest


def test_of_equal_plans_the_nearer_is_taken() -> None:
    problem = Problem((5, 5), (5,), {(0, 0): 3, (1, 0): 1})
    assert fewest_moves(problem) == {(1, 0): 5}


def test_a_whole_provinces_money_is_moved_to_the_last_step() -> None:
    problem = Problem((999_999_999, 7), (1_000_000_000,), {(0, 0): 0, (1, 0): 0})
    assert sum(fewest_moves(problem).values()) == 1_000_000_000
    assert fewest_moves(problem) == fewest_moves(problem)


def test_where_nothing_may_go_nothing_goes() -> None:
    assert fewest_moves(Problem((1,), (1,), {})) == {}
    assert fewest_moves(Problem((0,), (1,), {(0, 0): 0})) == {}
