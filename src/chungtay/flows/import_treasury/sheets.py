"""The rows of a list, from a workbook or a text file, as plain values."""

from __future__ import annotations

import datetime as dt
from typing import IO

from chungtay.core.capital.reconcile.sheet import Sheet
from chungtay.core.capital.reconcile.values import UNVALUED, Cell
from chungtay.core.submissions.book import NotABook
from chungtay.core.submissions.unread import because
from chungtay.flows.import_form_book.uncollected import uncollected
from chungtay.formats.csv_in import rows_of
from chungtay.formats.xlsx_in import Grid, Moment, Value, read_book, require_size

ARCHIVE = b"PK\x03\x04"
"""How every workbook begins, whatever its file is called."""


def read_sheets(file: IO[bytes], name: str) -> list[Sheet]:
    """Give the sheets of a file, hidden ones too; a text file is one sheet.

    Raises `BookTooLarge`, `NotABook` or `UnsafeBook`.
    """
    size = file.seek(0, 2)
    require_size(size)
    file.seek(0)
    if not size:
        raise NotABook(name, because("empty"))
    archive = file.read(len(ARCHIVE)) == ARCHIVE
    file.seek(0)
    if name.lower().endswith((".csv", ".txt", ".tsv")) and not archive:
        rows = rows_of(file.read(), name)
        return [Sheet(name[:80], [[cell or None for cell in line] for line in rows])]
    with uncollected():
        book = read_book(file, name)
        return [_sheet(grid) for grid in book.grids]


def _sheet(grid: Grid) -> Sheet:
    return Sheet(grid.name, _cells(grid), grid.seen, grid.hidden_rows, grid.hidden_columns)


def _cells(grid: Grid) -> list[list[Cell]]:
    """Give the cells of a sheet as the core reads them, formulas without a result told apart."""
    rows = [[_plain(value) for value in row] for row in grid.rows]
    for row, column in grid.unvalued:
        rows += [[] for _ in range(row + 1 - len(rows))]
        rows[row] += [None] * (column + 1 - len(rows[row]))
        rows[row][column] = UNVALUED
    return rows


def _plain(value: Value) -> Cell:
    """Give a cell as the core reads it: a moment is its day."""
    if isinstance(value, Moment):
        try:
            return dt.date.fromisoformat(value.text[:10])
        except ValueError:
            return value.text
    return value
