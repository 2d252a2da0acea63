"""Where no plan reaches a goal: every way out really is one, and none is longer than need be."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from hypothesis import HealthCheck, assume, given, settings

from chungtay.analytics.optimise.roadmap import cheapest
from chungtay.core.criteria.roadmap.planning import Outcome, plan
from chungtay.core.criteria.roadmap.problem import Problem
from chungtay.core.criteria.roadmap.relaxing import Breaks, diagnose
from tests.core.criteria.roadmap.made import LATE, least_cost, problems


@settings(max_examples=80, suppress_health_check=[HealthCheck.filter_too_much])
@given(problems())
def test_after_every_change_proposed_a_plan_reaches_the_goal(problem: Problem) -> None:
    assume(least_cost(problem) is None)
    told = diagnose(problem, cheapest)
    assert told.ways
    for way in told.ways:
        assert way.changes
        outcome, made = plan(way.problem, cheapest)
        assert outcome is Outcome.PROVED
        assert made is not None


@settings(max_examples=60, suppress_health_check=[HealthCheck.filter_too_much])
@given(problems())
def test_no_smaller_change_of_one_thing_would_do(problem: Problem) -> None:
    assume(least_cost(problem) is None)
    told = diagnose(problem, cheapest)
    goal = problem.goal
    for way in told.ways:
        if len(way.changes) > 1:
            continue
        after = way.problem.goal
        if after.full < goal.full:
            assert least_cost(replace(problem, goal=replace(goal, full=after.full + 1))) is None
        if after.least < goal.least:
            assert least_cost(replace(problem, goal=replace(goal, least=after.least + 1))) is None
        if after.by > goal.by:
            before = after.by - dt.timedelta(days=1)
            assert least_cost(replace(problem, goal=replace(goal, by=before))) is None
        if way.problem.limits != problem.limits:
            assert _more(way.problem) - _more(problem) > 0


@settings(max_examples=60, suppress_health_check=[HealthCheck.filter_too_much])
@given(problems())
def test_what_breaks_a_goal_is_named_rightly(problem: Problem) -> None:
    assume(least_cost(problem) is None)
    told = diagnose(problem, cheapest)
    later = replace(problem, goal=replace(problem.goal, by=LATE))
    assert told.breaks is _breaks(problem, later)
    assert told.words


def _breaks(problem: Problem, later: Problem) -> Breaks:
    if least_cost(replace(problem, limits=None)) is not None:
        return Breaks.MONEY
    if least_cost(replace(later, limits=None)) is not None:
        return Breaks.DAY
    return Breaks.REMEDIES


def _more(problem: Problem) -> int:
    return sum((problem.limits or {}).values())
