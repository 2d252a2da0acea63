"""A district is recognised when its communes are: counted from the register, on the day."""

from __future__ import annotations

import datetime as dt

import pytest

from chungtay.apps.criteria.recognition import queries, services
from chungtay.apps.criteria.services import append_assessments, append_recognitions
from chungtay.apps.units.services import load_units
from chungtay.core.criteria.grade import Grade
from chungtay.core.criteria.recognition import actions
from chungtay.core.criteria.recognition.course import FallsShort
from chungtay.core.criteria.recognition.file import Wanted
from chungtay.core.criteria.recognition.results import Result
from chungtay.core.criteria.record import Act, Assessment, Recognition
from chungtay.core.units.gazetteer import Gazetteer
from chungtay.core.units.unit import Level, Unit, UnitType
from chungtay.flows.decide_recognition import decide_recognition, results_of
from chungtay.packs import loader
from tests.apps.criteria.recognition.people import DISTRICT, PROVINCIAL, day, paper, someone
from tests.core.criteria.recognition.examples import appraisal

pytestmark = pytest.mark.django_db
SET = "district-2016-2020"
PLACES = Gazetteer(
    (
        Unit("62", None, None, Level.PROVINCE, UnitType.PROVINCE, "Kon Tum"),
        Unit(DISTRICT, None, None, Level.DISTRICT, UnitType.DISTRICT, "Ngọc Hồi", "62"),
        Unit("23377", None, None, Level.COMMUNE, UnitType.TOWNSHIP, "Plei Kần", DISTRICT),
        Unit("23380", None, None, Level.COMMUNE, UnitType.COMMUNE, "Đắk Ang", DISTRICT),
        Unit("23383", None, None, Level.COMMUNE, UnitType.COMMUNE, "Đắk Dục", DISTRICT),
    ),
    (),
)
WANTED = Wanted(DISTRICT, Grade.STANDARD, 2020, SET)
ASKER = someone(11, DISTRICT, actions.REQUEST)


@pytest.fixture(autouse=True)
def _a_district_that_meets_its_nine_criteria() -> None:
    load_units(by="thử nghiệm", places=PLACES)
    told = [
        Assessment(DISTRICT, SET, one.code, met=True, on=day(1), grounds=paper(1))
        for one in loader.criteria_set(SET).criteria
    ]
    append_assessments(told, by="thử nghiệm")


def recognised(unit: str, on: dt.date, act: Act = Act.RECOGNISE) -> None:
    said = Recognition(unit, Grade.STANDARD, 2019, act, on, paper(on.day), reason="vì")
    append_recognitions([said], by="thử nghiệm")


def appraised() -> str:
    file = services.request_recognition(by=ASKER, wanted=WANTED, on=day(1), grounds=paper(1)).code
    services.appraise_file(
        by=PROVINCIAL, file=file, appraisal=appraisal(10), on=day(3), grounds=paper(3)
    )
    return file


def decided(file: str, ground: str = "") -> None:
    decide_recognition(by=PROVINCIAL, file=file, on=day(20), grounds=paper(20), ground=ground)


def condition(file: str, on: dt.date) -> Result:
    first, *criteria = results_of(queries.course(file), on=on)
    assert [one.criterion for one in criteria] == [f"{n:02}" for n in range(1, 10)]
    return first


def test_one_commune_of_two_is_not_enough_unless_a_ground_is_recorded() -> None:
    recognised("23380", day(2))
    file = appraised()
    with pytest.raises(FallsShort, match=r"1 trên 2 xã được công nhận .* còn Xã Đắk Dục") as no:
        decided(file)
    assert [one.criterion for one in no.value.short] == ["communes.standard"]
    assert not queries.standing([DISTRICT], on=day(20))
    decided(file, ground="Nghị quyết 7 của tỉnh")
    last = queries.course(file).last
    assert last.reason == "Nghị quyết 7 của tỉnh"
    assert last.short == no.value.short
    assert queries.standing([DISTRICT], on=day(20))[0].reason == "Nghị quyết 7 của tỉnh"


def test_with_every_commune_recognised_the_district_is_the_township_aside() -> None:
    recognised("23380", day(2))
    recognised("23383", day(20))
    file = appraised()
    assert condition(file, day(19)).met is False
    assert condition(file, day(20)).words.vi.startswith("2 trên 2 xã")
    decided(file)
    assert queries.course(file).last.short == ()


def test_a_commune_whose_recognition_was_withdrawn_counts_no_more() -> None:
    recognised("23380", day(2))
    recognised("23383", day(2))
    recognised("23383", day(10), Act.WITHDRAW)
    file = appraised()
    assert condition(file, day(9)).met is True
    with pytest.raises(FallsShort, match="1 trên 2 xã"):
        decided(file)


def test_advanced_districts_are_asked_for_two_shares() -> None:
    law = loader.criteria_set("district-advanced-2021-2025")
    told = [(one.grade, one.share, one.verified) for one in law.shares]
    assert told == [(Grade.STANDARD, 100, False), (Grade.ADVANCED, 50, False)]
