"""Arrears and their instalments are told of until they are paid; each number has its receipt."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from chungtay.analytics.engine import engine
from chungtay.apps.capital import services
from chungtay.core.alerts.cause import Cause
from chungtay.core.alerts.content import vietnamese_words
from chungtay.core.alerts.rule import AlertKind
from chungtay.core.capital.actions import OWE
from chungtay.core.capital.arrears import Debt
from chungtay.core.capital.deeds import Decision, Move
from chungtay.core.capital.instalments import Instalment
from chungtay.core.capital.line import CapitalKind, Line, Source
from chungtay.core.capital.movement import Movement
from chungtay.core.kernel.money import Dong
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.record import Grounds
from chungtay.core.measures.answer import Question
from chungtay.core.people.actor import COUNTRY, Actor, Grant
from chungtay.flows.alerts import find

pytestmark = [pytest.mark.usefixtures("demo"), pytest.mark.django_db]
CLERK = Actor(7, frozenset({Grant(OWE.code, COUNTRY)}))
LINE = Line("ntm", "ntm.02", "", Source.DISTRICT, CapitalKind.DEVELOPMENT, 2020, 2020)
CENTRAL = replace(LINE, source=Source.CENTRAL)
OPENED, DUE = dt.date(2020, 3, 2), dt.date(2020, 9, 15)
LATE = DUE + dt.timedelta(days=11)
"""Kon Tum waits ten days."""


@pytest.fixture(autouse=True)
def owing(demo: None) -> None:
    """611 owes for one work on two lines, and plans to pay one of them in two instalments."""
    move(OPENED, Movement.ARREARS_OPENED, 980)
    move(OPENED, Movement.ARREARS_OPENED, 20, CENTRAL)
    plan("lt-1", DUE, 600)
    plan("lt-2", dt.date(2020, 12, 31), 380)


def move(day: dt.date, movement: Movement, dong: int, line: Line = LINE) -> None:
    grounds = Grounds(f"611:1/BC-UBND:{day}", day, Provenance.REPORTED)
    sides = ("611", "62") if movement is Movement.ARREARS_OPENED else ("62", "611")
    told = Move(movement, line, sides[0], Dong(dong), giver=sides[1], subject="ntm.cu.005")
    number = f"{movement.value}-{line.source.value}-{day}"
    services.record_move(by=CLERK, decision=Decision(number, day, grounds), move=told)


def plan(number: str, due: dt.date, dong: int, *, reason: str = "", on: dt.date = OPENED) -> None:
    grounds = Grounds("611:2/KH-UBND:2020-03-02", on, Provenance.REPORTED)
    debt = Debt("611", LINE, "ntm.cu.005")
    services.plan_instalment(
        by=CLERK, instalment=Instalment(number, debt, due, Dong(dong), None, on, grounds, reason)
    )


def of_kind(kind: AlertKind, on: dt.date) -> list[Cause]:
    return [cause for cause in find(province="62", on=on) if cause.content.kind is kind]


def late(on: dt.date) -> list[tuple[str, str]]:
    return [(one.subject, one.period) for one in of_kind(AlertKind.INSTALMENT, on)]


def receipt_value(cause: Cause, on: dt.date) -> object:
    assert cause.number is not None
    question = Question(dict(cause.number.where), on, on)
    receipt = engine().receipt(cause.number.measure, question, limit=1)
    assert receipt.rows
    return receipt.account.value


def test_a_late_instalment_is_told_of_after_the_provinces_days_with_what_is_still_owed() -> None:
    assert not late(LATE - dt.timedelta(days=1))
    (cause,) = of_kind(AlertKind.INSTALMENT, LATE)
    assert (cause.subject, cause.unit, cause.holder) == ("instalment:lt-1", "611", "611")
    assert "đã quá 11 ngày mà còn 600 ₫ chưa trả" in vietnamese_words(cause.content)
    assert cause.number is not None
    assert receipt_value(cause, LATE) == cause.number.value == 980


def test_part_of_the_money_leaves_the_alert_and_all_of_it_ends_it() -> None:
    move(dt.date(2020, 9, 20), Movement.ARREARS_SETTLED, 500)
    (cause,) = of_kind(AlertKind.INSTALMENT, LATE)
    assert "còn 100 ₫ chưa trả" in vietnamese_words(cause.content)
    move(dt.date(2020, 9, 25), Movement.ARREARS_SETTLED, 100)
    assert not late(LATE)


def test_a_day_put_off_is_another_cause_when_it_has_passed_too() -> None:
    assert late(LATE) == [("instalment:lt-1", "2020-09-15")]
    plan("lt-1", dt.date(2020, 9, 30), 600, reason="Thu ngân sách chậm", on=dt.date(2020, 9, 20))
    assert not late(LATE)
    assert late(dt.date(2020, 10, 11)) == [("instalment:lt-1", "2020-09-30")]


def test_a_debt_on_two_lines_is_one_alert_of_the_whole_sum() -> None:
    (cause,) = of_kind(AlertKind.ARREARS, LATE)
    assert cause.number is not None
    assert cause.content.amount == Dong(1000)
    assert receipt_value(cause, LATE) == cause.number.value == 1000
