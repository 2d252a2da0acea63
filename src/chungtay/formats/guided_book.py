"""A workbook of bare tables to fill in: heads, choices where there are, and how to fill in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from chungtay.formats.cells import Look
from chungtay.formats.workbook import Target, Workbook

HEAD = Look(bold=True, align="center", shaded=True)
CELL = Look(number="@")
WORDS = Look(border=False, number="@")
TITLE = Look(bold=True, border=False)
ROOM = 500
"""Rows that are text and offer the choices."""
Pairs = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Guided:
    """The tables by name with their heads; choices of a column, and what each column means."""

    title: str
    sheets: Mapping[str, Sequence[str]]
    choices: Mapping[tuple[str, str], Pairs]
    how: str
    advice: Mapping[str, Pairs]


def write_guided(target: Target, guided: Guided, *, on: dt.date) -> None:
    """Write the workbook, its tables empty."""
    book = Workbook(target, title=guided.title, on=on)
    for name, heads in guided.sheets.items():
        sheet = book.book.add_worksheet(name)
        sheet.freeze_panes(1, 0)
        for place, head in enumerate(heads):
            sheet.write_string(0, place, head, book.format(HEAD))
            # Codes are text: 00123 must not become 123, nor a day a number.
            sheet.set_column(place, place, 16, book.format(CELL))
            offered = [code for code, _words in guided.choices.get((name, head), ())]
            if offered:
                rule = {"validate": "list", "source": offered}
                sheet.data_validation(1, place, ROOM, place, rule)
    _guide(book, guided)
    book.close()


def _guide(book: Workbook, guided: Guided) -> None:
    sheet, row = book.book.add_worksheet(guided.how), 0
    for place, width in enumerate((14, 14, 90)):
        sheet.set_column(place, place, width)
    for name, columns in guided.advice.items():
        sheet.write_string(row, 0, name, book.format(TITLE))
        for head, words in columns:
            row += 1
            sheet.write_string(row, 1, head, book.format(WORDS))
            sheet.write_string(row, 2, words, book.format(WORDS))
            for code, title in guided.choices.get((name, head), ()):
                row += 1
                text = f"{code}: {title}" if title else code
                sheet.write_string(row, 2, f"    {text}", book.format(WORDS))
        row += 2
