"""Alerts of the demonstration: found by the province's thresholds, told to who can act."""

from __future__ import annotations

import datetime as dt

import pytest
from pytest_django import Settings

from chungtay.analytics.engine import engine
from chungtay.apps.criteria.recognition.services import append_rechecks
from chungtay.apps.people import queries as people
from chungtay.core.alerts.cause import Cause
from chungtay.core.alerts.content import vietnamese_words
from chungtay.core.alerts.rule import AlertKind
from chungtay.core.criteria.recognition.backsliding import Why
from chungtay.core.criteria.recognition.recheck import Found, Recheck
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.record import Grounds
from chungtay.core.measures.answer import Question
from chungtay.core.people.actor import COUNTRY, Actor
from chungtay.flows import alert_people
from chungtay.flows.alert_words import title
from chungtay.flows.alerts import find
from chungtay.flows.backsliding import backsliding
from chungtay.flows.daily import raise_alerts
from chungtay.flows.remind import digests

pytestmark = [pytest.mark.usefixtures("demo"), pytest.mark.django_db]
DAY = dt.date(2020, 10, 13)


def person(username: str) -> Actor:
    cards = people.people_at(COUNTRY, on=DAY)
    return people.actor_of(next(c.user for c in cards if c.username == username), on=DAY)


@pytest.mark.parametrize("on", [pytest.param(dt.date(2019, 10, 15), marks=pytest.mark.slow), DAY])
def test_every_alert_has_a_number_and_it_is_what_its_receipt_answers(on: dt.date) -> None:
    causes = find(province="62", on=on)
    kinds = {cause.content.kind for cause in causes}
    assert {AlertKind.RATE, AlertKind.FINISH, AlertKind.ROTATION} <= kinds
    assert on < DAY or {AlertKind.STILL, AlertKind.OBSTACLE, AlertKind.LOST} <= kinds
    with engine().still():
        for cause in causes:
            assert cause.number is not None, cause.key
            question = Question(dict(cause.number.where), on, on)
            receipt = engine().receipt(cause.number.measure, question, limit=1)
            assert receipt.account.value == cause.number.value
            assert receipt.rows, cause.key


@pytest.mark.parametrize("kind", [AlertKind.FINISH, AlertKind.OBSTACLE])
def test_the_days_that_an_alert_tells_are_its_number(kind: AlertKind) -> None:
    causes = of_kind(kind, DAY)
    assert causes
    for cause in causes:
        assert cause.number is not None
        assert cause.number.value == cause.content.days


def test_the_amount_of_a_slow_plan_is_what_its_own_receipt_answers() -> None:
    for cause in of_kind(AlertKind.RATE, DAY):
        assert cause.number is not None
        assert cause.content.amount is not None
        left = engine().value("capital.gap", Question(dict(cause.number.where), DAY, DAY))
        assert left == cause.content.amount.amount


AUTUMN_2019 = dt.date(2019, 10, 15)
"""Capital of 2018 is not yet spent then, and of seven arrears of 2016 three are not yet settled."""


def of_kind(kind: AlertKind, on: dt.date) -> list[Cause]:
    return [cause for cause in find(province="62", on=on) if cause.content.kind is kind]


def test_carried_over_money_is_told_of_before_its_time_is_up_and_with_what_is_left() -> None:
    causes = of_kind(AlertKind.WINDOW, AUTUMN_2019)
    assert causes
    for cause in causes:
        assert cause.number is not None
        left = engine().value(cause.number.measure, Question(dict(cause.number.where), AUTUMN_2019))
        assert left == cause.number.value
        assert dict(cause.number.where)["origin_year"] == ("2018",)
        assert "chỉ được giải ngân đến hết ngày 31/12/2019 (còn 77 ngày)" in vietnamese_words(
            cause.content
        )
        assert cause.due <= dt.date(2019, 12, 31)
    early = AUTUMN_2019 - dt.timedelta(days=14)
    assert not of_kind(AlertKind.WINDOW, early)
    assert {cause.key for cause in of_kind(AlertKind.WINDOW, dt.date(2019, 12, 20))} <= {
        cause.key for cause in causes
    }


def test_what_is_spent_is_told_of_no_more_and_aid_closes_as_other_investment_does() -> None:
    where = {"province": ("62",), "plan_year": ("2020",), "origin_year": ("2019",)}
    left = engine().ask_many(["capital.gap"], by=("source",), question=Question(where, DAY))
    gaps = {source: left["capital.gap"].value(source) for source in ("central", "oda")}
    assert gaps == {"central": 0, "oda": 247_949_991}
    causes = of_kind(AlertKind.WINDOW, DAY)
    assert {dict(one.number.where)["source"] for one in causes if one.number} == {("oda",)}
    assert {one.period for one in causes} == {"2020-12-31"}
    assert sum(int(one.number.value) for one in causes if one.number) == gaps["oda"]


@pytest.mark.parametrize(
    ("on", "open_still"), [("2017-01-15", 7), ("2019-10-15", 3), (str(DAY), 0)]
)
def test_arrears_are_told_of_until_they_are_settled(on: str, open_still: int) -> None:
    day = dt.date.fromisoformat(on)
    causes = of_kind(AlertKind.ARREARS, day)
    assert len(causes) == open_still
    for cause in causes:
        assert cause.number is not None
        owed = engine().value("capital.arrears", Question(dict(cause.number.where), day))
        assert owed == cause.number.value
        assert cause.content.since == dt.date(2016, 1, 20)
        assert "Phát sinh nợ đọng từ ngày 20/01/2016, chưa trả hết" in vietnamese_words(
            cause.content
        )


def test_alerts_go_to_who_can_act_and_to_nobody_below_or_beside(settings: Settings) -> None:
    settings.CHUNGTAY_DAY = DAY.isoformat()
    raise_alerts()
    district, auditor = person("huyen-611"), person("kiem-toan")
    own = alert_people.mine(district, on=DAY)
    assert own
    assert all(card.unit == "611" or card.unit.startswith("23") for card in own)
    assert not alert_people.mine(auditor, on=DAY)
    assert len(alert_people.seen_by(auditor, on=DAY)) > len(own)
    assert not alert_people.seen_by(person("van-hanh"), on=DAY)


def test_the_morning_mail_names_them(settings: Settings) -> None:
    settings.CHUNGTAY_DAY = DAY.isoformat()
    raise_alerts()
    told = {digest.card.username: digest.lines for digest in digests(on=DAY)}
    assert any(line.startswith("Cảnh báo: ") for line in told["huyen-611"])
    assert not any(line.startswith("Cảnh báo: ") for line in told.get("kiem-toan", ()))


def test_criteria_that_recognised_communes_lost_are_told_of() -> None:
    lost = of_kind(AlertKind.LOST, DAY)
    assert {(cause.unit, cause.content.since) for cause in lost} == {
        (place.recognition.unit, one.since)
        for place in backsliding(province="62", on=DAY)
        for one in place.lost
        if one.why is Why.LOST
    }
    kroong = next(title(cause.content) for cause in lost if cause.unit == "23314")
    assert kroong == "Xã Kroong: tiêu chí 17 Môi trường và an toàn thực phẩm (đạt chuẩn)"
    assert not of_kind(AlertKind.LOST, dt.date(2020, 8, 19))


def test_a_day_that_a_recheck_set_and_that_went_by_is_told_of_until_something_is_restored() -> None:
    (late,) = of_kind(AlertKind.RECHECK, DAY)
    assert "đã quá 8 ngày" in vietnamese_words(late.content)
    assert not of_kind(AlertKind.RECHECK, late.content.since)
    assert late.content.missed is not None
    restored = Recheck(
        late.unit, late.content.missed.grade, late.content.missed.criteria_set,
        late.content.missed.criterion, Found.RESTORED, DAY,
        Grounds("demo:~x:2020-10-13", DAY, Provenance.SYNTHETIC), cause="Đã xử lý",
    )  # fmt: skip
    append_rechecks([restored], by="thử nghiệm")
    assert not of_kind(AlertKind.RECHECK, DAY)


def test_alerts_about_criteria_go_to_the_communes_own_people(settings: Settings) -> None:
    settings.CHUNGTAY_DAY = DAY.isoformat()
    raise_alerts()
    told = [card for card in alert_people.seen_by(person("kiem-toan"), on=DAY)
            if card.content.kind is AlertKind.LOST]  # fmt: skip
    people = alert_people.responsible(told, on=DAY)
    assert told
    for card in told:
        assert people[card.number]
        assert card in alert_people.mine(person(people[card.number][0].username), on=DAY)
