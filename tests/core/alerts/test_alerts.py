"""Alerts: thresholds as dated data, one alert for one cause, an end when the cause is gone."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from chungtay.core.alerts.actions import ANSWER_CRITERIA, ANSWER_MONEY, answering
from chungtay.core.alerts.cause import Asked, Cause, Due, Stands, of_due, of_money
from chungtay.core.alerts.content import Missed, vietnamese_words
from chungtay.core.alerts.course import BadReply, require_reply, step
from chungtay.core.alerts.rule import AlertKind, AlertRule, BadThreshold, Threshold
from chungtay.core.criteria.grade import Grade
from chungtay.core.kernel.money import Dong
from chungtay.core.kernel.quantity import share
from chungtay.core.kernel.title import Title
from chungtay.core.law.dated import Setting

DAY = dt.date(2020, 10, 13)
NUMBER = Asked("capital.gap", (), 0)


def setting(since: str, **told: Any) -> Setting[Threshold]:
    return Setting(dt.date.fromisoformat(since), Threshold(**told), "qh:49/2014/QH13:2014-06-18")


def rule(kind: AlertKind, *settings: Setting[Threshold]) -> AlertRule:
    return AlertRule("r", kind, Title("Quy tắc", "Rule"), settings)


def stands(plan: int, paid: int, **told: Any) -> Stands:
    rate = Asked("capital.disbursement_rate", (), share(paid, plan))
    return Stands(
        "holder:611", "Huyện Ngọc Hồi", "611", "611", Dong(plan), Dong(paid), rate, NUMBER, **told
    )


def found(of: AlertRule, one: Stands, on: dt.date = DAY, year: int = 0) -> list[Cause]:
    return list(of_money(of, [one], on=on, year=year or on.year))


SLOW = rule(AlertKind.RATE, setting("2016-01-01", percent=60, by="09-30"))


@pytest.mark.parametrize(("paid", "told"), [(599, 1), (600, 0), (1000, 0)])
def test_less_than_the_share_by_its_day_is_told(paid: int, told: int) -> None:
    assert len(found(SLOW, stands(1000, paid))) == told


def test_before_its_day_nothing_is_late() -> None:
    assert not found(SLOW, stands(1000, 0), dt.date(2020, 9, 29))


def test_in_january_last_years_plan_is_late_for_the_same_cause() -> None:
    (october,), (january,) = (
        found(SLOW, stands(1000, 250), on, year=2020) for on in (DAY, dt.date(2021, 1, 20))
    )
    assert january.key == october.key
    assert not found(SLOW, stands(1000, 250), dt.date(2021, 2, 1), year=2021)


def test_the_words_say_the_numbers() -> None:
    (cause,) = found(SLOW, stands(1000, 250))
    assert vietnamese_words(cause.content) == (
        "Mới giải ngân 25,00 % kế hoạch; mốc của tỉnh đến 30/09 là 60 %. Còn 750 ₫ chưa giải ngân."
    )
    assert cause.key == "r:holder:611:2020-09-30"


def test_a_share_of_nothing_is_no_cause() -> None:
    assert not found(SLOW, stands(0, 0))


def test_small_change_is_not_worth_an_alert() -> None:
    quiet = rule(AlertKind.RATE, setting("2016-01-01", percent=60, by="09-30", over=1000))
    assert not found(quiet, stands(1000, 0))


def test_a_province_takes_over_from_its_first_day_on() -> None:
    own = SLOW.overridden((setting("2020-01-01", percent=40, by="09-30"),))
    assert not found(own, stands(1000, 450))
    assert found(own, stands(1000, 450), dt.date(2019, 10, 1))


def test_a_province_may_switch_a_rule_off() -> None:
    assert not found(SLOW.overridden((setting("2020-01-01", off=True),)), stands(1000, 0))


def test_a_line_on_which_nothing_moves_is_told_after_its_weeks() -> None:
    still = rule(AlertKind.STILL, setting("2016-01-01", weeks=8))
    moved = DAY - dt.timedelta(weeks=8)
    assert found(still, stands(10, 1, moved=moved))
    assert not found(still, stands(10, 1, moved=moved + dt.timedelta(days=1)))
    assert not found(still, stands(10, 10, moved=moved))


def test_a_closing_window_asks_for_a_deed_before_it_closes() -> None:
    closing = rule(AlertKind.WINDOW, setting("2016-01-01", days=90))
    (cause,) = found(closing, stands(10, 1, ends=DAY + dt.timedelta(days=5)))
    assert cause.due == DAY + dt.timedelta(days=5)
    assert vietnamese_words(cause.content) == (
        "Vốn kéo dài chỉ được giải ngân đến hết ngày 18/10/2020 (còn 5 ngày); còn 9 ₫, quá "
        "ngày đó phải hủy dự toán."
    )
    assert not found(closing, stands(10, 1, ends=DAY + dt.timedelta(days=91)))
    assert not found(closing, stands(10, 1, ends=DAY - dt.timedelta(days=1)))


def test_what_was_due_yesterday_is_late_today() -> None:
    late = rule(AlertKind.FINISH, setting("2016-01-01"))
    due = Due("work:a", "Đường A", "23380", DAY - dt.timedelta(days=1))
    (cause,) = of_due(late, [due], on=DAY)
    assert cause.subject == "work:a"
    assert vietnamese_words(cause.content) == (
        "Dự kiến hoàn thành ngày 12/10/2020, đã quá 1 ngày mà chưa hoàn thành."
    )
    assert not list(of_due(late, [replace(due, since=DAY)], on=DAY))


def test_arrears_are_told_the_day_they_are_opened() -> None:
    owed = rule(AlertKind.ARREARS, setting("2016-01-01"))
    due = Due("arrears:a", "Đường A", "611", DAY, amount=Dong(5))
    (cause,) = of_due(owed, [due], on=DAY)
    assert "5 ₫" in vietnamese_words(cause.content)


def test_an_instalment_is_late_once_the_provinces_days_have_passed() -> None:
    late = rule(AlertKind.INSTALMENT, setting("2016-01-01", days=10, act=14))
    due = Due("instalment:lt-1", "Đường A", "611", DAY - dt.timedelta(days=11), amount=Dong(5))
    (cause,) = of_due(late, [due], on=DAY)
    assert (cause.due, answering(cause.content.kind)) == (
        DAY + dt.timedelta(days=14), ANSWER_MONEY,
    )  # fmt: skip
    assert vietnamese_words(cause.content) == (
        "Hẹn trả nợ trước hết ngày 02/10/2020, đã quá 11 ngày mà còn 5 ₫ chưa trả."
    )
    assert not list(of_due(late, [due], on=DAY - dt.timedelta(days=1)))


LOST = Missed("commune-2016-2020", "17", Grade.STANDARD)


def test_a_criterion_that_is_lost_is_told_the_day_it_is_found() -> None:
    gone = rule(AlertKind.LOST, setting("2016-01-01", act=30))
    due = Due("lost:23314:standard:17", "Xã Kroong", "23314", DAY, missed=LOST)
    (cause,) = of_due(gone, [due], on=DAY)
    assert cause.content.missed == LOST
    assert cause.due == DAY + dt.timedelta(days=30)
    (later,) = of_due(gone, [due], on=DAY + dt.timedelta(days=9))
    assert later.key == cause.key
    assert vietnamese_words(later.content) == (
        "Đã được công nhận, nhưng không còn đạt từ ngày 13/10/2020, đã 9 ngày."
    )


def test_what_a_recheck_asked_is_late_the_day_after() -> None:
    late = rule(AlertKind.RECHECK, setting("2016-01-01"))
    due = Due("recheck:23314:standard:17", "Xã Kroong", "23314", DAY, missed=LOST)
    assert not list(of_due(late, [due], on=DAY))
    (cause,) = of_due(late, [due], on=DAY + dt.timedelta(days=1))
    assert "trong ngày 13/10/2020, đã quá 1 ngày" in vietnamese_words(cause.content)


@pytest.mark.parametrize("kind", AlertKind)
def test_who_acts_follows_from_what_an_alert_is_about(kind: AlertKind) -> None:
    criteria = kind in (AlertKind.LOST, AlertKind.RECHECK)
    assert answering(kind) is (ANSWER_CRITERIA if criteria else ANSWER_MONEY)


def test_a_cause_raises_one_alert_and_its_end_ends_it() -> None:
    causes = found(SLOW, stands(1000, 0))
    first = step([], causes)
    assert [cause.key for cause in first.raised] == ["r:holder:611:2020-09-30"]
    again = step([cause.key for cause in first.raised], causes)
    assert not again.raised
    assert not again.ended
    assert step(["r:holder:611:2020-09-30"], []).ended == ("r:holder:611:2020-09-30",)


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        (AlertKind.RATE, {"percent": 0, "by": "09-30"}),
        (AlertKind.RATE, {"percent": 60, "by": "02-30"}),
        (AlertKind.RATE, {"percent": 60}),
        (AlertKind.STILL, {}),
        (AlertKind.WINDOW, {}),
        (AlertKind.FINISH, {"days": -1}),
    ],
)
def test_a_threshold_that_cannot_be_is_refused(kind: AlertKind, told: dict[str, Any]) -> None:
    with pytest.raises(BadThreshold):
        rule(kind, setting("2016-01-01", **told))


@pytest.mark.parametrize(("text", "until"), [(" ", None), ("x" * 501, None), ("x", dt.date.min)])
def test_an_answer_says_something_and_promises_what_is_to_come(
    text: str, until: dt.date | None
) -> None:
    with pytest.raises(BadReply):
        require_reply(text, until, on=DAY)
