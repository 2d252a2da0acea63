"""Excel files: an appendix with its official head, or any table as a page shows it.

Numbers are written as numbers with all their digits and shown as the report prints them; text is
always text, never a formula. Equal input gives equal bytes.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from chungtay.core.reports.document import Appendix, Cell, Head, Row, Table
from chungtay.formats.cells import Look, header_heights, line_height, lines_of, number_format
from chungtay.formats.grid import Placed, alignment, emphasised, fitted, indent, lay, roomy
from chungtay.formats.wording import accompanies, issuer_name
from chungtay.formats.workbook import A4, Target, Workbook

NO_DAY = dt.date(2020, 1, 1)
PRINT_WIDTH = 252.0
"""Millimetres between the margins of a landscape page."""
SHEET_NAME_LENGTH = 31
MOST_FOLDS = 7
SHEET_NAMES = {False: "Số liệu", True: "Data"}
UNITS = {False: "Đơn vị tính: {unit}", True: "Unit: {unit}"}
"""What a workbook says itself, in Vietnamese and in English."""

Lines = Sequence[tuple[str, Look]]

ISSUER = Look(bold=True, align="left", border=False)
CENTRED = Look(bold=True, align="center", border=False, size=13)
ACCOMPANIES = Look(italic=True, align="center", border=False, size=12)
PLAIN = Look(italic=True, align="left", border=False)
UNIT = Look(italic=True, align="right", border=False)
HEADER = Look(bold=True, align="center", shaded=True)
BODY = Look()
_RUNS = 1.4
"""How much further body words run than the bold ones of heads, which `lines_of` reckons with."""
_WORDY = 1.2
"""The same in cells that hold sentences, where much of a line is left empty."""


def write_appendix(
    appendix: Appendix,
    path: Target,
    *,
    head: Head,
    on: dt.date | None = None,
    note: str = "",
) -> None:
    """Write an appendix, a sheet for each of its tables.

    `on` is the report's day: it dates the file and gives the year of the blanks. `note` is the
    draft's note, shown at the top.
    """
    lines = [
        (note, PLAIN),
        (issuer_name(head).upper(), ISSUER),
        (f"PHỤ LỤC SỐ {appendix.number}", CENTRED),
        (appendix.title.upper(), CENTRED),
        (accompanies(head, on.year if on else None), ACCOMPANIES),
    ]
    book = TableBook(path, title=appendix.title, author=issuer_name(head), on=on or NO_DAY)
    for place, table in enumerate(appendix.tables, 1):
        part = f".{place}" if len(appendix.tables) > 1 else ""
        book.sheet(f"Phụ lục {appendix.number}{part}", lines, table, table.unit)
    book.close()


def write_table(
    table: Table,
    path: Target,
    title: str,
    unit: str = "",
    *,
    lines: Sequence[str] = (),
    on: dt.date | None = None,
    english: bool = False,
) -> None:
    """Write one table under a title and lines of remark, as a page shows it in its language."""
    book = TableBook(path, title=title, on=on or NO_DAY, english=english)
    head = [(title, CENTRED), *((line, ACCOMPANIES) for line in lines)]
    book.sheet(SHEET_NAMES[english], head, table, unit or table.unit)
    book.close()


def write_statement(
    table: Table,
    path: Target,
    title: str,
    *,
    issuer: str,
    lines: Sequence[str] = (),
    on: dt.date | None = None,
    english: bool = False,
) -> None:
    """Write a table under the name of the office that keeps it, its title and lines of remark."""
    book = TableBook(path, title=title, author=issuer, on=on or NO_DAY, english=english)
    head = [(issuer.upper(), ISSUER), (title.upper(), CENTRED)]
    book.sheet(
        SHEET_NAMES[english], [*head, *((line, ACCOMPANIES) for line in lines)], table, table.unit
    )
    book.close()


@dataclass(frozen=True, slots=True)
class Form:
    """The page a sheet is printed on: millimetres between its margins, its paper.

    `above` counts the rows left free over the head. In a `wordy` sheet cells hold sentences: words
    stand left, and each row is as high as its longest cell needs.
    """

    width: float = PRINT_WIDTH
    paper: int = A4
    above: int = 0
    wordy: bool = False


@dataclass(frozen=True, slots=True)
class Drawn:
    """A sheet as it was drawn: its columns' widths, and the row after the last."""

    sheet: Any
    widths: tuple[float, ...]
    end: int


A4_PAGE = Form()


class TableBook(Workbook):
    """A workbook of tables; `english` where their words and printed numbers are."""

    def __init__(
        self,
        target: Target,
        *,
        title: str,
        on: dt.date,
        author: str = "Chung Tay",
        english: bool = False,
    ) -> None:
        super().__init__(target, title=title, on=on, author=author)
        self.english = english

    def sheet(
        self, name: str, lines: Lines, table: Table, unit: str, *, form: Form = A4_PAGE
    ) -> Drawn:
        """Write a sheet: the lines of the head, the unit, the table, its notes."""
        sheet = self.book.add_worksheet(name[:SHEET_NAME_LENGTH])
        rows = (*table.header, *table.body)
        widths = fitted(table.widths, form.width)
        widths = roomy(widths, lay(rows, len(widths)), BODY.size)
        shown = [(text, look) for text, look in lines if text]
        if unit:
            shown.append((UNITS[self.english].format(unit=unit), UNIT))
        for row, line in enumerate(shown, form.above):
            self._across(sheet, row, len(widths), line)
        top = form.above + len(shown)
        body = top + len(table.header)
        self._header(sheet, top, table.header, widths)
        self._body((sheet, body), table.body, widths, wordy=form.wordy)
        after = body + len(table.body)
        for row, text in enumerate(table.notes, after):
            self._across(sheet, row, len(widths), (text, PLAIN))
        _set_page(sheet, widths, (top, body), form.paper)
        return Drawn(sheet, widths, after + len(table.notes))

    def _across(self, sheet: Any, row: int, columns: int, line: tuple[str, Look]) -> None:
        text, look = line
        if columns > 1:
            sheet.merge_range(row, 0, row, columns - 1, "", self.format(look))
        sheet.write_string(row, 0, text, self.format(look.defused(text)))
        sheet.set_row(row, line_height(look.size) * lines_of(text, PRINT_WIDTH, look.size))

    def _header(self, sheet: Any, top: int, rows: Sequence[Row], widths: Sequence[float]) -> None:
        laid = lay(rows, len(widths))
        for number, line in enumerate(laid, top):
            for place in line:
                if place.first:
                    self._place(sheet, number, place, HEADER)
        for number, height in enumerate(header_heights(laid, widths, HEADER.size), top):
            sheet.set_row(number, height)

    def _body(
        self, at: tuple[Any, int], rows: Sequence[Row], widths: Sequence[float], *, wordy: bool
    ) -> None:
        sheet, top = at
        deepest = max((row.level for row in rows), default=0)
        sheet.outline_settings(symbols_below=False)
        for number, (row, line) in enumerate(zip(rows, lay(rows, len(widths)), strict=True), top):
            bold = emphasised(row, deepest)
            folded = min(max(0, row.level - 1), MOST_FOLDS) if deepest > 2 else 0
            height = _full_height(line, widths) if wordy else _height(line, widths)
            sheet.set_row(number, height, None, {"level": folded})
            for place in line:
                align = alignment(place.cell, place.column, widths[place.column])
                if wordy and place.cell.number is None and place.column:
                    align = "left"
                if place.first:
                    step = 1 if place.column > 1 and align == "left" else indent(row, place, align)
                    look = Look(bold=bold, align=align, indent=step)
                    self._place(sheet, number, place, look)

    def _place(self, sheet: Any, row: int, place: Placed, look: Look) -> None:
        if place.width > 1 or place.rows > 1:
            corner = (row + place.rows - 1, place.column + place.width - 1)
            sheet.merge_range(row, place.column, *corner, "", self.format(look))
        self._write(sheet, (row, place.column), place.cell, look)

    def _write(self, sheet: Any, at: tuple[int, int], cell: Cell, look: Look) -> None:
        if cell.number is not None:
            shown = self.format(look.showing(number_format(cell.text, english=self.english)))
            sheet.write_number(*at, float(cell.number), shown)
        elif cell.text:
            sheet.write_string(*at, cell.text, self.format(look.defused(cell.text)))
        else:
            sheet.write_blank(*at, None, self.format(look))


def _height(line: Sequence[Placed], widths: Sequence[float]) -> float | None:
    """Give the height of a row whose words take several lines; None lets it be."""
    worded = (one for one in line if one.first and one.width == 1 and one.cell.number is None)
    lines = max(
        (lines_of(one.cell.text, widths[one.column] * _RUNS, BODY.size) for one in worded),
        default=1,
    )
    return lines * line_height(BODY.size) if lines > 1 else None


def _full_height(line: Sequence[Placed], widths: Sequence[float]) -> float:
    """Give the height of a row in which the words of every cell fit."""
    spread = (sum(widths[one.column : one.column + one.width]) * _WORDY for one in line)
    lines = (
        lines_of(one.cell.text, width, BODY.size) for one, width in zip(line, spread, strict=True)
    )
    return line_height(BODY.size) * max(lines)


def _set_page(sheet: Any, widths: Sequence[float], head: tuple[int, int], paper: int) -> None:
    top, body = head
    for column, width in enumerate(widths):
        sheet.set_column_pixels(column, column, round(width * 96 / 25.4))
    sheet.set_paper(paper)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=30 / 25.4, right=15 / 25.4, top=20 / 25.4, bottom=20 / 25.4)
    sheet.set_footer('&C&"Times New Roman,Regular"&12&P/&N')
    sheet.center_horizontally()
    if body > top:
        sheet.repeat_rows(top, body - 1)
    sheet.freeze_panes(body, min(2, len(widths) - 1))
