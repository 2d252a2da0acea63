"""Write forms into a workbook: one sheet a unit, only the cells that people fill left open."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence

from chungtay.formats.form_book.copy import Copy
from chungtay.formats.form_book.form_sheet import FormSheet
from chungtay.formats.form_book.map_sheet import SHEET, Layout, write_map
from chungtay.formats.form_book.writer import HEAD, LISTS, ORDINARY, PLAIN, Writer
from chungtay.formats.workbook import Target

Told = Callable[[int, int], None]
"""Is told how many submissions are done, of how many."""
CONTENTS = "Mục lục"
NAME_LENGTH = 31


def write_book(
    copies: Sequence[Copy], target: Target, *, on: dt.date, told: Told | None = None
) -> str:
    """Write one sheet for each submission (all of one form and period); answer the map's digest.

    With several there is a sheet of contents before them. Equal input gives equal bytes.
    """
    form, period = copies[0].sheet.form, copies[0].sheet.period
    writer = Writer(target, title=f"{form.title.vi} – {period.title}", on=on)
    names = list(sheet_names(copies))
    if len(copies) > 1:
        _contents(writer, list(zip(names, copies, strict=True)))
    sheets = [writer.book.add_worksheet(name) for name in names]
    ranges = writer.lists(form)
    for done, (sheet, copy) in enumerate(zip(sheets, copies, strict=True), 1):
        FormSheet(writer, sheet, copy, ranges).write(on)
        if told is not None:
            told(done, len(copies))
    digest = write_map(writer.book, Layout.SHEETS, zip(names, copies, strict=True))
    writer.close()
    return digest


def sheet_names(copies: Sequence[Copy]) -> Iterator[str]:
    """Name the sheets: the form where there is one, else each unit, told apart by its code."""
    taken = {SHEET.casefold(), LISTS.casefold(), CONTENTS.casefold()}
    for copy in copies:
        title = copy.sheet.form.short.vi if len(copies) == 1 else copy.unit_title
        bare = " ".join(re.sub(r"[\[\]:*?/\\']", " ", title).split())
        plain = bare[:NAME_LENGTH].strip() or copy.sheet.unit
        if plain.casefold() in taken:
            plain = f"{plain[: NAME_LENGTH - len(copy.sheet.unit) - 1]} {copy.sheet.unit}"
        taken.add(plain.casefold())
        yield plain


def _contents(writer: Writer, named: Sequence[tuple[str, Copy]]) -> None:
    sheet = writer.book.add_worksheet(CONTENTS)
    sheet.set_column(0, 0, 10)
    sheet.set_column(1, 1, 44)
    sheet.set_column(2, 2, 22)
    first = named[0][1].sheet
    writer.write(sheet, (0, 0), f"{first.form.title.vi} – {first.period.title}", PLAIN)
    for column, text in enumerate(("Mã", "Đơn vị", "Trạng thái")):
        writer.write(sheet, (2, column), text, HEAD)
    for row, (name, copy) in enumerate(named, 3):
        writer.write(sheet, (row, 0), copy.sheet.unit, ORDINARY)
        sheet.write_url(row, 1, f"internal:'{name}'!A1", writer.format(ORDINARY), copy.unit_title)
        writer.write(sheet, (row, 2), copy.state, ORDINARY)
    sheet.freeze_panes(3, 0)
    sheet.protect()
