"""Instalments in their register: planned under lock, changed, taken back, never edited."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from django.db import DatabaseError, connection, transaction

from chungtay.apps.audit.models import Event
from chungtay.apps.capital import models, queries, services
from chungtay.core.capital.arrears import Debt
from chungtay.core.capital.holder import UnknownHolder
from chungtay.core.capital.instalments import (
    BeyondOwed,
    Instalment,
    NothingOwed,
    Repayment,
    TakenBack,
    UnknownInstalment,
    WhyMissing,
)
from chungtay.core.capital.line import Source
from chungtay.core.capital.movement import Movement
from chungtay.core.kernel.money import ZERO, Dong
from chungtay.core.people.actor import Actor, NotAllowed
from tests.apps.capital.conftest import CLERK, LINE, paper, record

pytestmark = pytest.mark.usefixtures("book")
DEBT = Debt("611", LINE, "w.1")
DUE = dt.date(2020, 6, 30)
MADE = dt.date(2020, 3, 3)
LATER = dt.date(2020, 10, 13)


@pytest.fixture(autouse=True)
def owing(book: None) -> None:
    record("no", 2, Movement.ARREARS_OPENED, "611", dong=100, giver="TW", subject="w.1")


def pay(number: str, day: int, dong: int) -> None:
    record(number, day, Movement.ARREARS_SETTLED, "TW", dong=dong, giver="611", subject="w.1")


def instalment(number: str = "lt-1", dong: int = 60, due: dt.date = DUE) -> Instalment:
    grounds = replace(paper("lt", 3).grounds, known_from=MADE)
    return Instalment(number, DEBT, due, Dong(dong), Source.DISTRICT, MADE, grounds)


def plan(one: Instalment) -> str:
    return services.plan_instalment(by=CLERK, instalment=one)


def take_back(number: str, reason: str, day: dt.date = LATER) -> str:
    grounds = replace(paper("rut", 4).grounds, known_from=day)
    return services.take_back_instalment(
        by=CLERK, number=number, reason=reason, on=day, grounds=grounds
    )


def stands(on: dt.date = LATER) -> Repayment:
    (told,) = queries.repayments(on=on, units=["611"])
    return told


def test_payments_go_to_instalments_and_the_rest_is_late() -> None:
    plan(instalment())
    plan(instalment("lt-2", 30, dt.date(2020, 12, 31)))
    pay("tra", 20, 45)
    told = stands()
    assert [(one.last.number, one.paid, one.open) for one in told.instalments] == [
        ("lt-1", Dong(45), Dong(15)), ("lt-2", ZERO, Dong(30)),
    ]  # fmt: skip
    assert (told.arrears.owed, told.planned, told.unplanned) == (Dong(55), Dong(45), Dong(10))
    assert [(one.last.number, one.days_late(LATER)) for one in told.late(LATER)] == [
        ("lt-1", (LATER - DUE).days)
    ]
    assert queries.repayments(on=LATER, units=["62"]) == ()
    assert not stands(MADE - dt.timedelta(days=1)).instalments


def test_a_payment_taken_back_pays_nothing() -> None:
    plan(instalment())
    pay("tra", 20, 45)
    services.record_undoing(by=CLERK, decision=paper("huy", 21), entry="tra")
    assert stands().instalments[0].paid == ZERO
    assert stands(dt.date(2020, 3, 20)).instalments[0].paid == Dong(45)


def test_the_same_request_twice_changes_nothing() -> None:
    for _twice in range(2):
        assert plan(instalment()) == "lt-1"
        assert models.Instalment.objects.count() == 1
    told = instalment()
    tomorrow = MADE + dt.timedelta(days=1)
    plan(replace(told, grounds=replace(told.grounds, known_from=tomorrow)))
    assert models.Instalment.objects.count() == 1
    assert Event.objects.filter(subject="instalments:lt-1").count() == 1


def test_a_change_is_a_later_row_with_its_reason() -> None:
    plan(instalment())
    with pytest.raises(WhyMissing):
        plan(instalment(dong=70))
    plan(replace(instalment(dong=70), reason="Huyện bố trí thêm"))
    assert [one.last.amount for one in stands().instalments] == [Dong(70)]
    first, second = queries.instalment_said("lt-1")
    assert (first.amount, second.amount, second.reason) == (Dong(60), Dong(70), "Huyện bố trí thêm")
    assert models.Instalment.objects.order_by("-pk")[0].corrects == first.ref


def test_more_than_is_still_owed_is_refused() -> None:
    pay("tra", 3, 50)
    with pytest.raises(BeyondOwed):
        plan(instalment())
    plan(instalment(dong=50))
    with pytest.raises(BeyondOwed):
        plan(instalment("lt-2", 1))


def test_nothing_is_planned_for_what_nobody_owes() -> None:
    with pytest.raises(NothingOwed):
        plan(replace(instalment(), debt=replace(DEBT, work="w.2")))
    with pytest.raises(NothingOwed):
        plan(replace(instalment(), debt=replace(DEBT, line=replace(LINE, plan_year=2021))))
    nationwide = Actor(9, frozenset(replace(grant, unit="") for grant in CLERK.grants))
    unknown = replace(instalment(), debt=replace(DEBT, holder="999"))
    with pytest.raises(UnknownHolder):
        services.plan_instalment(by=nationwide, instalment=unknown)


def test_what_is_taken_back_counts_no_more_and_stays_in_the_register() -> None:
    plan(instalment())
    with pytest.raises(WhyMissing):
        take_back("lt-1", " ")
    for _twice in range(2):
        assert take_back("lt-1", "Ghi nhầm công trình") == "lt-1"
    assert not stands().instalments
    assert stands(DUE).instalments
    assert [one.taken_back for one in queries.instalment_said("lt-1")] == [False, True]
    with pytest.raises(TakenBack):
        take_back("lt-1", "Lý do khác")
    with pytest.raises(TakenBack):
        plan(replace(instalment(dong=10), reason="Lập lại"))
    with pytest.raises(UnknownInstalment):
        take_back("lt-9", "Nhầm")


def test_strangers_plan_nothing() -> None:
    stranger = Actor(8, frozenset())
    with pytest.raises(NotAllowed):
        services.plan_instalment(by=stranger, instalment=instalment())
    plan(instalment())
    with pytest.raises(NotAllowed):
        services.take_back_instalment(
            by=stranger, number="lt-1", reason="x", on=MADE, grounds=instalment().grounds
        )


def test_a_list_is_held_to_the_same_rules_and_adds_nothing_the_second_time() -> None:
    told = [
        instalment(),
        replace(instalment(dong=70), reason="Huyện bố trí thêm"),
        instalment("lt-2", 30, dt.date(2020, 12, 31)),
        replace(instalment("lt-2", 30, dt.date(2020, 12, 31)), reason="Nhầm", taken_back=True),
    ]
    told = [
        replace(one, on=day, grounds=replace(one.grounds, known_from=day))
        for one, day in zip(told, (MADE, DUE, MADE, DUE), strict=True)
    ]
    assert services.append_instalments(told, by="demo") == 4
    assert services.append_instalments(told, by="demo") == 0
    assert [one.last.amount for one in stands().instalments] == [Dong(70)]
    with pytest.raises(BeyondOwed):
        services.append_instalments([instalment("lt-3", 31)], by="demo")
    with pytest.raises(WhyMissing):
        later = replace(told[0], on=LATER, grounds=replace(told[0].grounds, known_from=LATER))
        services.append_instalments([later], by="demo")


@pytest.mark.parametrize("change", ["UPDATE capital_instalment SET dong = 1",
                                    "DELETE FROM capital_instalment"])  # fmt: skip
def test_the_database_keeps_what_was_said(change: str) -> None:
    plan(instalment())
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(change)
