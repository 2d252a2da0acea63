"""At the close of a year nothing is left over: paid, carried on or cancelled."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from chungtay.apps.capital import queries, services
from chungtay.core.capital.closing import Carry, NothingToClose
from chungtay.core.capital.deeds import Decision
from chungtay.core.capital.ledger import NotUndone, Overdrawn
from chungtay.core.capital.movement import Movement, Pot
from chungtay.core.kernel.money import Dong
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.record import Grounds
from chungtay.core.kernel.register import RefConflict
from chungtay.core.people.actor import Actor, Grant, NotAllowed
from tests.apps.capital.conftest import CLERK, LINE, paper, record

pytestmark = pytest.mark.usefixtures("book")
CLOSE = dt.date(2021, 2, 1)
ONWARD = replace(LINE, plan_year=2021)


def close(carry: Carry, number: str = "90", by: Actor = CLERK) -> tuple[str, ...]:
    grounds = Grounds(f"kontum.ubnd:{number}/QĐ-UBND:{CLOSE}", CLOSE, Provenance.REPORTED)
    decision = Decision(number, CLOSE, grounds)
    return services.close_year(by=by, decision=decision, holder="62", year=2020, carry=carry)


def pots(line: object = LINE) -> dict[Pot, int]:
    told = queries.holder_lines("62", on=CLOSE)
    return {
        pot: dong.amount
        for one in told
        if one.line == line
        for pot, dong in one.pots.items()
        if dong
    }


def test_what_is_left_is_carried_on_or_cancelled() -> None:
    record("02", 2, Movement.DISBURSEMENT, "62", dong=40)
    record("03", 3, Movement.RESERVE, "62", dong=25)
    assert close({(LINE, ""): Dong(45)}) == ("90:1", "90:2", "90:3", "90:4")
    assert pots() == {Pot.SPENT: 40, Pot.CARRIED: 45, Pot.CANCELLED: 15}
    assert pots(ONWARD) == {Pot.HELD: 45}
    assert queries.balance(holder="TW", line=ONWARD, pot=Pot.GRANTED, on=CLOSE) == Dong(-45)


def test_a_year_is_closed_once() -> None:
    assert close({}) == close({}) == ("90:4",)
    with pytest.raises(NothingToClose, match="năm 2020"):
        close({}, number="91")
    with pytest.raises(RefConflict, match="số kéo dài"):
        close({(LINE, ""): Dong(5)})


def test_no_more_is_carried_on_than_is_left() -> None:
    with pytest.raises(Overdrawn, match="chỉ còn 100 ₫"):
        close({(LINE, ""): Dong(101)})
    with pytest.raises(Overdrawn):
        close({(ONWARD, ""): Dong(1)})
    assert pots() == {Pot.HELD: 100}


def test_money_of_a_work_is_carried_on_for_the_work() -> None:
    record("02", 2, Movement.ALLOTMENT, "62", dong=60, giver="62", to_subject="ct-1")
    close({(LINE, "ct-1"): Dong(60)})
    (onward,) = [one for one in queries.holder_lines("62", on=CLOSE) if one.line == ONWARD]
    assert (onward.subject, onward.planned, onward.held) == ("ct-1", Dong(60), Dong(60))


def test_a_closed_line_is_opened_again_only_after_what_it_carried_on_is_undone() -> None:
    closing, onward = close({(LINE, ""): Dong(100)})
    grounds = Grounds(f"kontum.ubnd:9/QĐ-UBND:{CLOSE}", CLOSE, Provenance.REPORTED)
    with pytest.raises(NotUndone, match=onward):
        services.record_undoing(by=CLERK, decision=Decision("91", CLOSE, grounds), entry=closing)
    services.record_undoing(by=CLERK, decision=Decision("91", CLOSE, grounds), entry=onward)
    services.record_undoing(by=CLERK, decision=Decision("92", CLOSE, grounds), entry=closing)
    assert (pots(), pots(ONWARD)) == ({Pot.HELD: 100}, {})


def test_money_between_two_years_is_remarked_until_the_closing_is_undone_too() -> None:
    closing, onward = close({(LINE, ""): Dong(100)})
    grounds = Grounds(f"kontum.ubnd:9/QĐ-UBND:{CLOSE}", CLOSE, Provenance.REPORTED)

    def remarked(*numbers: str) -> list[str]:
        return [queries.left_between_years(queries.whole_entry(number)) for number in numbers]

    assert remarked("01", closing, onward) == ["", "", ""]
    back = services.record_undoing(by=CLERK, decision=Decision("91", CLOSE, grounds), entry=onward)
    assert pots() == {Pot.CARRIED: 100}
    assert remarked("01", closing, onward, back) == ["", closing, closing, closing]
    last = services.record_undoing(by=CLERK, decision=Decision("92", CLOSE, grounds), entry=closing)
    assert remarked(closing, onward, back, last) == ["", "", "", ""]


def test_a_carry_over_recorded_by_itself_leaves_nothing_between() -> None:
    line = replace(LINE, origin_year=2019)
    record("02", 1, Movement.CARRY_OVER, "62", dong=9, giver="TW", line=line)
    services.record_undoing(by=CLERK, decision=paper("93", 9), entry="02")
    assert queries.left_between_years(queries.whole_entry("02")) == ""


def test_carrying_on_asks_for_leave_of_its_own() -> None:
    closer = Actor(9, frozenset({Grant("capital.close", "62")}))
    with pytest.raises(NotAllowed, match="Kéo dài vốn"):
        close({(LINE, ""): Dong(5)}, by=closer)
    assert close({}, by=closer) == ("90:4",)
