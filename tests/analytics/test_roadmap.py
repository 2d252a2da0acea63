"""HiGHS against trying everything: the cheapest remedies that reach a target."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings

from chungtay.analytics.optimise.roadmap import cheapest
from chungtay.core.criteria.roadmap.planning import Outcome, plan
from chungtay.core.criteria.roadmap.problem import Problem
from tests.core.criteria.roadmap.made import least_cost, problems


@settings(max_examples=150)
@given(problems())
def test_no_plan_is_cheaper_and_none_is_missed(problem: Problem) -> None:
    outcome, made = plan(problem, cheapest)
    best = least_cost(problem)
    if best is None:
        assert outcome is Outcome.IMPOSSIBLE
        assert made is None
    else:
        assert made is not None
        assert (outcome, made.cost) == (Outcome.PROVED, best)


@settings(max_examples=40)
@given(problems())
def test_with_money_no_object_only_time_counts(problem: Problem) -> None:
    rich = replace(problem, limits=None)
    _outcome, made = plan(rich, cheapest)
    assert (made.cost if made else None) == least_cost(rich)


@settings(max_examples=30)
@given(problems())
def test_the_same_problem_is_answered_the_same(problem: Problem) -> None:
    assert plan(problem, cheapest) == plan(problem, cheapest)
