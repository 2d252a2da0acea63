"""The services let through exactly what a replay of the whole book lets through."""

from __future__ import annotations

import datetime as dt
from random import Random

import pytest

from chungtay.apps.capital import queries, services
from chungtay.core.capital import deeds
from chungtay.core.capital.deeds import Decision, Move
from chungtay.core.capital.history import balances, check_history
from chungtay.core.capital.ledger import Entry, Overdrawn
from chungtay.core.capital.movement import Movement
from chungtay.core.kernel.money import Dong
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.record import Grounds
from tests.apps.capital.conftest import CLERK, LINE

KNOWN = dt.date(2020, 12, 31)
MOVEMENTS = (
    Movement.SUPPLEMENT, Movement.ALLOTMENT, Movement.ALLOTMENT, Movement.DISBURSEMENT,
    Movement.RECOVERY, Movement.ADVANCE, Movement.ADVANCE_COVER, Movement.RESERVE,
    Movement.RELEASE, Movement.REDUCTION,
)  # fmt: skip


def wish(random: Random, number: int) -> tuple[Decision, Move]:
    """Think of a decision of March 2020, on any day, whatever came before."""
    movement = random.choice(MOVEMENTS)
    on = dt.date(2020, 3, random.randint(1, 12))
    grounds = Grounds("kontum.ubnd:1/QĐ-UBND:2020-03-01", KNOWN, Provenance.REPORTED)
    one, other = random.sample(("62", "611"), 2)
    giver = {Movement.SUPPLEMENT: "TW", Movement.ALLOTMENT: other, Movement.REDUCTION: one}
    holder = "TW" if movement is Movement.REDUCTION else one
    subject = random.choice(("", "ct-1")) if movement is not Movement.ALLOTMENT else ""
    move = Move(
        movement, LINE, holder, Dong(random.randint(1, 60)), giver=giver.get(movement, ""),
        subject=subject, to_subject=random.choice(("", "ct-1")) * (movement in giver),
    )  # fmt: skip
    return Decision(f"{random.randint(100, 999)}-{number}", on, grounds), move


def lets_through(book: list[Entry], decision: Decision, move: Move) -> bool:
    entry = deeds.decide(decision, move, held=move.amount)
    if check_history([*book, entry]):
        return False
    book.append(entry)
    return True


@pytest.mark.usefixtures("book")
@pytest.mark.parametrize("seed", [1, 2])
def test_the_services_agree_with_a_replay(seed: int) -> None:
    random, book = Random(seed), [queries.whole_entry("01")]  # noqa: S311 - not a secret
    passed = 0
    for number in range(60):
        decision, move = wish(random, number)
        allowed = lets_through(book, decision, move)
        passed += allowed
        try:
            services.record_move(by=CLERK, decision=decision, move=move)
        except Overdrawn:
            assert not allowed
        else:
            assert allowed
    assert 10 < passed < 60
    for account, dong in balances(book).items():
        told = queries.balance(
            holder=account.holder, line=account.line, pot=account.pot, on=KNOWN,
            subject=account.subject,
        )  # fmt: skip
        assert told == dong
