"""Years that money cannot be of are refused when they are entered, and read where they stand."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from chungtay.apps.capital import queries, services
from chungtay.apps.capital.services.rows import append
from chungtay.core.capital import deeds
from chungtay.core.capital.deeds import Move
from chungtay.core.capital.ledger import Entry
from chungtay.core.capital.line import Line, Term
from chungtay.core.capital.movement import Movement, Pot
from chungtay.core.capital.years import WrongTerm, YearsReversed
from chungtay.core.kernel.money import ZERO, Dong
from chungtay.flows.record_decision import preview
from tests.apps.capital.conftest import CLERK, LINE, paper

pytestmark = pytest.mark.usefixtures("some_units", "book")
REVERSED = replace(LINE, origin_year=2021)
FRAME = replace(LINE, origin_year=2016, term=Term.PERIOD)
CASES = [
    (Movement.ASSIGNMENT, REVERSED, YearsReversed),
    (Movement.ASSIGNMENT, FRAME, WrongTerm),
    (Movement.MEDIUM_TERM, LINE, WrongTerm),
]


def given(movement: Movement, line: Line) -> Move:
    return Move(movement, line, "62", Dong(5), giver="TW")


def entry_of(movement: Movement, line: Line) -> Entry:
    return deeds.decide(paper("02", 2), given(movement, line), held=ZERO)


@pytest.mark.parametrize(("movement", "line", "refusal"), CASES)
def test_they_are_refused_recorded_loaded_or_proposed(
    movement: Movement, line: Line, refusal: type[WrongTerm | YearsReversed]
) -> None:
    with pytest.raises(refusal):
        services.record_move(by=CLERK, decision=paper("02", 2), move=given(movement, line))
    with pytest.raises(refusal):
        preview(by=CLERK, decision=paper("02", 2), move=given(movement, line))
    with pytest.raises(refusal):
        services.append_entries([entry_of(movement, line)], by="nạp thử")


@pytest.mark.parametrize(("movement", "line", "_refusal"), CASES)
def test_a_book_that_has_them_is_opened_and_they_are_taken_back(
    movement: Movement, line: Line, _refusal: object
) -> None:
    append((entry_of(movement, line),), by="phiên bản trước")
    assert [entry.id for entry in queries.entries_of("62")] == ["01", "02"]
    assert [row.entry.id for row in queries.book_page(queries.BookFilter()).rows] == ["02", "01"]
    queries.remarks(queries.whole_entry("02"))
    assert services.record_undoing(by=CLERK, decision=paper("03", 3), entry="02") == "03"
    for pot in (Pot.HELD, Pot.FRAMED):
        on = dt.date(2020, 12, 31)
        assert queries.balance(holder="62", line=line, pot=pot, on=on) in (ZERO, Dong(100))


def test_a_load_takes_them_back_too() -> None:
    old = entry_of(Movement.ASSIGNMENT, REVERSED)
    append((old,), by="phiên bản trước")
    assert services.append_entries([deeds.take_back(old, paper("03", 3))], by="nạp thử") == 1
    assert queries.undone(["02"]) == {"02": "03"}
