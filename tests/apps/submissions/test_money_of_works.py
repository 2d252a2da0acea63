"""A report tells of budget lines; the ledger knows for which works a line's money is."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from chungtay.apps.capital import queries as ledger
from chungtay.apps.capital import services as capital
from chungtay.apps.submissions import queries, services
from chungtay.core.capital import deeds
from chungtay.core.capital.deeds import Decision, Move
from chungtay.core.capital.line import Line
from chungtay.core.capital.movement import Movement, Pot
from chungtay.core.kernel.money import Dong
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.record import Grounds
from chungtay.core.submissions.changes import Change
from chungtay.core.submissions.form import Place
from chungtay.core.submissions.key import Key
from chungtay.core.submissions.sheet import Cell
from tests.apps.submissions.conftest import (
    CENTRAL,
    CENTRAL_ROW,
    CHAIRMAN,
    COMMUNE,
    COORDINATOR,
    DISTRICT_LEADER,
    MILLION,
    OFFICER,
    OWN_ROW,
    TODAY,
    explained,
)

pytestmark = pytest.mark.django_db
END = dt.date(2020, 9, 30)
GRANT = replace(CENTRAL, provider="Ai-len")
GRANT_ROW = f"{CENTRAL_ROW}/Ai-len/"


def written(number: str, move: Move) -> None:
    on = dt.date(2020, 2, 3)
    grounds = Grounds("ttg:41/2016/QĐ-TTg:2016-10-10", on, Provenance.REPORTED)
    entry = deeds.decide(Decision(number, on, grounds), move, held=move.amount)
    capital.append_entries([entry], by="thử")


@pytest.fixture
def works(commune: None) -> None:
    """Of the centre's 2,000 million 900 are for one road and 800 for another; 70 are a grant."""
    for work, millions in (("duong-1", 900), ("duong-2", 800)):
        amount = Dong(millions * MILLION)
        move = Move(Movement.ALLOTMENT, CENTRAL, COMMUNE, amount, giver=COMMUNE, to_subject=work)
        written(f"CT-{work}", move)
    grant = Move(Movement.ASSIGNMENT, GRANT, COMMUNE, Dong(70 * MILLION), giver="TW")
    written("KH-VT", grant)


def reported(key: Key, **millions: int) -> None:
    """Say what was paid, and take it up to the province."""
    rows = {"own": OWN_ROW, "central": CENTRAL_ROW, "grant": GRANT_ROW}
    changes = [
        Change(Place(rows[name], "disbursed"), Cell.number(amount * MILLION), 0)
        for name, amount in millions.items()
    ]
    filing = services.save_cells(by=OFFICER, key=key, changes=changes, on=TODAY)
    services.save_cells(by=OFFICER, key=key, changes=(), explanations=explained(filing), on=TODAY)
    services.send(by=OFFICER, key=key, on=TODAY)
    for approver in (CHAIRMAN, DISTRICT_LEADER, COORDINATOR):
        services.approve(by=approver, key=key, on=TODAY)


def spent(line: Line) -> dict[str, int]:
    found = ledger.by_subject(holder=COMMUNE, line=line, pot=Pot.SPENT, on=END)
    return {work: dong.amount // MILLION for work, dong in found.items()}


def test_money_for_no_work_is_paid_first_then_that_of_works(works: None, september: Key) -> None:
    reported(september, own=60, central=1500, grant=0)
    assert spent(CENTRAL) == {"": 300, "duong-1": 900, "duong-2": 300}


def test_lines_of_two_who_give_are_two_rows(works: None, september: Key) -> None:
    rows = {row.code for row in queries.filing(september, on=TODAY).sheet.rows}
    assert {CENTRAL_ROW, GRANT_ROW} < rows
    reported(september, own=60, central=1000, grant=50)
    assert spent(GRANT) == {"": 50}
    assert spent(CENTRAL) == {"": 300, "duong-1": 700}
