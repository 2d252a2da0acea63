"""Narrowing and dividing: what a measure allows, what it requires, what it refuses in words."""

from __future__ import annotations

import pytest

from chungtay.analytics.engine import Engine
from chungtay.core.kernel.quantity import Missing
from chungtay.core.measures.answer import Question
from chungtay.core.measures.measure import (
    BadCondition,
    ConditionRequired,
    NoSuchDimension,
    UnknownMeasure,
)
from chungtay.core.poverty.count import HouseholdClass
from tests.analytics import small
from tests.analytics.small import END, ask


def bands(engine: Engine) -> None:
    """Assess two communes: one meets three criteria, the other one."""
    for unit, met in (("23380", 3), ("23383", 1)):
        for number in range(1, 5):
            small.assess(unit, f"{number:02}", "2019-12-31", met=number <= met)


@pytest.mark.parametrize(
    ("accepted", "communes"),
    [("3", 1), ("1..3", 2), ("2..", 1), ("..2", 1), ("..", 2), ("4..19", 0), ("1,3", 2),
     ("0..1,3..5", 2)],
)  # fmt: skip
def test_a_number_may_lie_in_a_range(engine: Engine, accepted: str, communes: int) -> None:
    bands(engine)
    assert ask(engine, "communes.in_band", criteria_met=accepted) == communes


@pytest.mark.parametrize("value", ["ba", "-..5", "--5", "5..x", "²", ""])
def test_what_is_no_number_is_refused_in_words(engine: Engine, value: str) -> None:
    with pytest.raises(BadCondition, match="cần một số nguyên"):
        ask(engine, "communes.in_band", criteria_met=value)


def test_what_is_no_day_is_refused_in_words(engine: Engine) -> None:
    with pytest.raises(BadCondition, match="cần một ngày dạng 2020-09-30"):
        ask(engine, "results.voc.trained", standing="plan", period_to="31/12/2020")


def test_conditions_on_two_columns_both_hold(engine: Engine) -> None:
    small.assess("23380", "10", "2019-12-31", met=True)
    small.assess("23428", "11", "2019-12-31", met=True)
    assert ask(engine, "criteria.met", criterion="10", district="611") == 1
    assert ask(engine, "criteria.met", criterion="10", district="612") is Missing.ABSENT
    assert ask(engine, "criteria.met", criterion="10,11") == 2


def test_a_condition_that_accepts_nothing_finds_nothing(engine: Engine) -> None:
    small.assess("23380", "10", "2019-12-31", met=True)
    nothing = Question({"criterion": ()}, END)
    assert engine.value("criteria.met", nothing) is Missing.ABSENT


def test_an_unknown_measure_is_answered_with_near_ones(engine: Engine) -> None:
    with pytest.raises(UnknownMeasure, match=r"capital\.disbursed"):
        ask(engine, "capital.disburse")


def test_an_unknown_dimension_is_answered_with_the_known_ones(engine: Engine) -> None:
    with pytest.raises(NoSuchDimension, match="district, province"):
        engine.ask("communes.recognised", by=["source"], on=END)
    with pytest.raises(NoSuchDimension, match="“source”"):
        ask(engine, "communes.recognised", source="central")


def test_what_would_count_twice_must_be_divided_or_narrowed(engine: Engine) -> None:
    small.count("23380", HouseholdClass.POOR, 7, "2019-12-31")
    with pytest.raises(ConditionRequired, match="tính trùng"):
        ask(engine, "poverty.poor", people="all")
    with pytest.raises(ConditionRequired):
        ask(engine, "poverty.poor", people="all", level="commune,province")
    assert ask(engine, "poverty.poor", people="all", level="commune") == 7
    divided = engine.ask("poverty.poor", by=["people", "level"], on=END)
    assert divided.at() == {("all", "commune"): 7}
    proof = engine.account("poverty.poor", Question({}, END), by=["people", "level"])
    assert proof.count == 1


def test_a_base_may_be_left_undivided(engine: Engine) -> None:
    """Of three communes, one meets criterion 10 and none criterion 11."""
    small.assess("23380", "10", "2019-12-31", met=True)
    small.assess("23383", "11", "2019-12-31", met=False)
    shares = engine.ask("criteria.share_meeting", by=["criterion"], on=END).at()
    assert {at: str(share) for at, share in shares.items()} == {("10",): "100/3", ("11",): "0"}


def test_many_measures_in_one_question_are_those_asked_alone(engine: Engine) -> None:
    small.plan(100)
    small.pay(40, "2020-03-31", "02")
    names = ["capital.plan", "capital.disbursed", "capital.disbursement_rate", "capital.gap"]
    question = Question({"programme": ("ntm",), "plan_year": ("2020",)}, END)
    together = engine.ask_many(names, by=["source"], question=question)
    alone = {
        name: engine.ask(name, by=["source"], where=question.where, on=END).at() for name in names
    }
    assert {name: answer.at() for name, answer in together.items()} == alone
