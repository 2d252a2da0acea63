"""As then: what was said of a unit is of the body that bore its code on the day it was said."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import pytest
from hypothesis import given

from chungtay.analytics.engine import Engine
from chungtay.apps.criteria import services as criteria
from chungtay.apps.criteria.recognition.rows import village_row
from chungtay.apps.kernel.services import append_corrections
from chungtay.core.criteria.grade import Grade
from chungtay.core.criteria.recognition.village import Village
from chungtay.core.criteria.record import Act, Assessment, Recognition
from chungtay.core.kernel.quantity import Missing, Quantity
from chungtay.core.measures.answer import Answer, Question
from chungtay.core.poverty.count import CountLevel, HouseholdClass
from chungtay.core.units.course import Courses
from chungtay.core.units.gazetteer import Gazetteer
from chungtay.core.units.unit import Unit
from chungtay.flows.judge_units import cases
from tests.analytics import reform, small
from tests.analytics.reform import EVE, LATER, NOW, REFORM
from tests.analytics.small import day
from tests.analytics.test_frame_laws import END, histories
from tests.analytics.test_laws import FEW, Deed, told

POOR = {"people": ("all",), "level": ("commune",)}
SET = "commune-2021-2025"
LOST = {"unit": ("23428",), "criteria_set": (SET,)}
OLD = {"23377": 10, "23380": 20, "23383": 30, "23428": 40}


@pytest.fixture
def engine(db: None) -> Engine:
    """An engine over a province that ends, its communes merged under codes of some of them."""
    reform.settle()
    for unit, households in OLD.items():
        say(unit, households, "2020-12-31")
    return Engine()


def say(unit: str, households: int, on: str, level: CountLevel = CountLevel.COMMUNE) -> None:
    small.count(unit, HouseholdClass.POOR, households, on, level=level)


def asked(on: dt.date, **where: str) -> Question:
    return Question(POOR | {name: (value,) for name, value in where.items()}, on)


def by(engine: Engine, name: str, on: dt.date) -> Mapping[str, Quantity]:
    answer = engine.ask_many(["poverty.poor"], by=[name], question=asked(on))["poverty.poor"]
    return {key[0]: value for key, value in answer.numbers.items()}


def poor(engine: Engine, on: dt.date, **where: str) -> Quantity:
    return engine.value("poverty.poor", asked(on, **where))


def lose(on: str) -> None:
    row = Assessment("23428", SET, "10", met=False, on=day(on), grounds=small.grounds(on))
    criteria.append_assessments([row], by=small.BY)


def list_village(on: str) -> None:
    village = Village("23428", "01", "Thôn 1", day(on), small.grounds(on))
    append_corrections([village_row(village, by=small.BY)])


def recognise_village(on: str) -> None:
    decision = Recognition(
        "23428", Grade.STANDARD, 2024, Act.RECOGNISE, day(on), small.grounds(on), village="01"
    )
    criteria.append_recognitions([decision], by=small.BY)


def test_a_new_commune_has_not_the_poor_of_another_that_bore_its_code(engine: Engine) -> None:
    before, after = asked(EVE, unit="23428"), asked(REFORM, unit="23428")
    assert engine.value("poverty.poor", before) == 40
    assert engine.account("poverty.poor", before).count == 1
    assert engine.value("poverty.poor", after) is Missing.ABSENT
    assert engine.account("poverty.poor", after).count == 0


def test_what_it_says_itself_counts_alone(engine: Engine) -> None:
    say("23428", 45, "2025-12-31")
    assert poor(engine, LATER, unit="23428") == 45
    assert engine.account("poverty.poor", asked(LATER, unit="23428")).count == 1


def test_a_body_that_has_ended_answers_for_its_last_day(engine: Engine) -> None:
    assert poor(engine, REFORM, unit="23380") == 20
    assert poor(engine, REFORM, unit="23428@0001-01-01") == 40
    assert by(engine, "unit", REFORM) == {
        "23377@0001-01-01": 10, "23380": 20, "23383@0001-01-01": 30, "23428@0001-01-01": 40,
    }  # fmt: skip


def test_a_province_that_has_ended_keeps_its_last_day_whatever_its_heirs_say(
    engine: Engine,
) -> None:
    assert poor(engine, EVE, province="62") == 100
    for unit in ("23377", "23383", "23428"):
        assert poor(engine, LATER, province="62") == 100
        say(unit, 50, "2025-12-31")
    assert poor(engine, LATER, province="62") == 100
    assert engine.account("poverty.poor", asked(LATER, province="62")).count == 4
    assert by(engine, "province", LATER) == {"51": 150, "62": 100}
    assert by(engine, "district", LATER) == {"": 150, "611": 100}


def test_no_ground_counts_twice_where_no_place_is_named(engine: Engine) -> None:
    assert poor(engine, EVE) == poor(engine, REFORM) == 100
    say("23377", 28, "2025-12-31")
    assert poor(engine, LATER) == 28 + 30 + 40
    say("23428", 45, "2025-12-31")
    say("23383", 24, "2025-12-31")
    assert poor(engine, LATER) == 28 + 45 + 24
    assert engine.account("poverty.poor", asked(LATER)).count == 3


def test_a_province_under_a_code_used_again_is_another(engine: Engine) -> None:
    counted = {"people": ("all",), "level": ("province",)}
    where = counted | {"province": ("51",)}
    say("51", 7000, "2024-12-31", CountLevel.PROVINCE)
    before, after = (engine.value("poverty.poor", Question(where, on)) for on in (EVE, REFORM))
    assert (before, after) == (7000, Missing.ABSENT)
    assert engine.value("poverty.poor", Question(counted, REFORM)) == 7000
    say("51", 11000, "2025-12-31", CountLevel.PROVINCE)
    assert engine.value("poverty.poor", Question(where, LATER)) == 11000
    assert engine.value("poverty.poor", Question(counted, LATER)) == 11000


def test_told_in_the_units_of_now_the_poor_are_where_their_ground_lies(engine: Engine) -> None:
    question = Question({**POOR, "unit": ("23377",)}, REFORM, None, None, NOW)
    assert engine.value("poverty.poor", question) == 30
    assert engine.account("poverty.poor", question).count == 2


def test_villages_and_their_recognitions_are_of_the_body_they_were_said_of(
    engine: Engine,
) -> None:
    list_village("2024-01-01")
    recognise_village("2024-06-01")
    assert _villages(engine, EVE, unit="23428") == (1, 1)
    assert _villages(engine, REFORM, unit="23428") == (0, 0)
    assert _villages(engine, REFORM, province="62") == (1, 1)
    list_village("2025-09-01")
    assert _villages(engine, LATER, unit="23428") == (1, 0)
    assert _villages(engine, LATER) == (1, 0)


def _villages(engine: Engine, on: dt.date, **where: str) -> tuple[int, int]:
    question = Question({name: (value,) for name, value in where.items()}, on)
    answers = engine.ask_many(["villages.count", "villages.recognised"], question=question)
    count, recognised = (_number(answer) for answer in answers.values())
    return count, recognised


def _number(answer: Answer) -> int:
    value = answer.value()
    return 0 if isinstance(value, Missing) else int(value)


def test_a_new_commune_is_not_recognised_by_the_decision_on_another(engine: Engine) -> None:
    small.recognise("23428", "2020-06-01")
    of_it = {on: Question({"unit": ("23428",)}, on) for on in (EVE, REFORM)}
    assert engine.value("communes.recognised", of_it[EVE]) == 1
    assert engine.value("communes.recognised", of_it[REFORM]) is Missing.ABSENT
    within = Question({"province": ("62",)}, LATER)
    assert engine.value("communes.recognised", within) == 1


def test_a_new_commune_loses_nothing_of_the_recognition_of_another(engine: Engine) -> None:
    small.recognise("23428", "2020-06-01")
    lose("2025-01-15")
    before, after = Question(LOST, EVE), Question(LOST, LATER.replace(year=2025))
    assert engine.value("criteria.lost", before) == 1
    assert engine.account("criteria.lost", before).count == 2
    lose("2025-09-30")
    assert engine.value("criteria.lost", after) in {0, Missing.ABSENT}
    assert engine.account("criteria.lost", after).count == 1


def test_the_explanation_knows_no_recognition_of_another_either(engine: Engine) -> None:
    small.recognise("23428", "2020-06-01")
    found = {on: cases(["23428"], criteria_set=SET, on=on)["23428"][1] for on in (EVE, REFORM)}
    assert [found[on].recognised for on in (EVE, REFORM)] == [2020, None]


@FEW
@given(histories())
def test_each_body_keeps_its_last_word_until_an_heir_has_spoken(
    history: tuple[Gazetteer, list[Deed]],
) -> None:
    places, deeds = history
    with told(deeds) as engine, engine.store.supposing(places):
        parts = engine.ask("last", by=["unit"], on=END).numbers
        whole = engine.ask("last", on=END).value()
    courses = Courses(places)
    last: dict[str, int] = {}
    for deed in sorted(deeds, key=lambda one: (one.on, one.amount)):
        bearer = places.bearer(deed.unit, on=deed.on)
        assert bearer is not None
        last[courses.body(bearer)] = deed.amount
    now = {
        courses.body(unit): unit for unit in sorted(places.units, key=lambda one: one.start)
        if unit.start <= END
    }  # fmt: skip
    assert dict(parts) == {(_called(courses, now[body]),): told for body, told in last.items()}
    assert whole == sum(
        told
        for body, told in last.items()
        if not (last.keys() - {body}) & _after(courses, now[body])
    )


def _called(courses: Courses, unit: Unit) -> str:
    """Call a body by its last code, and by its first day too where that is another's since."""
    later = [courses.formed(one) for one in courses.places.bearers(unit.code) if one.start <= END]
    formed = courses.formed(unit)
    return unit.code if max(later) == formed else f"{unit.code}@{formed.isoformat()}"


def _after(courses: Courses, unit: Unit) -> set[str]:
    """Name every body in which a unit, having ended, carries on, however far on."""
    heirs = {heir for step, heir in courses.leaving(unit) if step.ends}
    return {courses.body(heir) for heir in heirs}.union(*(_after(courses, heir) for heir in heirs))
