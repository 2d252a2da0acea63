"""The register of alerts: nothing twice, ended with its cause, raised anew when it comes back."""

from __future__ import annotations

import datetime as dt

import pytest

from chungtay.apps.alerts import services as alerting
from chungtay.apps.alerts.queries import alert, alerts
from chungtay.core.alerts import actions
from chungtay.core.alerts.cause import Asked, Cause
from chungtay.core.alerts.content import Content, Missed
from chungtay.core.alerts.course import AlertOver, UnknownAlert
from chungtay.core.alerts.rule import AlertKind
from chungtay.core.capital.line import CapitalKind, Line, Source
from chungtay.core.criteria.grade import Grade
from chungtay.core.kernel.money import Dong
from chungtay.core.people.actor import Actor, Grant, NotAllowed

pytestmark = pytest.mark.django_db
DAY, LATER = dt.date(2020, 10, 13), dt.date(2020, 10, 20)
CLOCK = Actor(0, frozenset({Grant(actions.RAISE.code, "")}), "Hệ thống")
OFFICER = Actor(7, frozenset({Grant(actions.ANSWER_MONEY.code, "611")}), "Cán bộ huyện")
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
    other = Actor(8, frozenset({Grant(actions.ANSWER_MONEY.code, "608")}))
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


LOST = Cause(
    "criterion-lost", "lost:23380:standard:17", "2020-08-20", "23380", "",
    Content(
        AlertKind.LOST, "Xã Đắk Ang", dt.date(2020, 8, 20), DAY,
        missed=Missed("commune-2016-2020", "17", Grade.STANDARD),
    ),
    dt.date(2020, 11, 12), None, "ttg:2540/QĐ-TTg:2016-12-30",
)  # fmt: skip


def test_an_alert_about_a_criterion_is_kept_with_its_criterion() -> None:
    told(LOST)
    (card,) = alerts(None, on=DAY)
    assert (card.content, card.asked) == (LOST.content, None)


def test_who_acts_on_money_does_not_act_on_criteria() -> None:
    told(LOST)
    (card,) = alerts(None, on=DAY)
    of_money, of_criteria = (
        Actor(9, frozenset({Grant(action.code, "23380")}), "Cán bộ xã")
        for action in (actions.ANSWER_MONEY, actions.ANSWER_CRITERIA)
    )
    with pytest.raises(NotAllowed, match="tiêu chí"):
        alerting.answer_alert(by=of_money, number=card.number, text="x", until=None, on=DAY)
    alerting.answer_alert(by=of_criteria, number=card.number, text="x", until=None, on=DAY)
    assert alert(card.number, on=DAY).replies
