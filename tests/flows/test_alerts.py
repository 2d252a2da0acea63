"""Alerts of the demonstration: found by the province's thresholds, told to who can act."""

from __future__ import annotations

import datetime as dt

import pytest
from pytest_django import Settings

from chungtay.analytics.engine import engine
from chungtay.apps.people import queries as people
from chungtay.core.capital.alerts.rule import AlertKind
from chungtay.core.measures.answer import Question
from chungtay.core.people.actor import COUNTRY, Actor
from chungtay.flows import alert_people
from chungtay.flows.alerts import find
from chungtay.flows.daily import raise_alerts
from chungtay.flows.remind import digests

pytestmark = [pytest.mark.usefixtures("demo"), pytest.mark.django_db]
DAY = dt.date(2020, 10, 13)


def person(username: str) -> Actor:
    cards = people.people_at(COUNTRY, on=DAY)
    return people.actor_of(next(c.user for c in cards if c.username == username), on=DAY)


def test_each_number_is_what_its_receipt_answers() -> None:
    causes = find(province="62", on=DAY)
    assert {AlertKind.RATE, AlertKind.STILL} <= {cause.kind for cause in causes}
    for cause in causes:
        if cause.number is not None:
            question = Question(dict(cause.number.where), DAY)
            answer = engine().ask_many([cause.number.measure], question=question)
            assert answer[cause.number.measure].value() == cause.number.value


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
