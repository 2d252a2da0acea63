"""A workbook is compared with what is kept, cell by cell; then all of it is written, or nothing."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import openpyxl
import pytest

from chungtay.apps.submissions import queries, services
from chungtay.apps.submissions.queries import bulk
from chungtay.core.kernel.refusal import Refusal
from chungtay.core.kernel.saying import text
from chungtay.core.people.actor import Actor, Grant, NotAllowed
from chungtay.core.submissions import actions
from chungtay.core.submissions.book import (
    BookConflicts,
    BookInvalid,
    BookOfAnother,
    BookOutdated,
    BookUnfit,
    BookUnitsUnknown,
    BookUnmapped,
    BookUnrecognised,
)
from chungtay.core.submissions.changes import CellsChanged, Change, Side
from chungtay.core.submissions.form import Place
from chungtay.core.submissions.handing_in import Choice, Comparison, Take
from chungtay.core.submissions.hindrance import NotWritable
from chungtay.core.submissions.key import Key, UnknownSubmission
from chungtay.core.submissions.sheet import Cell
from chungtay.flows import form_template, import_form_book
from chungtay.flows.import_form_book import Asked
from chungtay.formats.form_book import Layout
from chungtay.packs import forms

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]

ON = dt.date(2020, 10, 13)
KEY = Key("ho-ngheo-thang", "23380", "2020-09")
SENT = Key("ho-ngheo-thang", "23383", "2020-08")
ROW, MONTH, TOTAL = "all", "escaped", "escaped_total"
TOP = 9


def person(*units: str) -> Actor:
    granted = [Grant(a.code, unit) for unit in units for a in (actions.READ, actions.FILL)]
    return Actor(7, frozenset(granted), "Y Hoa")


OFFICER, COORDINATOR = person("23380"), person("62")


def template(key: Key = KEY, by: Actor = COORDINATOR) -> io.BytesIO:
    target = io.BytesIO()
    form_template.write_template(by=by, key=key, target=target, on=ON)
    return target


def edited(edit: Callable[[Any], None], file: io.BytesIO | None = None) -> io.BytesIO:
    opened = openpyxl.load_workbook(file or template())
    edit(opened.worksheets[0])
    target = io.BytesIO()
    opened.save(target)
    return target


def at(sheet: Any, place: Place) -> Any:
    """Give the cell of a place in a sheet as it was given out."""
    column = next(c.column for c in sheet[1] if c.value == f"col:{place.column}")
    row = next(r[0].row for r in sheet.iter_rows() if r[0].value == f"row:{place.row}")
    return sheet.cell(row, column)


def filled(**said: object) -> io.BytesIO:
    """Give the workbook with cells of the first row filled, by column."""

    def edit(sheet: Any) -> None:
        for column, value in said.items():
            at(sheet, Place(ROW, column)).value = value

    return edited(edit)


def compare(file: io.BytesIO, by: Actor = OFFICER, asked: Asked | None = None) -> Comparison:
    return import_form_book.compare(
        by=by, file=file, name="tep.xlsx", asked=asked or Asked(), on=ON
    )


def take_in(file: io.BytesIO, by: Actor = OFFICER, choice: Choice | None = None) -> int:
    return import_form_book.write(
        by=by, comparison=compare(file, by), choice=choice or Choice(), on=ON
    )


def amount(column: str, key: Key = KEY) -> int | None:
    return queries.filing(key, on=ON).sheet.amount(ROW, column)


def save(column: str, number: int) -> None:
    kept = queries.filing(KEY, on=ON).kept.get(Place(ROW, column))
    change = Change(Place(ROW, column), Cell.number(number), kept.revision if kept else 0)
    services.save_cells(by=OFFICER, key=KEY, changes=[change], on=ON)


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


def test_a_file_for_another_report_is_refused() -> None:
    with pytest.raises(BookOfAnother, match="không phải ho-ngheo-thang/23383"):
        compare(template(), asked=Asked(KEY.form, "23383", KEY.period))


def test_a_file_of_another_version_of_the_form_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file = template()
    real = forms.version

    def newer(code: str, since: str) -> Any:
        return replace(real(code, since), since=dt.date(2020, 9, 1))

    monkeypatch.setattr(forms, "version", newer)
    with pytest.raises(BookOutdated, match="bản 2016-08-15, còn kỳ này dùng bản 2020-09-01"):
        compare(file)


def test_without_its_hidden_sheet_a_file_must_be_handed_in_for_a_report() -> None:
    save(TOTAL, 30)

    def bare(sheet: Any) -> None:
        at(sheet, Place(ROW, MONTH)).value = 12
        at(sheet, Place(ROW, TOTAL)).value = 31
        del sheet.parent["ChungTay"]
        sheet.delete_cols(1)
        sheet.delete_rows(1)
        sheet.title = "Sheet1"

    file = edited(bare)
    with pytest.raises(BookUnmapped):
        compare(file)
    comparison = compare(file, asked=Asked(KEY.form, KEY.unit, KEY.period))
    # What the file began from is not known: a number that differs from the kept one is asked about.
    assert (comparison.count(Side.THEIRS), comparison.count(Side.BOTH)) == (1, 1)


def test_a_workbook_of_something_else_is_not_recognised() -> None:
    other = openpyxl.Workbook()
    other.worksheets[0]["A1"] = "Danh sách họp"
    target = io.BytesIO()
    other.save(target)
    with pytest.raises(BookUnrecognised, match="Không nhận ra dòng, cột"):
        compare(target, asked=Asked(KEY.form, KEY.unit, KEY.period))


def test_a_list_without_codes_of_units_is_not_recognised() -> None:
    other = openpyxl.Workbook()
    other.active["A1"] = "Danh sách cán bộ"
    target = io.BytesIO()
    other.save(target)
    with pytest.raises(BookUnrecognised, match=r"Không nhận ra cột .*: Mã đơn vị"):
        compare(target, COORDINATOR, Asked(KEY.form, "611", KEY.period, many=True))


def test_a_stranger_may_not_hand_it_in_nor_get_it() -> None:
    with pytest.raises(NotAllowed):
        compare(template(), by=person("23281"))
    with pytest.raises(NotAllowed):
        template(by=person("23281"))


def test_a_report_that_has_gone_up_takes_only_a_file_that_changes_nothing() -> None:
    key = next(
        leaf.key for leaf in bulk.leaves(KEY.form, KEY.period, scope="62") if not leaf.writable
    )
    assert take_in(template(key), COORDINATOR) == 0

    def changed(sheet: Any) -> None:
        at(sheet, Place(ROW, MONTH)).value = 987

    with pytest.raises(NotWritable):
        take_in(edited(changed, template(key)), COORDINATOR)


@pytest.mark.parametrize(
    "key", [Key(KEY.form, KEY.unit, "2031-01"), Key(KEY.form, "99999", "2020-09")]
)
def test_a_period_not_opened_or_a_unit_that_is_not_there_has_no_workbook(key: Key) -> None:
    with pytest.raises(UnknownSubmission):
        template(key)


def workbook(layout: Layout, scope: str = "611") -> io.BytesIO:
    target = io.BytesIO()
    count = form_template.write_workbook(
        by=COORDINATOR, form=KEY.form, scope=scope, period=KEY.period, target=target, on=ON,
        layout=layout,
    )  # fmt: skip
    assert count == 8
    return target


def test_a_form_of_which_each_unit_has_rows_of_its_own_is_not_laid_out_flat(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(form_template, "MOST_COLUMNS", 13)
    with pytest.raises(BookUnfit, match="14 cột; hãy lấy mỗi đơn vị một trang tính"):
        workbook(Layout.FLAT)
    monkeypatch.setattr(form_template, "MOST_SHEETS", 7)
    with pytest.raises(BookUnfit, match="Không lập một tệp cho 8 đơn vị"):
        workbook(Layout.SHEETS)


def _in_sheets(book: Any, number: int) -> None:
    sheet = next(s for s in book.worksheets if s.cell(1, 1).value == f"form:{KEY}")
    at(sheet, Place(ROW, MONTH)).value = number


def _in_flat(book: Any, number: int) -> None:
    sheet = book.worksheets[0]
    column = next(c.column for c in sheet[1] if c.value == f"cell:{ROW}|{MONTH}")
    row = next(r[1].row for r in sheet.iter_rows() if r[1].value == KEY.unit)
    sheet.cell(row, column).value = number


@pytest.mark.parametrize(("layout", "fill"), [(Layout.SHEETS, _in_sheets), (Layout.FLAT, _in_flat)])
def test_a_districts_communes_come_back_in_one_file(
    layout: Layout, fill: Callable[[Any, int], None]
) -> None:
    opened = openpyxl.load_workbook(workbook(layout))
    fill(opened, 44)
    target = io.BytesIO()
    opened.save(target)
    comparison = compare(target, COORDINATOR, Asked(KEY.form, "611", KEY.period, many=True))
    assert (len(comparison.handed), comparison.count(Side.THEIRS)) == (8, 1)
    assert take_in(target, COORDINATOR) == 1
    assert amount(MONTH) == 44
    assert take_in(target, COORDINATOR) == 0
    with pytest.raises(NotAllowed):
        compare(target, OFFICER)


def test_a_line_of_a_unit_that_owes_no_report_is_refused() -> None:
    opened = openpyxl.load_workbook(workbook(Layout.FLAT))
    opened.worksheets[0].cell(7, 2).value = "15"
    target = io.BytesIO()
    opened.save(target)
    with pytest.raises(BookUnitsUnknown, match="1 đơn vị không có báo cáo này"):
        compare(target, COORDINATOR)


def test_a_file_may_not_reach_beyond_what_it_was_handed_in_for() -> None:
    with pytest.raises(Refusal):
        compare(workbook(Layout.FLAT), COORDINATOR, Asked(KEY.form, "608", KEY.period, many=True))
