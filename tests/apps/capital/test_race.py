"""Many move money of one account at once; no more leaves it than was there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from django.db import connection

from chungtay.apps.capital import queries, services
from chungtay.core.capital.ledger import NotUndone, Overdrawn
from chungtay.core.capital.movement import Movement, Pot
from chungtay.core.kernel.money import Dong
from tests.apps.capital.conftest import CLERK, LINE, open_book, paper, record

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]
END = dt.date(2020, 12, 31)


def at_once(deed: Callable[[int], object]) -> list[bool]:
    """Do the same eight times at once; tell which were let through."""

    def one(number: int) -> bool:
        try:
            deed(number)
        except (Overdrawn, NotUndone):
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(8) as pool:
        return list(pool.map(one, range(8)))


def stands(pot: Pot, holder: str = "62") -> Dong:
    return queries.balance(holder=holder, line=LINE, pot=pot, on=END)


def test_eight_payments_at_once_leave_no_debt() -> None:
    open_book()
    passed = at_once(lambda n: record(f"{n + 10}", 3, Movement.DISBURSEMENT, "62", dong=40))
    assert passed.count(True) == 2
    assert (stands(Pot.HELD), stands(Pot.SPENT)) == (Dong(20), Dong(80))


def test_paying_and_handing_down_at_once_share_what_there_is() -> None:
    open_book()

    def pay_or_allot(number: int) -> None:
        if number % 2:
            record(f"{number + 10}", 3, Movement.DISBURSEMENT, "62", dong=40)
        else:
            record(f"{number + 10}", 3, Movement.ALLOTMENT, "611", dong=40, giver="62")

    assert at_once(pay_or_allot).count(True) == 2
    assert stands(Pot.HELD) == Dong(20)
    assert stands(Pot.SPENT) + stands(Pot.HELD, "611") == Dong(80)


def test_items_adjusted_at_once_are_not_emptied_twice() -> None:
    open_book()
    other = replace(LINE, project="ntm.03")
    passed = at_once(
        lambda n: record(
            f"{n + 10}", 3, Movement.ADJUSTMENT, "62", dong=40, giver="62", to_line=other
        )
    )
    assert passed.count(True) == 2
    assert stands(Pot.HELD) == Dong(20)


def test_money_handed_back_and_forth_at_once_waits_for_nobody_forever() -> None:
    open_book()
    record("02", 2, Movement.ALLOTMENT, "611", dong=50, giver="62")

    def swap(number: int) -> None:
        one, other = ("62", "611") if number % 2 else ("611", "62")
        record(f"{number + 10}", 3, Movement.ADJUSTMENT, other, dong=10, giver=one)

    assert all(at_once(swap))
    assert (stands(Pot.HELD), stands(Pot.HELD, "611")) == (Dong(50), Dong(50))


def test_an_entry_is_taken_back_by_one_of_eight() -> None:
    open_book()
    record("02", 2, Movement.DISBURSEMENT, "62", dong=40)
    record("03", 2, Movement.DISBURSEMENT, "62", dong=40)
    passed = at_once(
        lambda n: services.record_undoing(by=CLERK, decision=paper(f"{n + 10}", 9), entry="02")
    )
    assert passed.count(True) == 1
    assert (stands(Pot.HELD), stands(Pot.SPENT)) == (Dong(60), Dong(40))


def test_the_same_decision_eight_times_is_one_entry() -> None:
    open_book()
    assert all(at_once(lambda _: record("10", 3, Movement.DISBURSEMENT, "62", dong=40)))
    assert all(at_once(lambda _: record("11", 3, Movement.SUPPLEMENT, "62", dong=5, giver="TW")))
    assert (stands(Pot.HELD), stands(Pot.SPENT)) == (Dong(65), Dong(40))
