"""Many pay out of one account at once; no more leaves it than was there."""

from __future__ import annotations

import datetime as dt
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from chungtay.apps.capital import queries
from chungtay.core.capital.ledger import Overdrawn
from chungtay.core.capital.movement import Movement, Pot
from chungtay.core.kernel.money import Dong
from tests.apps.capital.conftest import LINE, open_book, record


def pay(number: int) -> bool:
    """Pay 40 of the 100 đồng there are; tell whether it was let through."""
    try:
        record(f"{number + 10}", 3, Movement.DISBURSEMENT, "62", dong=40)
    except Overdrawn:
        return False
    finally:
        connection.close()
    return True


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_eight_payments_at_once_leave_no_debt() -> None:
    open_book()
    with ThreadPoolExecutor(8) as pool:
        passed = list(pool.map(pay, range(8)))
    assert passed.count(True) == 2
    end = dt.date(2020, 12, 31)
    assert queries.balance(holder="62", line=LINE, pot=Pot.HELD, on=end) == Dong(20)
    assert queries.balance(holder="62", line=LINE, pot=Pot.SPENT, on=end) == Dong(80)
