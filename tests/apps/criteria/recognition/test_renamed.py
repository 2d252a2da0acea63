"""A commune renamed under another code is the same body: all that was said of it goes with it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from chungtay.analytics.engine import Engine
from chungtay.apps.criteria import queries as verdicts
from chungtay.apps.criteria import services as register
from chungtay.apps.criteria.readings import queries as readings
from chungtay.apps.criteria.readings import services as reading
from chungtay.apps.criteria.recognition import queries, services
from chungtay.apps.criteria.recognition.rows import village_row
from chungtay.apps.kernel.services import append_corrections
from chungtay.apps.units import queries as units
from chungtay.apps.units.services import append_unit_classes, load_units
from chungtay.core.criteria.grade import Grade
from chungtay.core.criteria.new_unit import Carried
from chungtay.core.criteria.reading import Reading, Stage
from chungtay.core.criteria.recognition import actions
from chungtay.core.criteria.recognition.recheck import Found, Recheck
from chungtay.core.criteria.recognition.village import Village
from chungtay.core.criteria.record import (
    Act,
    AlreadyRecognised,
    Assessment,
    NotRecognised,
    Recognition,
)
from chungtay.core.measures.answer import Question
from chungtay.core.units.unit_class import UnitClass, UnitClassRow
from chungtay.flows.backsliding import backsliding
from chungtay.flows.count_communes import communes_of
from chungtay.flows.judge_over_time import judged_over_time
from chungtay.flows.judge_units import cases, judged
from chungtay.flows.new_unit_status import began
from tests.apps.criteria.recognition.changes import BEYOND, CHANGE, PLACES, RENAMED
from tests.apps.criteria.recognition.people import (
    DISTRICT,
    PROVINCE,
    PROVINCIAL,
    SET,
    WANTED,
    day,
    paper,
    someone,
)

pytestmark = pytest.mark.django_db
BEFORE, AFTER = day(4), day(12)
GIVEN = Recognition(RENAMED, Grade.STANDARD, 2020, Act.RECOGNISE, BEFORE, paper(4))
READ = Reading(RENAMED, SET, "2.2", "2.2", Stage.SELF, BEFORE, 2020, paper(4), part=45, base=60)


@pytest.fixture(autouse=True)
def _renamed() -> None:
    load_units(by="thử nghiệm", places=PLACES)
    register.append_recognitions([GIVEN], by="thử")


def test_it_is_recognised_under_its_new_code_and_nobody_is_under_the_old_one() -> None:
    assert queries.standing([BEYOND], on=AFTER) == (replace(GIVEN, unit=BEYOND),)
    assert queries.standing([RENAMED], on=day(9)) == (GIVEN,)
    assert queries.standing([RENAMED], on=AFTER) == ()
    assert queries.recognitions(on=AFTER, within=[BEYOND]) == (GIVEN,)
    held = {one.title: one.held for one in communes_of(DISTRICT, on=AFTER)}
    assert held["Xã Đắk Nông Mới"] == {Grade.STANDARD}
    again = replace(GIVEN, unit=BEYOND, on=AFTER, grounds=paper(12))
    with pytest.raises(AlreadyRecognised):
        register.append_recognitions([again], by="thử")


def test_what_says_that_it_keeps_its_recognition_is_told_and_is_not_verified() -> None:
    found = began(units.unit(BEYOND, on=AFTER), on=AFTER)
    assert found is not None
    assert found.status.carried is Carried.RECOGNISED
    assert found.rule.cite == "ttg:1980/QĐ-TTg:2016-10-17" and not found.rule.verified
    assert "chỉ đổi tên hoặc mã" in found.rule.value.note
    assert began(units.unit("23389", on=AFTER), on=AFTER) is None


def test_what_it_was_given_is_taken_away_by_the_name_it_bears_now() -> None:
    taken = services.withdraw_recognition(
        by=PROVINCIAL, unit=BEYOND, grade=Grade.STANDARD, ground="Kết luận", on=AFTER,
        grounds=paper(12),
    )  # fmt: skip
    assert queries.standing([BEYOND], on=AFTER) == ()
    (told,) = queries.held(queries.recognitions(on=AFTER, within=[BEYOND]))
    assert (told.given, told.taken) == (GIVEN, taken)
    with pytest.raises(NotRecognised):
        register.append_recognitions([replace(taken, on=day(20), grounds=paper(20))], by="thử")


def test_its_villages_go_with_it_with_their_recognitions_and_open_files() -> None:
    for code in ("01", "02"):
        village = Village(RENAMED, code, f"Thôn {code}", BEFORE, paper(4))
        append_corrections([village_row(village, by="thử")])
    register.append_recognitions([replace(GIVEN, village="02")], by="thử")
    asker = someone(20, RENAMED, actions.REQUEST)
    wanted = replace(WANTED, unit=RENAMED, village="01", criteria_set="")
    file = services.request_recognition(by=asker, wanted=wanted, on=day(5), grounds=paper(5)).code
    clock = someone(0, "*", actions.END)
    assert services.end_files(by=clock, scope="*", on=AFTER).carried == 1
    assert queries.course(file).wanted.place == f"{BEYOND}.01"
    assert [one.place for one in queries.villages([BEYOND], on=AFTER)] == [
        f"{BEYOND}.01", f"{BEYOND}.02",
    ]  # fmt: skip
    assert [one.place for one in queries.standing([BEYOND], on=AFTER, villages=True)] == [
        f"{BEYOND}.02"
    ]
    gone = Village(BEYOND, "02", "Thôn 02", AFTER, paper(12), stands=False)
    append_corrections([village_row(gone, by="thử")])
    assert [one.code for one in queries.villages([BEYOND], on=AFTER)] == ["01"]
    where = Question({"district": (DISTRICT,)}, AFTER)
    assert Engine().value("villages.count", where) == 1


def test_what_was_read_of_it_still_counts_in_explanations_and_in_numbers() -> None:
    reading.append_readings([READ], by="thử")
    verdict = Assessment(RENAMED, SET, "10", met=True, on=BEFORE, grounds=paper(4))
    register.append_assessments([verdict], by="thử")
    (case,) = (one for _, one in cases([BEYOND], criteria_set=SET, on=AFTER).values())
    assert (case.readings, case.recognised) == ((READ,), 2020)
    assert case.assessments == {"10": verdict}
    assert list(readings.readings(BEYOND, criteria_set=SET, on=AFTER).values()) == [READ]
    assert set(verdicts.recorded(BEYOND, criteria_set=SET, on=AFTER)) == {"10"}
    assert BEFORE in verdicts.changed_days([BEYOND], criteria_sets=[SET], on=AFTER)
    _law, result = judged([BEYOND], criteria_set=SET, on=AFTER)[BEYOND]
    met = {one.criterion.code for one in result.criteria if one.ruling.verdict == "met"}
    engine, where = Engine(), {"unit": (BEYOND,), "criteria_set": (SET,)}
    answer = engine.ask_many(["criteria.met"], by=["criterion"], question=Question(where, AFTER))[
        "criteria.met"
    ]
    assert {key[0] for key, value in answer.numbers.items() if value == 1} == met == {"10"}
    assert engine.account("criteria.met", Question(where, AFTER)).count > 0
    days = [moment.on for moment in judged_over_time(BEYOND, criteria_set=SET, on=AFTER).moments]
    assert BEFORE in days


def test_every_number_counts_it_once_by_its_new_code() -> None:
    engine = Engine()
    for where in ({"unit": (BEYOND,)}, {"district": (DISTRICT,)}, {"province": (PROVINCE,)}):
        assert engine.value("communes.recognised", Question(where, AFTER)) == 1
    for on, code in ((AFTER, BEYOND), (day(9), RENAMED)):
        told = engine.ask("communes.recognised", by=["unit"], on=on)
        assert dict(told.numbers) == {(code,): 1}


def test_a_recheck_and_what_was_lost_before_are_its_own() -> None:
    lost = Recheck(
        RENAMED, Grade.STANDARD, SET, "10", Found.LOST, day(6), paper(6),
        cause="Thu nhập giảm", due=day(30),
    )  # fmt: skip
    services.append_rechecks([lost], by="thử")
    found = replace(lost, unit=BEYOND, found=Found.RESTORED, cause="", on=AFTER, grounds=paper(12))
    services.append_rechecks([found], by="thử")
    assert [one.found for one in queries.rechecks([BEYOND], on=AFTER)] == [
        Found.LOST, Found.RESTORED,
    ]  # fmt: skip


@pytest.mark.parametrize("lost", [day(6), AFTER])
def test_a_criterion_is_lost_since_its_own_day_before_the_change_or_after(lost: dt.date) -> None:
    for on, met in ((BEFORE, True), (lost, False)):
        unit = RENAMED if on < CHANGE else BEYOND
        verdict = Assessment(unit, SET, "10", met=met, on=on, grounds=paper(on.day))
        register.append_assessments([verdict], by="thử")
    (slid,) = backsliding(province=PROVINCE, on=day(20))
    assert (slid.recognition.unit, [one.since for one in slid.lost]) == (BEYOND, [lost])


def test_its_classes_go_on_and_exclude_each_other_as_before() -> None:
    row = UnitClassRow(RENAMED, "zone_2", holds=True, on=BEFORE, grounds=paper(4))
    append_unit_classes([row], by="thử")
    assert [one.unit_class for one in units.classes_of(BEYOND, on=AFTER)] == [UnitClass.ZONE_2]
    assert units.classes_of(RENAMED, on=dt.date(2020, 9, 9))
    (case,) = (one for _, one in cases([BEYOND], criteria_set=SET, on=AFTER).values())
    assert case.unit == BEYOND
