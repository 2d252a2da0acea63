"""Capital goes round: lent to a group, paid back, lent to the next."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from chungtay.apps.capital import queries, services
from chungtay.core.capital.movement import Movement
from chungtay.core.capital.rotation import DueTooSoon, Loan
from chungtay.core.kernel.money import Dong
from chungtay.core.people.actor import Actor, NotAllowed
from tests.apps.capital.conftest import CLERK, paper, record

pytestmark = pytest.mark.usefixtures("book")
LENT = dt.date(2020, 3, 1)
DUE = dt.date(2020, 9, 30)
END = dt.date(2020, 12, 31)


def loan(code: str = "v-1") -> Loan:
    return Loan(code, "ntm", "ntm.02", "611", "Nhóm bò thôn 1", 8, LENT, DUE, paper("01").grounds)


def lend(code: str, dong: int) -> None:
    services.record_loan(by=CLERK, loan=loan(code))
    record(f"cv-{code}", 1, Movement.LENDING, "611", dong=dong, giver="TW", subject=code)


def test_a_loan_is_overdue_while_something_is_out() -> None:
    lend("v-1", 50)
    record("03", 5, Movement.REPAYMENT, "611", dong=20, subject="v-1")
    record("04", 6, Movement.WRITE_OFF, "611", dong=5, subject="v-1")
    (told,) = queries.loans(on=dt.date(2020, 10, 13))
    assert (told.holder, told.lent, told.out, told.repaid, told.lost) == (
        "611", Dong(50), Dong(25), Dong(20), Dong(5),
    )  # fmt: skip
    assert told.days_overdue == 13
    assert queries.loans(on=DUE)[0].days_overdue == 0
    assert queries.loans(on=LENT - dt.timedelta(days=1)) == ()
    assert queries.loans(on=DUE, units=["62"]) == ()


def test_what_is_paid_back_is_lent_to_others() -> None:
    lend("v-1", 50)
    services.record_loan(by=CLERK, loan=loan("v-2"))
    record("03", 5, Movement.REPAYMENT, "611", dong=50, subject="v-1")
    record("04", 6, Movement.RELENDING, "611", dong=30, subject="v-1", to_subject="v-2")
    told = {one.loan.loan: (one.out, one.repaid, one.days_overdue) for one in queries.loans(on=END)}
    assert told == {"v-1": (Dong(0), Dong(50), 0), "v-2": (Dong(30), Dong(0), 92)}


def test_a_longer_term_is_said_later_and_counts_from_then() -> None:
    lend("v-1", 50)
    longer = replace(loan(), due=END, grounds=replace(loan().grounds, known_from=DUE))
    services.record_loan(by=CLERK, loan=longer)
    assert queries.loans(on=LENT)[0].loan.due == DUE
    assert queries.loans(on=END)[0].loan.due == END


def test_a_loan_is_due_after_it_is_lent() -> None:
    with pytest.raises(DueTooSoon, match="không thể đến hạn ngày 29/02/2020"):
        replace(loan(), due=dt.date(2020, 2, 29))


def test_strangers_lend_nothing() -> None:
    with pytest.raises(NotAllowed):
        services.record_loan(by=Actor(8, frozenset()), loan=loan())
    assert services.append_loans([loan()], by="thử") == 1
    assert services.append_loans([loan()], by="thử") == 0
