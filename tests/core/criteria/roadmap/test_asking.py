"""Goals that no data could meet are declined, with the numbers."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from fractions import Fraction

import pytest

from chungtay.core.criteria.roadmap.asking import (
    BeyondSet,
    DayPast,
    NegativeLimit,
    NotAmong,
    TooManyCommunes,
    UnknownFund,
    fund_named,
    funds,
    require_askable,
)
from chungtay.core.criteria.roadmap.problem import Goal, Problem, Stand
from chungtay.core.kernel.refusal import Refusal
from tests.core.criteria.roadmap.made import CENTRAL, DAY

TODAY = dt.date(2020, 10, 13)
STANDS = (Stand("a", 19, ()), Stand("b", 18, ()))
GOAL = Goal(DAY, full=1, average=Fraction(29, 2), least=10)
PROBLEM = Problem(19, STANDS, GOAL, {CENTRAL: 0})


def test_a_goal_that_can_be_asked_passes() -> None:
    require_askable(PROBLEM, on=TODAY)


@pytest.mark.parametrize(
    ("goal", "refusal", "numbers"),
    [
        (replace(GOAL, by=TODAY), DayPast, ("13/10/2020",)),
        (replace(GOAL, full=3), TooManyCommunes, ("3 xã", "từ 0 đến 2")),
        (replace(GOAL, full=-1), TooManyCommunes, ("-1",)),
        (replace(GOAL, average=Fraction(191, 10)), BeyondSet, ("19,1", "19")),
        (replace(GOAL, average=Fraction(-1)), BeyondSet, ("-1",)),
        (replace(GOAL, least=20), BeyondSet, ("20",)),
        (replace(GOAL, must=("c",)), NotAmong, ("“c”", "2 xã")),
    ],
)
def test_others_are_declined(goal: Goal, refusal: type[Refusal], numbers: tuple[str, ...]) -> None:
    with pytest.raises(refusal) as no:
        require_askable(replace(PROBLEM, goal=goal), on=TODAY)
    assert all(number in str(no.value) for number in numbers)


def test_a_fund_cannot_hold_less_than_nothing() -> None:
    with pytest.raises(NegativeLimit, match="-1 đồng"):
        require_askable(replace(PROBLEM, limits={CENTRAL: -1}), on=TODAY)


def test_funds_are_known_by_their_codes_and_no_others() -> None:
    assert [fund_named(fund.code) for fund in funds()] == list(funds())
    with pytest.raises(UnknownFund, match=r"central\.development"):
        fund_named("xo_so.development")
