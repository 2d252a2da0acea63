"""Numbers told in the units of then, of now, and of areas that have not changed."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

import pytest

from chungtay.analytics.engine import Engine
from chungtay.core.capital.movement import Movement, Pot
from chungtay.core.kernel.quantity import Missing, Quantity
from chungtay.core.measures.answer import Answer, Inexact, Question
from chungtay.core.poverty.count import HouseholdClass
from chungtay.core.results.value import Standing
from chungtay.core.units.frame import AS_THEN, Frame, Shape
from tests.analytics.reform import AREAS, BACK, DAY, EVE, LATER, NOW, settle
from tests.analytics.small import assess, count, move, plan, recognise, report

POOR, ALL = HouseholdClass.POOR, HouseholdClass.ALL
COMMUNES = {"people": ("all",), "level": ("commune",)}


@pytest.fixture
def engine(db: None) -> Engine:
    settle()
    for n, unit in enumerate(("23377", "23380", "23383", "23428"), 1):
        count(unit, POOR, 10 * n, "2020-10-01")
        count(unit, ALL, 115, "2020-10-01")
    return Engine()


def poor(engine: Engine, frame: Frame, *by: str, on: dt.date = DAY, **where: str) -> Answer:
    said = COMMUNES | {name: (value,) for name, value in where.items()}
    return engine.ask("poverty.poor", by=by, where=said, on=on, frame=frame)


def numbers(answer: Answer) -> dict[str, Quantity]:
    return {key[0]: value for key, value in answer.numbers.items()}


def test_as_then_every_fact_lies_where_its_unit_lay(engine: Engine) -> None:
    assert numbers(poor(engine, AS_THEN, "unit")) == {
        "23377": 10, "23380": 20, "23383": 30, "23428": 40,
    }  # fmt: skip
    assert poor(engine, AS_THEN, province="62").value() == 100
    assert poor(engine, AS_THEN, province="51").value() is Missing.ABSENT


def test_as_now_what_merged_adds_up_and_what_was_divided_is_refused_by_name(
    engine: Engine,
) -> None:
    answer = poor(engine, NOW, "unit")
    assert numbers(answer) == {
        "23377": 30, "23383": Missing.INEXACT, "23428": Missing.INEXACT,
    }  # fmt: skip
    because = Inexact(("23383",), divided=True)
    assert answer.inexact == {("23383",): because, ("23428",): because}


def test_a_province_is_whole_even_where_its_communes_were_divided(engine: Engine) -> None:
    assert poor(engine, NOW, province="51").value() == 100
    assert numbers(poor(engine, NOW, "province")) == {"51": 100}
    assert numbers(poor(engine, NOW, "district")) == {"": 100}
    assert poor(engine, NOW).value() == 100


def test_a_rate_is_taken_of_what_was_added_up(engine: Engine) -> None:
    answer = engine.ask("poverty.poor_rate", by=["unit"], where=COMMUNES, on=DAY, frame=NOW)
    assert answer.value("23377") == Fraction(100 * 30, 230)
    assert answer.value("23428") is Missing.INEXACT
    assert answer.inexact["23428",].units == ("23383",)


def test_areas_take_up_what_was_divided(engine: Engine) -> None:
    assert numbers(poor(engine, AREAS, "unit")) == {"23377": 30, "23383~2": 70}
    assert poor(engine, AREAS, province="51").value() == 100


def test_an_heir_speaks_for_its_forebears_once_it_has_spoken(engine: Engine) -> None:
    count("23377", POOR, 25, "2025-12-01")
    assert numbers(poor(engine, NOW, "unit", on=LATER)) == {
        "23377": 25, "23383": Missing.INEXACT, "23428": Missing.INEXACT,
    }  # fmt: skip
    assert poor(engine, NOW, on=LATER, province="51").value() == 25 + 70
    count("23428", POOR, 45, "2025-12-01")
    assert numbers(poor(engine, NOW, "unit", on=LATER)) == {
        "23377": 25, "23383": Missing.INEXACT, "23428": 45,
    }  # fmt: skip
    assert poor(engine, NOW, on=LATER, province="51").value() is Missing.INEXACT
    count("23383", POOR, 15, "2025-12-01")
    assert poor(engine, NOW, on=LATER, province="51").value() == 25 + 45 + 15
    assert numbers(poor(engine, AREAS, "unit", on=LATER)) == {"23377": 25, "23383~2": 60}
    assert poor(engine, NOW, on=DAY, province="51").value() == 100


def test_what_is_said_today_can_be_told_in_units_of_then(engine: Engine) -> None:
    count("23377", POOR, 25, "2025-12-01")
    count("23383", POOR, 15, "2025-12-01")
    answer = poor(engine, BACK, "unit", on=LATER)
    assert answer.value("23377") is answer.value("23380") is Missing.INEXACT
    assert answer.inexact["23380",] == Inexact(("23377",), divided=True)
    assert answer.value("23383") == 15


def test_judgements_of_units_add_up_over_a_province_and_not_over_a_merged_unit(
    engine: Engine,
) -> None:
    for unit in ("23377", "23380", "23383"):
        assess(unit, "01", "2020-06-01", met=True)
        assess(unit, "02", "2020-06-01", met=unit != "23380")
        recognise(unit, "2020-06-01")
    met = engine.ask("criteria.met", by=["unit"], on=DAY, frame=NOW)
    assert met.value("23377") is Missing.INEXACT
    assert met.inexact["23377",] == Inexact(("23377", "23380"), divided=False)
    where = {"province": ("51",)}
    assert engine.ask("criteria.met", where=where, on=DAY, frame=NOW).value() == 5
    assert engine.ask("communes.recognised", where=where, on=DAY, frame=NOW).value() == 3
    assert engine.ask("units.communes", where=where, on=DAY, frame=NOW).value() == 4
    average = engine.ask("criteria.average", where=where, on=DAY, frame=NOW)
    assert average.value() == Fraction(5, 4)
    bands = engine.ask("communes.in_band", where=where, on=DAY, frame=NOW)
    assert bands.value() == 0


def test_money_of_a_district_that_ended_stays_its_own_within_the_new_province(
    engine: Engine,
) -> None:
    plan(1000)
    held = {("62", Pot.HELD): -600, ("611", Pot.HELD): 600}
    move("02", Movement.ALLOTMENT, "2020-02-01", held)
    where = {"plan_year": ("2020",)}
    by_unit = engine.ask("capital.plan", by=["unit"], where=where, on=DAY, frame=NOW)
    then = engine.ask("capital.plan", by=["unit"], where=where, on=DAY)
    assert (then.value("62"), then.value("611")) == (400, 600)
    assert (by_unit.value("51"), by_unit.value("611")) == (400, 600)
    whole = engine.ask("capital.plan", by=["province"], where=where, on=DAY, frame=NOW)
    assert whole.value("51") == 1000


def test_a_stated_rate_is_of_one_unit_and_of_none_that_several_became(engine: Engine) -> None:
    stated = "results.est.ntm.criteria.avg"
    report(stated.removeprefix("results."), 12, Standing.ACTUAL, "2020-12-31")
    where = {"standing": ("actual",), "unit_level": ("province",), "period_year": ("2020",)}
    then = engine.ask(stated, by=["province"], where=where, on=DAY)
    assert numbers(then) == {"62": 12}
    now = engine.ask(stated, by=["province"], where=where, on=DAY, frame=NOW)
    assert numbers(now) == {"51": Missing.INEXACT}


def test_a_receipt_lists_the_rows_of_then_behind_a_number_of_now(engine: Engine) -> None:
    question = Question(COMMUNES | {"unit": ("23377",)}, DAY, None, None, NOW)
    found = engine.receipt("poverty.poor", question)
    assert found.account.value == 30
    assert sorted((row.unit, row.value) for row in found.rows) == [("23377", 10), ("23380", 20)]
    whole = Question(COMMUNES | {"province": ("51",)}, DAY, None, None, NOW)
    then = Question(COMMUNES | {"province": ("62",)}, DAY)
    assert (
        engine.account("poverty.poor", whole).digest == engine.account("poverty.poor", then).digest
    )


def test_the_three_shapes_agree_where_nothing_has_changed(engine: Engine) -> None:
    frames = (AS_THEN, Frame(Shape.NOW, EVE), Frame(Shape.COMPARABLE, EVE, DAY))
    told = [numbers(poor(engine, frame, "unit")) for frame in frames]
    assert told[0] == told[1] == told[2]


def test_shapes_of_one_view_stand_side_by_side(engine: Engine) -> None:
    with engine.still():
        told = [poor(engine, frame, "unit").numbers for frame in (NOW, AREAS, BACK, NOW)]
    assert told[0] == told[3]
