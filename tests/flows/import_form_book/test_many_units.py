"""The workbook of all communes of a district, in sheets and flat."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest

from chungtay.core.kernel.refusal import Refusal
from chungtay.core.people.actor import NotAllowed
from chungtay.core.submissions.book import (
    BookUnfit,
    BookUnitsUnknown,
)
from chungtay.core.submissions.changes import Side
from chungtay.core.submissions.form import Place
from chungtay.flows import form_template
from chungtay.flows.import_form_book import Asked
from chungtay.formats.form_book import Layout
from tests.flows.import_form_book.books import (
    COORDINATOR,
    KEY,
    MONTH,
    OFFICER,
    ON,
    ROW,
    amount,
    at,
    compare,
    take_in,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]


def workbook(layout: Layout, scope: str = "611") -> io.BytesIO:
    target = io.BytesIO()
    count = form_template.write_workbook(
        by=COORDINATOR, form=KEY.form, scope=scope, period=KEY.period, target=target, on=ON,
        layout=layout,
    )  # fmt: skip
    assert count == 8
    return target


def _in_sheets(book: Any, number: int) -> None:
    sheet = next(s for s in book.worksheets if s.cell(1, 1).value == f"form:{KEY}")
    at(sheet, Place(ROW, MONTH)).value = number


def _in_flat(book: Any, number: int) -> None:
    sheet = book.worksheets[0]
    column = next(c.column for c in sheet[1] if c.value == f"cell:{ROW}|{MONTH}")
    row = next(r[1].row for r in sheet.iter_rows() if r[1].value == KEY.unit)
    sheet.cell(row, column).value = number


def test_a_form_of_which_each_unit_has_rows_of_its_own_is_not_laid_out_flat(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(form_template, "MOST_COLUMNS", 13)
    with pytest.raises(BookUnfit, match="14 cột; hãy lấy mỗi đơn vị một trang tính"):
        workbook(Layout.FLAT)
    monkeypatch.setattr(form_template, "MOST_SHEETS", 7)
    with pytest.raises(BookUnfit, match="Không lập một tệp cho 8 đơn vị"):
        workbook(Layout.SHEETS)


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
