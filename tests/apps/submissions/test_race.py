"""Eight people act on one report at the same moment: one of them does it, seven are told so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from chungtay.apps.capital import queries as ledger
from chungtay.apps.submissions import queries, services
from chungtay.core.capital.movement import Pot
from chungtay.core.kernel.money import Dong
from chungtay.core.kernel.refusal import Refusal
from chungtay.core.submissions.changes import Change
from chungtay.core.submissions.form import Place
from chungtay.core.submissions.key import Key
from chungtay.core.submissions.sheet import Cell
from chungtay.core.submissions.workflow import State
from tests.apps.submissions.conftest import (
    CHAIRMAN,
    COMMUNE,
    COORDINATOR,
    DISTRICT_LEADER,
    MILLION,
    OFFICER,
    OWN,
    OWN_ROW,
    TODAY,
    explained,
    line_in_million,
)

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def at_once(deed: Callable[[int], object]) -> Counter[str]:
    """Let eight threads do a deed together; count how each ended."""

    def try_it(number: int) -> str:
        try:
            deed(number)
        except Refusal as refusal:
            return refusal.code
        else:
            return "done"
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        return Counter(pool.map(try_it, range(8)))


def filled(key: Key) -> None:
    filing = services.save_cells(
        by=OFFICER, key=key, changes=line_in_million(own=60, central=500), on=TODAY
    )
    services.save_cells(by=OFFICER, key=key, changes=(), explanations=explained(filing), on=TODAY)


def test_a_report_is_sent_once(september: Key) -> None:
    filled(september)
    ended = at_once(lambda _: services.send(by=OFFICER, key=september, on=TODAY))
    assert ended == {"done": 1, "submissions.no_such_step": 7}


def test_the_last_signature_is_given_once_and_the_ledger_moves_once(september: Key) -> None:
    filled(september)
    services.send(by=OFFICER, key=september, on=TODAY)
    for approver in (CHAIRMAN, DISTRICT_LEADER):
        services.approve(by=approver, key=september, on=TODAY)
    ended = at_once(lambda _: services.approve(by=COORDINATOR, key=september, on=TODAY))
    assert ended == {"done": 1, "submissions.no_such_step": 7}
    until = queries.filing(september, on=TODAY).period.until
    assert ledger.balance(holder=COMMUNE, line=OWN, pot=Pot.SPENT, on=until) == Dong(60 * MILLION)


def test_a_return_and_an_approval_cannot_both_happen(september: Key) -> None:
    filled(september)
    services.send(by=OFFICER, key=september, on=TODAY)

    def sign_or_return(number: int) -> None:
        if number % 2:
            services.approve(by=CHAIRMAN, key=september, on=TODAY)
        else:
            services.return_submission(by=CHAIRMAN, key=september, reason="Sai", on=TODAY)

    ended = at_once(sign_or_return)
    assert ended["done"] == 1
    assert queries.filing(september, on=TODAY).state in (State.SENT, State.RETURNED)


def test_one_cell_written_by_eight_holds_one_of_their_numbers(september: Key) -> None:
    def write(number: int) -> None:
        cell = Cell.number((number + 1) * MILLION)
        change = Change(Place(OWN_ROW, "disbursed"), cell, 0)
        services.save_cells(by=OFFICER, key=september, changes=[change], on=TODAY)

    ended = at_once(write)
    assert ended == {"done": 1, "submissions.cells_changed": 7}
    assert len(queries.cell_history(september, Place(OWN_ROW, "disbursed"))) == 1
