"""A form's workbook being written: text never a formula, lists on a hidden sheet."""

from __future__ import annotations

import datetime as dt
from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell

from chungtay.core.submissions.form import CellType, Form
from chungtay.formats.cells import Look
from chungtay.formats.form_book.copy import LONGEST, Shown
from chungtay.formats.form_book.looks import FormLook
from chungtay.formats.workbook import Workbook

LISTS = "ChungTay.DanhMuc"
HEAD = FormLook(Look(bold=True, align="center", shaded=True, size=11))
SMALL_HEAD = FormLook(Look(italic=True, align="center", shaded=True, size=9))
PLAIN = FormLook(Look(align="left", border=False, size=10, italic=True))
ORDINARY = FormLook(Look(align="left", indent=1))
TOTAL = FormLook(Look(align="left", bold=True, indent=1))
MIDDLE = FormLook(Look(align="center"))
MILLIMETRES = 2.3
"""Roughly, for each letter of a column's width."""
WIDTHS: dict[CellType, float] = {
    CellType.DONG: 17,
    CellType.COUNT: 13,
    CellType.NUMBER: 13,
    CellType.PERCENT: 11,
    CellType.DATE: 13,
    CellType.CHOICE: 26,
    CellType.TEXT: 34,
    CellType.FILE: 18,
}


class Writer(Workbook):
    """A form's workbook being written, with each list written once."""

    def write(self, sheet: Any, at: tuple[int, int], value: Shown, look: FormLook) -> None:
        """Write a value; a text is always a text, and is kept from becoming a formula."""
        if value is None:
            sheet.write_blank(*at, None, self.format(look))
        elif isinstance(value, str):
            sheet.write_string(*at, value[:LONGEST], self.format(look.defused(value)))
        elif isinstance(value, dt.date):
            sheet.write_datetime(*at, value, self.format(look))
        else:
            sheet.write_number(*at, value, self.format(look))

    def lists(self, form: Form) -> dict[str, str]:
        """Write the answers of choice columns on a hidden sheet; give each column's range."""
        choosing = [column for column in form.columns if column.type is CellType.CHOICE]
        if not choosing:
            return {}
        sheet = self.book.add_worksheet(LISTS)
        sheet.very_hidden()
        ranges = {}
        for at, column in enumerate(choosing):
            for row, choice in enumerate(column.choices):
                sheet.write_string(row, at, choice.title.vi)
            first = xl_rowcol_to_cell(0, at, row_abs=True, col_abs=True)
            last = xl_rowcol_to_cell(len(column.choices) - 1, at, row_abs=True, col_abs=True)
            ranges[column.code] = f"='{LISTS}'!{first}:{last}"
        return ranges
