"""The register of alerts: nothing twice, ended with its cause, raised anew when it comes back."""

from __future__ import annotations

import datetime as dt

import pytest

from chungtay.apps.capital.queries.alerts import alert, alerts
from chungtay.apps.capital.services import alerting
from chungtay.core.capital import actions
from chungtay.core.capital.alerts.cause import Asked, Cause
from chungtay.core.capital.alerts.content import Content
from chungtay.core.capital.alerts.course import AlertOver, UnknownAlert
from chungtay.core.capital.alerts.rule import AlertKind
from chungtay.core.capital.line import CapitalKind, Line, Source
from chungtay.core.kernel.money import Dong
from chungtay.core.people.actor import Actor, Grant, NotAllowed

pytestmark = pytest.mark.django_db
DAY, LATER = dt.date(2020, 10, 13), dt.date(2020, 10, 20)
CLOCK = Actor(0, frozenset({Grant(actions.RAISE.code, "")}), "Hệ thống")
OFFICER = Actor(7, frozenset({Grant(actions.ANSWER.code, "611")}), "Cán bộ huyện")
WHERE = (
    ("plan_year", ("2020",)), ("kind", ("recurrent",)), ("holder", ("611",)),
    ("programme", ("nrd",)), ("project", ("",)), ("item", ("",)), ("source", ("central",)),
    ("origin_year", ("2019",)),
)  # fmt: skip
CAUSE = Cause(
    "still-line", "line:611:x", "2020-07-01", "611", "611",
    Content(
        AlertKind.STILL, "Huyện Ngọc Hồi", dt.date(2020, 7, 1), DAY,
        Line("nrd", "", "", Source.CENTRAL, CapitalKind.RECURRENT, 2019, 2020), amount=Dong(565),
    ),
    dt.date(2020, 10, 27), Asked("capital.gap", WHERE, 565), "qh:49/2014/QH13:2014-06-18",
)  # fmt: skip


def told(*causes: Cause, on: dt.date = DAY) -> str:
    return str(alerting.raise_alerts(by=CLOCK, scope="62", causes=causes, on=on))


def test_a_cause_is_told_once_however_often_it_is_found() -> None:
    assert told(CAUSE) == "Phát 1 cảnh báo, kết thúc 0; đang mở 1."
    assert told(CAUSE) == "Phát 0 cảnh báo, kết thúc 0; đang mở 1."
    assert told(CAUSE, on=LATER) == "Phát 0 cảnh báo, kết thúc 0; đang mở 1."
    (card,) = alerts(None, on=LATER)
    assert card.asked == CAUSE.number
    assert card.content == CAUSE.content
    assert card.raised == DAY


def test_it_ends_with_its_cause_and_is_told_anew_when_that_comes_back() -> None:
    told(CAUSE)
    assert told(on=LATER) == "Phát 0 cảnh báo, kết thúc 1; đang mở 0."
    assert alerts(None, on=DAY)
    assert not alerts(None, on=LATER)
    assert [card.ended for card in alerts(None, on=LATER, ended=True)] == [LATER]
    assert told(CAUSE, on=LATER) == "Phát 1 cảnh báo, kết thúc 0; đang mở 1."


def test_alerts_are_those_of_the_units_asked_for() -> None:
    told(CAUSE)
    assert alerts({"611"}, on=DAY)
    assert not alerts({"608"}, on=DAY)


def test_who_can_act_sees_and_answers() -> None:
    told(CAUSE)
    (card,) = alerts(None, on=DAY)
    assert alerting.see_alerts(by=OFFICER, numbers=[card.number], on=DAY) == 1
    assert alerting.see_alerts(by=OFFICER, numbers=[card.number], on=DAY) == 0
    alerting.answer_alert(
        by=OFFICER, number=card.number, text="Đang chờ hồ sơ.", until=LATER, on=DAY
    )
    now = alert(card.number, on=DAY)
    assert now.seen == {7}
    assert [(reply.name, reply.text) for reply in now.replies] == [
        ("Cán bộ huyện", "Đang chờ hồ sơ.")
    ]
    assert not now.is_late(LATER)
    assert now.is_late(dt.date(2020, 11, 1))


def test_nobody_else_answers() -> None:
    told(CAUSE)
    (card,) = alerts(None, on=DAY)
    other = Actor(8, frozenset({Grant(actions.ANSWER.code, "608")}))
    with pytest.raises(NotAllowed):
        alerting.answer_alert(by=other, number=card.number, text="x", until=None, on=DAY)
    with pytest.raises(NotAllowed):
        alerting.raise_alerts(by=OFFICER, scope="62", causes=(), on=DAY)


def test_what_is_over_or_unknown_takes_no_answer() -> None:
    told(CAUSE)
    (card,) = alerts(None, on=DAY)
    told(on=LATER)
    with pytest.raises(AlertOver):
        alerting.answer_alert(by=OFFICER, number=card.number, text="x", until=None, on=LATER)
    with pytest.raises(UnknownAlert):
        alert(card.number + 1, on=LATER)
