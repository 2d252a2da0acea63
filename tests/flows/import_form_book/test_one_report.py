"""A workbook is compared with what is kept, cell by cell; all of it is written, or nothing."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from chungtay.apps.submissions import queries
from chungtay.core.kernel.saying import text
from chungtay.core.submissions.book import (
    BookConflicts,
    BookInvalid,
)
from chungtay.core.submissions.changes import CellsChanged, Side
from chungtay.core.submissions.form import Place
from chungtay.core.submissions.handing_in import Choice, Take
from chungtay.flows import import_form_book
from tests.flows.import_form_book.books import (
    KEY,
    MONTH,
    OFFICER,
    ON,
    ROW,
    TOTAL,
    amount,
    at,
    compare,
    edited,
    filled,
    save,
    take_in,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]


def test_what_the_file_says_is_written_once_and_the_same_file_changes_nothing() -> None:
    file = filled(escaped=12, escaped_total="1.234")
    assert take_in(file) == 2
    assert (amount(MONTH), amount(TOTAL)) == (12, 1234)
    steps = queries.filing(KEY, on=ON).seq
    assert take_in(file) == 0
    assert queries.filing(KEY, on=ON).seq == steps


def test_a_cell_only_somebody_else_changed_keeps_their_number() -> None:
    save(MONTH, 5)
    file = filled(escaped_total=20)
    save(MONTH, 6)
    comparison = compare(file)
    assert comparison.count(Side.OURS) == 1
    assert take_in(file) == 1
    assert (amount(MONTH), amount(TOTAL)) == (6, 20)


def test_a_cell_both_changed_waits_for_a_person() -> None:
    save(MONTH, 5)
    file = filled(escaped=8, escaped_total=20)
    save(MONTH, 6)
    with pytest.raises(BookConflicts, match="1 ô vừa bị sửa trong tệp"):
        take_in(file)
    assert (amount(MONTH), amount(TOTAL)) == (6, None)
    assert take_in(file, choice=Choice(Take.SYSTEM)) == 1
    assert (amount(MONTH), amount(TOTAL)) == (6, 20)
    assert take_in(file, choice=Choice(Take.FILE)) == 1
    assert amount(MONTH) == 8


def test_a_choice_made_for_a_number_that_moved_again_is_asked_anew() -> None:
    save(MONTH, 5)
    file = filled(escaped=8)
    save(MONTH, 6)
    spot = (KEY, Place(ROW, MONTH))
    choice = Choice(single={spot: Take.FILE}, seen={spot: 2})
    save(MONTH, 7)
    with pytest.raises(BookConflicts):
        take_in(file, choice=choice)
    assert amount(MONTH) == 7


def test_what_is_saved_between_comparing_and_writing_is_never_overwritten() -> None:
    comparison = compare(filled(escaped=8))
    save(MONTH, 9)
    with pytest.raises(CellsChanged):
        import_form_book.write(by=OFFICER, comparison=comparison, choice=Choice(), on=ON)
    assert amount(MONTH) == 9


def test_a_cell_emptied_in_the_file_is_emptied() -> None:
    save(MONTH, 5)
    assert take_in(filled(escaped=None)) == 1
    assert amount(MONTH) is None


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("nhiều", "không phải là số"),
        (2.5, "phần thập phân"),
        ("1.2", "không rõ"),
        ("=1+1", "không lưu kết quả"),
        (True, "không phải là số"),
    ],
)
def test_one_cell_not_understood_keeps_the_whole_file_out(said: object, reason: str) -> None:
    file = filled(escaped=said, escaped_total=20)
    (fault,) = compare(file).faults
    assert reason in str(fault.reason)
    assert (fault.unit, text(fault.row)) == ("Xã Đăk Ang", "Toàn bộ các hộ")
    with pytest.raises(BookInvalid, match="1 ô trong tệp không đọc được"):
        take_in(file)
    assert amount(TOTAL) is None


@pytest.mark.parametrize(
    ("said", "shown", "reason"),
    [
        (0.12, "0%", "tỷ lệ phần trăm"),
        (dt.date(2020, 9, 1), "dd/mm/yyyy", "đã đổi số này thành ngày 01/09/2020"),
    ],
)
def test_what_a_spreadsheet_made_of_a_number_is_noticed(
    said: object, shown: str, reason: str
) -> None:
    def made(sheet: Any) -> None:
        cell = at(sheet, Place(ROW, MONTH))
        cell.value, cell.number_format = said, shown

    (fault,) = compare(edited(made)).faults
    assert reason in str(fault.reason)
