"""Alerts of recognised places, each with its number: a lost share, a village late after a check."""

from __future__ import annotations

import datetime as dt

import pytest

from chungtay.analytics.engine import Engine
from chungtay.apps.alerts import queries as register
from chungtay.apps.alerts.services import raise_alerts
from chungtay.apps.criteria.recognition.services import append_rechecks, append_villages
from chungtay.apps.criteria.services import append_assessments, append_recognitions
from chungtay.apps.units.services import load_units
from chungtay.core.alerts.actions import ANSWER_CRITERIA, RAISE, answering
from chungtay.core.alerts.cause import Asked, Cause
from chungtay.core.alerts.rule import AlertKind
from chungtay.core.criteria.grade import Grade
from chungtay.core.criteria.recognition.recheck import Found, Recheck
from chungtay.core.criteria.recognition.village import Village
from chungtay.core.criteria.record import Act, Assessment, Recognition
from chungtay.core.measures.answer import Question
from chungtay.core.people.actor import COUNTRY
from chungtay.flows.alert_words import title
from chungtay.flows.alerts import find
from chungtay.packs import loader
from tests.apps.criteria.recognition.people import DISTRICT, PROVINCE, day, paper, someone
from tests.flows.test_decide_recognition import PLACES

pytestmark = pytest.mark.django_db
SET = "district-2016-2020"
BOTH = ("23380", "23383")
CLOCK = someone(0, COUNTRY, RAISE)


@pytest.fixture(autouse=True)
def _a_recognised_district() -> None:
    load_units(by="thử nghiệm", places=PLACES)
    met = [
        Assessment(DISTRICT, SET, one.code, met=True, on=day(1), grounds=paper(1))
        for one in loader.criteria_set(SET).criteria
    ]
    append_assessments(met, by="thử nghiệm")
    for unit in (*BOTH, DISTRICT):
        decide(unit, day(2))


def decide(unit: str, on: dt.date, act: Act = Act.RECOGNISE, village: str = "") -> None:
    said = Recognition(unit, Grade.STANDARD, 2019, act, on, paper(on.day), village, reason="vì")
    append_recognitions([said], by="thử nghiệm")


def of_kind(kind: AlertKind, on: dt.date) -> list[Cause]:
    return [one for one in find(province=PROVINCE, on=on) if one.content.kind is kind]


def answered(number: Asked, on: dt.date) -> bool:
    return Engine().value(number.measure, Question(dict(number.where), on)) == number.value


def test_a_district_that_lost_its_share_is_told_of_with_how_many_communes_are_left() -> None:
    assert not of_kind(AlertKind.LOST, day(9))
    decide("23383", day(10), Act.WITHDRAW)
    (lost,) = of_kind(AlertKind.LOST, day(12))
    assert (lost.unit, lost.content.since) == (DISTRICT, day(10))
    assert title(lost.content) == (
        "Huyện Ngọc Hồi: 100 % số xã được công nhận đạt chuẩn nông thôn mới (đạt chuẩn)"
    )
    assert lost.number is not None and answered(lost.number, day(12))
    assert (lost.number.measure, lost.number.value) == ("communes.recognised_to", 1)
    assert answering(lost.content.kind) is ANSWER_CRITERIA
    raise_alerts(by=CLOCK, scope=PROVINCE, causes=[lost], on=day(12))
    (card,) = register.alerts([DISTRICT], on=day(12))
    assert (title(card.content), card.asked) == (title(lost.content), lost.number)
    decide("23383", day(20))
    assert not of_kind(AlertKind.LOST, day(20))


def test_a_criterion_lost_comes_with_its_own_number() -> None:
    met = Assessment("23380", "commune-2016-2020", "10", met=True, on=day(3), grounds=paper(3))
    lost = Assessment("23380", "commune-2016-2020", "10", met=False, on=day(8), grounds=paper(8))
    append_assessments([met, lost], by="thử nghiệm")
    (cause,) = of_kind(AlertKind.LOST, day(9))
    assert cause.number is not None and answered(cause.number, day(9))
    assert (cause.unit, cause.number.measure, cause.number.value) == ("23380", "criteria.met", 0)


def test_a_village_whose_day_went_by_is_told_of_to_its_communes_people() -> None:
    append_villages([Village("23380", "01", "Thôn Một", day(2), paper(2))], by="thử")
    decide("23380", day(3), village="01")
    late = Recheck(
        "23380", Grade.STANDARD, "", "17", Found.LOST, day(4), paper(4),
        cause="Rác thải", due=day(6), village="01",
    )  # fmt: skip
    append_rechecks([late], by="thử")
    assert not of_kind(AlertKind.RECHECK, day(6))
    (cause,) = of_kind(AlertKind.RECHECK, day(9))
    assert (cause.unit, cause.content.since) == ("23380", day(6))
    assert title(cause.content) == "Thôn Một, Xã Đắk Ang: tiêu chí 17 (đạt chuẩn)"
    assert cause.number is not None and answered(cause.number, day(9))
    decide("23380", day(10), Act.WITHDRAW, village="01")
    assert not of_kind(AlertKind.RECHECK, day(11))
