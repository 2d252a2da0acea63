"""One submission as a sheet: codes out of sight, a head, the table, what its columns mean."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell

from chungtay.core.submissions.form import Column, Form, Place, Row
from chungtay.formats.cells import Look, line_height, lines_of
from chungtay.formats.form_book.codes import COLUMN, FORM, ROW
from chungtay.formats.form_book.copy import (
    LONGEST,
    Copy,
    asked,
    measured,
    open_to_typing,
    shown,
    unit_words,
)
from chungtay.formats.form_book.formulas import formula
from chungtay.formats.form_book.looks import FormLook, look_of, validation
from chungtay.formats.form_book.notes import head_lines, notes, numbering
from chungtay.formats.form_book.writer import (
    HEAD,
    MIDDLE,
    MILLIMETRES,
    ORDINARY,
    PLAIN,
    SMALL_HEAD,
    TOTAL,
    WIDTHS,
    Writer,
)
from chungtay.formats.workbook import A4

KEY, ORDINAL, LABEL = 0, 1, 2
"""The columns before the form's own: hidden codes, numbers, titles."""
LABEL_WIDTH, UNIT_WIDTH = 46, 12


@dataclass(slots=True)
class FormSheet:
    """One submission's sheet being written."""

    writer: Writer
    sheet: Any
    copy: Copy
    ranges: dict[str, str]

    def write(self, on: dt.date) -> None:
        """Write the sheet: hidden codes, head, the table, notes, protection, page."""
        lines = head_lines(self.copy)
        top = 1 + len(lines)
        self._codes(top)
        self._lines(lines)
        self._head(top)
        body = top + 3
        for at, row in enumerate(self.rows):
            self._row(body + at, row, at)
        self._validate(body)
        end = body + len(self.rows)
        for at, text in enumerate(notes(self.copy, on=on), end + 1):
            self._across(at, text, PLAIN)
        self._protect()
        self._page(top, body)

    @property
    def form(self) -> Form:
        """Give the form."""
        return self.copy.sheet.form

    @property
    def rows(self) -> tuple[Row, ...]:
        """Give the rows."""
        return self.copy.sheet.rows

    @property
    def first(self) -> int:
        """Give the place of the form's first column: after the rows' units, where they have any."""
        return LABEL + 1 + any(measured(row.unit) for row in self.rows)

    @property
    def width(self) -> int:
        """Count the columns of the sheet."""
        return self.first + len(self.form.columns)

    def _codes(self, top: int) -> None:
        self.sheet.write_string(0, KEY, f"{FORM}{self.copy.key}")
        for at, column in enumerate(self.form.columns, self.first):
            self.sheet.write_string(0, at, f"{COLUMN}{column.code}")
        for at, row in enumerate(self.rows, top + 3):
            self.sheet.write_string(at, KEY, f"{ROW}{row.code}")
        self.sheet.set_row(0, None, None, {"hidden": True})
        self.sheet.set_column(KEY, KEY, 8, None, {"hidden": True})
        self.sheet.set_column(ORDINAL, ORDINAL, 5)
        self.sheet.set_column(LABEL, LABEL, LABEL_WIDTH)
        self.sheet.set_column(LABEL + 1, LABEL + 1, UNIT_WIDTH)
        for at, column in enumerate(self.form.columns, self.first):
            self.sheet.set_column(at, at, WIDTHS[column.type])

    def _across(self, row: int, text: str, look: FormLook) -> None:
        self.sheet.merge_range(row, ORDINAL, row, self.width - 1, "", self.writer.format(look))
        self.writer.write(self.sheet, (row, ORDINAL), text, look)
        letters = LABEL_WIDTH + sum(WIDTHS[column.type] for column in self.form.columns)
        height = line_height(look.look.size) * lines_of(text, letters * MILLIMETRES, look.look.size)
        self.sheet.set_row(row, height)

    def _lines(self, lines: Sequence[tuple[str, Look]]) -> None:
        for row, (text, look) in enumerate(lines, 1):
            self._across(row, text, FormLook(look))

    def _head(self, top: int) -> None:
        """Write three rows: titles, units, and numbers with how computed columns follow."""
        unit_head = ["Đơn vị tính"] if self.first > LABEL + 1 else []
        titles = ["TT", "Nội dung", *unit_head, *(c.title.vi for c in self.form.columns)]
        units = ["", "", *("" for _ in unit_head), *(self._unit(c) for c in self.form.columns)]
        numbers = ["A", "B", *("C" for _ in unit_head), *numbering(self.form)]
        heights = [
            lines_of(c.title.vi, WIDTHS[c.type] * MILLIMETRES, 11) for c in self.form.columns
        ]
        for row, texts, look in (
            (top, titles, HEAD),
            (top + 1, units, SMALL_HEAD),
            (top + 2, numbers, SMALL_HEAD),
        ):
            for at, text in enumerate(texts, ORDINAL):
                self.writer.write(self.sheet, (row, at), text, look)
        self.sheet.set_row(top, line_height(11) * max(heights, default=1))
        if not any(units):
            self.sheet.set_row(top + 1, None, None, {"hidden": True})

    @staticmethod
    def _unit(column: Column) -> str:
        return unit_words(column.unit) if column.unit else ""

    def _row(self, at: int, row: Row, number: int) -> None:
        label = TOTAL if row.total_of else ORDINARY
        self.writer.write(self.sheet, (at, ORDINAL), str(number + 1), MIDDLE)
        self.writer.write(self.sheet, (at, LABEL), row.title.vi, label)
        if self.first > LABEL + 1:
            self.writer.write(self.sheet, (at, LABEL + 1), unit_words(row.unit), MIDDLE)
        self.sheet.set_row(
            at, line_height(11) * lines_of(row.title.vi, LABEL_WIDTH * MILLIMETRES, 11)
        )
        for column_at, column in enumerate(self.form.columns, self.first):
            self._cell((at, column_at), row, column, at - number)

    def _cell(self, at: tuple[int, int], row: Row, column: Column, body: int) -> None:
        unlocked = open_to_typing(row, column) and self.copy.writable
        cell = self.copy.sheet.cells.get(Place(row.code, column.code))
        unlocked = unlocked and len(cell.text if cell else "") <= LONGEST
        closed = not asked(row, column)
        look = look_of(column, unlocked=unlocked, bold=bool(row.total_of), closed=closed)
        value = shown(cell, column)
        rule = "" if closed else formula(self.form, row, column, self._named(body))
        if rule:
            cached = value if value is not None else ""
            self.sheet.write_formula(*at, rule, self.writer.format(look), cached)
        else:
            self.writer.write(self.sheet, at, value, look)

    def _named(self, body: int) -> Callable[[str, str], str]:
        places = {row.code: body + at for at, row in enumerate(self.rows)}
        columns = {column.code: at for at, column in enumerate(self.form.columns, self.first)}

        def named(row: str, column: str) -> str:
            if row not in places or column not in columns:
                return ""
            return str(xl_rowcol_to_cell(places[row], columns[column]))

        return named

    def _validate(self, body: int) -> None:
        for at, column in enumerate(self.form.columns, self.first):
            for first, last in _runs([open_to_typing(row, column) for row in self.rows]):
                corner = xl_rowcol_to_cell(body + first, at)
                rule = validation(column, corner, self.ranges.get(column.code, ""))
                if rule is not None:
                    self.sheet.data_validation(body + first, at, body + last, at, rule)

    def _protect(self) -> None:
        self.sheet.protect(
            "",
            {"format_columns": True, "format_rows": True, "select_locked_cells": True},
        )

    def _page(self, top: int, body: int) -> None:
        self.sheet.set_paper(A4)
        self.sheet.set_landscape()
        self.sheet.fit_to_pages(1, 0)
        self.sheet.set_margins(left=0.6, right=0.4, top=0.6, bottom=0.6)
        self.sheet.set_footer('&L&8&"Times New Roman,Regular"&A&R&8Trang &P/&N')
        self.sheet.repeat_rows(top, body - 1)
        self.sheet.freeze_panes(body, self.first)
        self.sheet.hide_gridlines(2)


def _runs(open_: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Give the first and last places of every unbroken run of open cells."""
    start = None
    for at, one in enumerate([*open_, False]):
        if one and start is None:
            start = at
        elif not one and start is not None:
            yield start, at - 1
            start = None
