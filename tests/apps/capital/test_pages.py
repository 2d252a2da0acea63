from __future__ import annotations

import datetime as dt

import pytest

from chungtay.apps.capital import queries, services
from chungtay.apps.capital.queries import BookFilter
from chungtay.core.capital.ledger import NotUndone, Overdrawn, UnknownEntry
from chungtay.core.capital.movement import Movement, Pot
from chungtay.core.capital.standing import EntryState
from chungtay.core.kernel.money import Dong
from tests.apps.capital.conftest import CLERK, LINE, paper, record

pytestmark = pytest.mark.usefixtures("book")
END = dt.date(2020, 12, 31)


def undo(entry: str, number: str, day: int = 9) -> str:
    return services.record_undoing(by=CLERK, decision=paper(number, day), entry=entry)


def numbers(page: queries.BookPage) -> list[str]:
    return [row.entry.id for row in page.rows]


def test_a_book_is_leafed_through_from_its_end() -> None:
    for day in (2, 3, 4, 5):
        record(f"0{day}", day, Movement.DISBURSEMENT, "62", dong=10)
    first = queries.book_page(BookFilter(), limit=2)
    assert numbers(first) == ["05", "04"]
    second = queries.book_page(BookFilter(), after=first.next, limit=2)
    last = queries.book_page(BookFilter(), after=second.next, limit=2)
    assert (numbers(second), numbers(last), last.next) == (["03", "02"], ["01"], "")


def test_a_book_shows_what_is_asked_for() -> None:
    record("02", 2, Movement.ALLOTMENT, "611", dong=60, giver="62", to_subject="ct-1")
    record("03", 3, Movement.DISBURSEMENT, "611", dong=5, subject="ct-1")
    shown = {
        "01": BookFilter(movement=Movement.ASSIGNMENT),
        "03": BookFilter(since=dt.date(2020, 3, 3)),
        "02": BookFilter(text="02/QĐ-UBND"),
        "03,02": BookFilter(units=("611",)),
        "02,01": BookFilter(holder="62"),
        "": BookFilter(plan_year=2019),
    }
    for said, wanted in shown.items():
        assert ",".join(numbers(queries.book_page(wanted))) == said
    assert [row.entry.id for row in queries.entries_of_subject("ct-1")] == ["03", "02"]


def test_an_entry_is_recorded_then_confirmed_or_undone() -> None:
    record("02", 2, Movement.DISBURSEMENT, "62", dong=10)
    row = queries.entry("02")
    assert (row.state(), row.state({"02"}), row.amount, row.recorded_by) == (
        EntryState.RECORDED, EntryState.CONFIRMED, Dong(10), "7",
    )  # fmt: skip
    undo("02", "03")
    assert (queries.entry("02").state({"02"}), queries.entry("02").undone_by) == (
        EntryState.UNDONE, "03",
    )  # fmt: skip
    assert queries.entry("03").amount == Dong(-10)
    with pytest.raises(UnknownEntry, match="“99”"):
        queries.entry("99")


def test_an_entry_is_taken_back_once_and_for_all() -> None:
    record("02", 2, Movement.DISBURSEMENT, "62", dong=10)
    assert undo("02", "03") == undo("02", "03") == "03"
    with pytest.raises(NotUndone, match="“03” đã hủy nó"):
        undo("02", "04")
    with pytest.raises(NotUndone, match="chính nó là bút toán hủy"):
        undo("03", "04")
    assert queries.balance(holder="62", line=LINE, pot=Pot.HELD, on=END) == Dong(100)


def test_what_was_given_is_not_taken_back_once_it_is_spent() -> None:
    record("02", 2, Movement.DISBURSEMENT, "62", dong=10)
    with pytest.raises(Overdrawn):
        undo("01", "03")


def test_nothing_is_taken_back_before_it_was_done() -> None:
    record("02", 5, Movement.DISBURSEMENT, "62", dong=10)
    with pytest.raises(NotUndone, match="trước ngày ghi bút toán 05/03/2020"):
        undo("02", "03", day=4)


def test_a_line_tells_where_its_plan_went() -> None:
    record("02", 2, Movement.ADVANCE, "62", dong=30, subject="")
    record("03", 3, Movement.ADVANCE_COVER, "62", dong=20)
    record("04", 4, Movement.RESERVE, "62", dong=15)
    (line,) = queries.holder_lines("62", on=END, plan_year=2020)
    assert (line.planned, line.held, line.paid, line.of(Pot.RESERVED)) == (
        Dong(100), Dong(55), Dong(30), Dong(15),
    )  # fmt: skip
    assert queries.holder_lines("62", on=END, plan_year=2019) == ()


def test_arrears_are_told_by_work() -> None:
    record("02", 2, Movement.ARREARS_OPENED, "611", dong=30, giver="TW", subject="ct-1")
    record("03", 5, Movement.ARREARS_SETTLED, "TW", dong=20, giver="611", subject="ct-1")
    (owing,) = queries.arrears(on=END)
    assert (owing.holder, owing.work, owing.opened, owing.owed, owing.since) == (
        "611", "ct-1", Dong(30), Dong(10), dt.date(2020, 3, 2),
    )  # fmt: skip
    assert queries.arrears(on=dt.date(2020, 3, 1)) == queries.arrears(on=END, units=["62"]) == ()
