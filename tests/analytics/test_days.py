"""A number is of a day, as known on a day, at the places of the day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from chungtay.analytics.engine import Engine
from chungtay.core.kernel.quantity import Missing, Quantity
from chungtay.core.measures.answer import Question
from chungtay.core.measures.measure import NoEarlierDay, NotEarlier
from tests.analytics import small
from tests.analytics.small import ask, day


def test_money_paid_up_to_the_day_counts(engine: Engine) -> None:
    small.plan(100)
    small.pay(30, "2020-03-31", "02")
    small.pay(20, "2020-06-30", "03")
    assert ask(engine, "capital.disbursed", day("2020-03-30")) is Missing.ABSENT
    assert ask(engine, "capital.disbursed", day("2020-03-31")) == 30
    assert ask(engine, "capital.disbursed", day("2020-06-30")) == 50


def test_of_assessments_the_last_before_the_day_counts(engine: Engine) -> None:
    small.assess("23380", "10", "2018-12-31", met=False)
    small.assess("23380", "10", "2020-06-30", met=False, known="2020-07-15")
    small.assess("23380", "10", "2019-12-31", met=True)
    met = {
        on: ask(engine, "criteria.communes_meeting", day(on), criterion="10")
        for on in ("2018-12-30", "2018-12-31", "2019-12-31", "2020-06-29", "2020-06-30")
    }
    assert met == {
        "2018-12-30": Missing.ABSENT,
        "2018-12-31": 0,
        "2019-12-31": 1,
        "2020-06-29": 1,
        "2020-06-30": 0,
    }


def test_what_was_learnt_later_was_not_known_then(engine: Engine) -> None:
    small.assess("23380", "10", "2019-12-31", met=True)
    small.assess("23380", "10", "2020-06-30", met=False, known="2020-10-01")
    end = day("2020-09-30")
    assert ask(engine, "criteria.communes_meeting", end, criterion="10") == 0
    where = {"criterion": ("10",)}
    then = engine.ask("criteria.communes_meeting", where=where, on=end, as_known=end)
    assert then.value() == 1
    later = engine.ask("criteria.communes_meeting", where=where, on=end, as_known=day("2020-10-01"))
    assert later.value() == 0


def met_by_district(engine: Engine) -> Mapping[tuple[str, ...], Quantity]:
    return engine.ask("criteria.communes_meeting", by=["district"], on=small.END).at()


def test_a_fact_stands_in_the_district_of_its_own_day(engine: Engine) -> None:
    small.assess("23428", "10", "2019-12-31", met=True)
    assert met_by_district(engine) == {("612",): 1}
    small.assess("23428", "10", "2020-07-01", met=True)
    assert met_by_district(engine) == {("611",): 1}


@pytest.mark.parametrize(("on", "of"), [("2020-06-30", {"611": 2, "612": 1}),
                                        ("2020-07-01", {"611": 3, "612": 0})])  # fmt: skip
def test_units_are_counted_where_they_lie_on_the_day(
    engine: Engine, on: str, of: dict[str, int]
) -> None:
    districts = {"district": ("611", "612")}
    answer = engine.ask("units.communes", by=["district"], where=districts, on=day(on))
    assert answer.at() == {(district,): number for district, number in of.items()}


def test_facts_move_with_the_list_of_units(engine: Engine) -> None:
    """A corrected list of units places also the facts that were read before it."""
    small.assess("23428", "10", "2019-12-31", met=True)
    assert met_by_district(engine) == {("612",): 1}
    small.correct_the_list_of_units()
    assert met_by_district(engine) == {("611",): 1}


def test_a_change_needs_the_earlier_day(engine: Engine) -> None:
    with pytest.raises(NoEarlierDay, match="cần nêu ngày trước đó"):
        ask(engine, "criteria.average_change")


def test_a_rate_of_a_plan_is_compared_with_the_plan_of_the_year_before(engine: Engine) -> None:
    """The year asked for moves with the day: in 2019 there was no plan."""
    small.plan(100)
    small.pay(30, "2020-03-31", "02")
    where = {"plan_year": ("2020",)}
    before = Question(where, small.END, None, day("2019-12-31"))
    assert engine.value("capital.rate_change", before) is Missing.ABSENT
    same = Question(where, small.END, None, day("2020-03-31"))
    assert engine.value("capital.rate_change", same) == 0


def test_divided_by_years_each_plan_is_compared_with_the_plan_of_the_year_before(
    engine: Engine,
) -> None:
    """At the end of March: 30 of 100 of the plan of 2020, 10 of 100 of that of 2019."""
    old = replace(small.LINE, origin_year=2019, plan_year=2019)
    small.plan(100, "2019-01-10", "01", line=old)
    small.pay(10, "2019-03-20", "02", line=old)
    small.plan(100, number="03")
    small.pay(30, "2020-03-20", "04")
    question = Question({"plan_year": ("2020",)}, day("2020-03-31"), None, day("2019-03-31"))
    told = engine.ask_many(["capital.rate_change"], by=["plan_year"], question=question)
    assert told["capital.rate_change"].at() == {("2020",): 20}


def test_months_and_years_are_those_of_the_deed(engine: Engine) -> None:
    small.plan(100)
    small.pay(30, "2020-03-31", "02")
    small.pay(20, "2020-06-30", "03")
    answer = engine.ask("capital.disbursed", by=["month"], on=small.END)
    assert answer.at() == {("2020-01",): Missing.ABSENT, ("2020-03",): 30, ("2020-06",): 20}
    assert ask(engine, "capital.disbursed", month="2020-06") == 20
    assert ask(engine, "capital.disbursed", year="2019") is Missing.ABSENT


@pytest.mark.parametrize("against", ["2020-12-31", "2030-01-01"])
def test_a_change_is_measured_since_an_earlier_day(engine: Engine, against: str) -> None:
    question = Question({}, day("2020-12-31"), None, day(against))
    with pytest.raises(NotEarlier, match=r"không trước 31/12/2020"):
        engine.value("criteria.average_change", question)
