"""What a plan says of itself is true: of each choice, of what it passes over, of one step more."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from fractions import Fraction

from hypothesis import HealthCheck, assume, given, settings

from chungtay.analytics.optimise.roadmap import cheapest
from chungtay.core.criteria.roadmap.explaining import (
    Step,
    margins,
    passed_over,
    why,
    without,
)
from chungtay.core.criteria.roadmap.planning import Plan, plan
from chungtay.core.criteria.roadmap.problem import (
    Gap,
    Goal,
    MissingCriterion,
    Offer,
    Problem,
    Stand,
)
from tests.core.criteria.roadmap.made import (
    CENTRAL,
    DAY,
    LATE,
    PROVINCE,
    least_cost,
    problems,
)

MILLION = 1_000_000


@settings(max_examples=40, suppress_health_check=[HealthCheck.filter_too_much])
@given(problems())
def test_a_step_more_or_less_costs_what_trying_everything_finds(problem: Problem) -> None:
    _outcome, made = plan(problem, cheapest)
    assume(made is not None)
    assert made is not None
    goal, communes = problem.goal, len(problem.stands)
    moved = {
        Step.COMMUNE_LESS: replace(goal, full=goal.full - 1),
        Step.COMMUNE_MORE: replace(goal, full=goal.full + 1),
        Step.CRITERION_LESS: replace(goal, average=Fraction(problem.wanted - 1, communes)),
        Step.CRITERION_MORE: replace(goal, average=Fraction(problem.wanted + 1, communes)),
    }
    for margin in margins(made, cheapest):
        best = least_cost(replace(problem, goal=moved[margin.step]))
        assert margin.change == (None if best is None else best - made.cost)


@settings(max_examples=40, suppress_health_check=[HealthCheck.filter_too_much])
@given(problems())
def test_what_is_passed_over_is_all_that_stays_unmet(problem: Problem) -> None:
    _outcome, made = plan(problem, cheapest)
    assume(made is not None)
    assert made is not None
    passed = passed_over(made)
    assert len(passed) == len(problem.stands) * problem.criteria - made.reached.total
    assert [one.cost for one in passed if one.cost is not None] == sorted(
        one.cost for one in passed if one.cost is not None
    )


def one_commune(*offers: Offer, limit: int = 10_000) -> Plan:
    gap = Gap("6.2", offers)
    stand = Stand("x", 18, (MissingCriterion("06", (gap,)),))
    limits = {CENTRAL: limit * MILLION, PROVINCE: limit * MILLION}
    _outcome, made = plan(Problem(19, (stand,), Goal(DAY, full=1), limits), cheapest)
    assert made is not None
    return made


def said(made: Plan) -> list[str]:
    return [str(one) for one in why(made, made.choices[0])]


def offer(code: str, millions: int, ready: dt.date = DAY) -> Offer:
    return Offer(code, millions * MILLION, ready, (CENTRAL,))


def test_a_choice_says_what_it_completes_and_why_not_the_others() -> None:
    made = one_commune(
        offer("sua", 300), offer("xay", 800), offer("thue", 100, LATE),
        replace(offer("xin", 50), funds=()),
    )  # fmt: skip
    assert said(made) == [
        "chỉ tiêu 6.2; làm xã đạt tiêu chí 6",
        "xã từ 18 lên đủ 19 tiêu chí",
        "giải pháp xin không nguồn nào được chi",
        f"giải pháp thue đến {LATE:%d/%m/%Y} mới xong",
        "giải pháp xay đắt hơn 500 triệu đồng",
    ]


def test_a_cheaper_remedy_whose_fund_is_empty_is_told_apart() -> None:
    poor = replace(offer("re", 200), funds=(PROVINCE,))
    gap = Gap("6.2", (poor, offer("dat", 300)))
    stand = Stand("x", 18, (MissingCriterion("06", (gap,)),))
    limits = {CENTRAL: 300 * MILLION, PROVINCE: 199 * MILLION}
    _outcome, made = plan(Problem(19, (stand,), Goal(DAY, full=1), limits), cheapest)
    assert made is not None
    assert made.codes == {"dat"}
    assert "giải pháp re rẻ hơn 100 triệu đồng nhưng" in said(made)[-1]


def test_without_a_choice_the_next_cheapest_is_named_with_what_it_adds() -> None:
    made = one_commune(offer("sua", 300), offer("xay", 800))
    told = str(without(made, "sua", cheapest))
    assert told.endswith("đắt thêm 500 triệu đồng, thay bằng: xay")
    only = one_commune(offer("sua", 300))
    assert "không còn cách nào" in str(without(only, "sua", cheapest))
