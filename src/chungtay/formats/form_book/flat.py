"""Write many units' statements as one sheet with a line a unit: a province's, or the country's."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell

from chungtay.core.submissions.form import CellType, Column, Form, Place, Row
from chungtay.formats.cells import line_height, lines_of
from chungtay.formats.form_book.codes import CELL, FORM, UNIT
from chungtay.formats.form_book.copy import Copy, open_to_typing, shown, unit_words
from chungtay.formats.form_book.looks import FormLook, look_of, validation
from chungtay.formats.form_book.map_sheet import Layout, write_map
from chungtay.formats.form_book.notes import TITLE
from chungtay.formats.form_book.writer import (
    HEAD,
    MILLIMETRES,
    ORDINARY,
    PLAIN,
    SMALL_HEAD,
    WIDTHS,
    Writer,
)
from chungtay.formats.form_book.writing import Told
from chungtay.formats.workbook import A3, Target

Made = tuple[FormLook, Any]
"""A look, and the workbook's format for it."""
Wanted = Sequence[tuple[Place, Column, Made, Made]]
SHEET = "Số liệu"
KEY, CODE, TITLE_AT, DISTRICT, PROVINCE, FIRST = 0, 1, 2, 3, 4, 5
TOP = 3
BODY = TOP + 3
HOW_TO = (
    "Mỗi dòng một đơn vị. Chỉ nhập ô nền vàng; bỏ trống là chưa có số liệu, số 0 là có và bằng "
    "không, “–” là không áp dụng. Có thể xếp lại dòng, cột; không sửa cột mã đơn vị."
)


def write_flat(
    copies: Sequence[Copy],
    target: Target,
    *,
    on: dt.date,
    names: dict[str, str],
    over: dict[str, tuple[str, str]],
    told: Told | None = None,
) -> str:
    """Write one line for each submission (all of one form and period); answer the map's digest.

    `names` gives titles of districts and provinces by code, `over` each unit's district and
    province. Columns are the form's open cells, row by row, of all rows that any unit has.
    """
    form, period = copies[0].sheet.form, copies[0].sheet.period
    writer = Writer(target, title=f"{form.title.vi} – {period.title}", on=on)
    sheet = writer.book.add_worksheet(SHEET)
    ranges = writer.lists(form)
    places = flat_places(form, (copy.sheet.rows for copy in copies))
    _head(writer, sheet, copies[0], places)
    wanted = _wanted(writer, places)
    for at, copy in enumerate(copies):
        district, province = (names.get(code, "") for code in over.get(copy.sheet.unit, ("", "")))
        said = (copy.sheet.unit, copy.unit_title, district, province)
        _line(writer, sheet, BODY + at, said)
        _cells(writer, sheet, copy, at=BODY + at, wanted=wanted)
        if told is not None:
            told(at + 1, len(copies))
    _validate(sheet, places, len(copies), ranges)
    _page(sheet)
    digest = write_map(writer.book, Layout.FLAT, ((SHEET, copy) for copy in copies))
    writer.close()
    return digest


def flat_places(form: Form, held: Iterable[Sequence[Row]]) -> list[tuple[Row, Column]]:
    """Give the columns of a flat sheet: every open cell of every row that any unit holds."""
    rows: dict[str, Row] = {}
    for one in held:
        for row in one:
            rows.setdefault(row.code, row)
    return [
        (row, column)
        for row in rows.values()
        for column in form.columns
        if open_to_typing(row, column)
    ]


def _wanted(writer: Writer, places: Sequence[tuple[Row, Column]]) -> Wanted:
    """Give each place with the looks of its cells, open and closed, made once a column."""
    looks: dict[str, tuple[Made, Made]] = {}
    for _, column in places:
        if column.code not in looks:
            open_ = look_of(column, unlocked=True)
            closed = look_of(column, unlocked=False, closed=True)
            looks[column.code] = ((open_, writer.format(open_)), (closed, writer.format(closed)))
    return [(Place(row.code, column.code), column, *looks[column.code]) for row, column in places]


def _head(writer: Writer, sheet: Any, copy: Copy, places: Sequence[tuple[Row, Column]]) -> None:
    form, period = copy.sheet.form, copy.sheet.period
    sheet.set_row(0, None, None, {"hidden": True})
    sheet.set_column(KEY, KEY, 8, None, {"hidden": True})
    for at, width in ((CODE, 8), (TITLE_AT, 26), (DISTRICT, 20), (PROVINCE, 16)):
        sheet.set_column(at, at, width)
    sheet.write_string(0, KEY, f"{FORM}{form.code}/{period.code}")
    writer.write(sheet, (1, CODE), f"{form.title.vi} – {period.title}", FormLook(TITLE))
    writer.write(sheet, (2, CODE), HOW_TO, PLAIN)
    for at, text in enumerate(("Mã đơn vị", "Đơn vị", "Huyện", "Tỉnh"), CODE):
        sheet.merge_range(TOP, at, TOP + 2, at, text, writer.format(HEAD))
    for at, (row, column) in enumerate(places, FIRST):
        sheet.write_string(0, at, f"{CELL}{Place(row.code, column.code)}")
        sheet.set_column(at, at, WIDTHS[column.type])
        unit = row.unit if column.type is CellType.NUMBER and row.unit else column.unit
        for down, text in enumerate((row.title.vi, column.title.vi, unit and unit_words(unit))):
            writer.write(sheet, (TOP + down, at), text, SMALL_HEAD if down == 2 else HEAD)
    high = max(
        (lines_of(row.title.vi, WIDTHS[column.type] * MILLIMETRES, 11) for row, column in places),
        default=1,
    )
    sheet.set_row(TOP, line_height(11) * high)
    sheet.set_row(TOP + 1, line_height(11) * 3)


def _line(writer: Writer, sheet: Any, at: int, said: tuple[str, str, str, str]) -> None:
    sheet.write_string(at, KEY, f"{UNIT}{said[0]}")
    for column, text in enumerate(said, CODE):
        writer.write(sheet, (at, column), text, ORDINARY)


def _cells(writer: Writer, sheet: Any, copy: Copy, *, at: int, wanted: Wanted) -> None:
    rows = {row.code for row in copy.sheet.rows}
    for column_at, (place, column, open_, closed) in enumerate(wanted, FIRST):
        look, made = open_ if place.row in rows and copy.writable else closed
        value = shown(copy.sheet.cells.get(place), column)
        if isinstance(value, float):
            sheet.write_number(at, column_at, value, made)
        elif value is None:
            sheet.write_blank(at, column_at, None, made)
        else:
            writer.write(sheet, (at, column_at), value, look)


def _validate(
    sheet: Any, places: Sequence[tuple[Row, Column]], count: int, ranges: dict[str, str]
) -> None:
    for at, (_, column) in enumerate(places, FIRST):
        rule = validation(column, xl_rowcol_to_cell(BODY, at), ranges.get(column.code, ""))
        if rule is not None:
            sheet.data_validation(BODY, at, BODY + count - 1, at, rule)


def _page(sheet: Any) -> None:
    sheet.set_landscape()
    sheet.set_paper(A3)
    sheet.repeat_rows(TOP, BODY - 1)
    sheet.freeze_panes(BODY, FIRST)
    options = {"sort": True, "autofilter": True, "format_columns": True, "format_rows": True}
    sheet.protect("", options)
