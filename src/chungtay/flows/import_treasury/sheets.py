"""The rows of a list, from a workbook or a text file, as plain values."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Sequence
from typing import IO

from chungtay.core.capital.reconcile.values import UNVALUED, Cell
from chungtay.core.submissions.book import NotABook
from chungtay.flows.import_form_book.uncollected import uncollected
from chungtay.formats.xlsx_in import Grid, Moment, Value, read_book, require_size

Sheets = list[tuple[str, Sequence[Sequence[Cell]]]]
ENCODINGS = ("utf-8-sig", "cp1258")
DELIMITERS = ";\t,|"
MOST_ROWS = 300_000
ARCHIVE = b"PK\x03\x04"
"""How every workbook begins, whatever its file is called."""


def read_sheets(file: IO[bytes], name: str) -> Sheets:
    """Give the sheets of a file that people see; a text file is one sheet.

    Raises `BookTooLarge`, `NotABook` or `UnsafeBook`.
    """
    size = file.seek(0, 2)
    require_size(size)
    file.seek(0)
    if not size:
        raise NotABook(name, "tệp trống")
    archive = file.read(len(ARCHIVE)) == ARCHIVE
    file.seek(0)
    if name.lower().endswith((".csv", ".txt", ".tsv")) and not archive:
        return [(name[:80], _rows(file.read(), name))]
    with uncollected():
        book = read_book(file, name)
        return [(grid.name, _cells(grid)) for grid in book.grids if grid.seen]


def _cells(grid: Grid) -> list[list[Cell]]:
    """Give the cells of a sheet as the core reads them, formulas without a result told apart."""
    rows = [[_plain(value) for value in row] for row in grid.rows]
    for row, column in grid.unvalued:
        rows += [[] for _ in range(row + 1 - len(rows))]
        rows[row] += [None] * (column + 1 - len(rows[row]))
        rows[row][column] = UNVALUED
    return rows


def _rows(content: bytes, name: str) -> list[list[Cell]]:
    text = _text(content, name)
    head = "\n".join(text.splitlines()[:20])
    delimiter = max(DELIMITERS, key=head.count)
    lines = csv.reader(io.StringIO(text), delimiter=delimiter)
    try:
        rows: list[list[Cell]] = [[cell or None for cell in line] for line in lines]
    except csv.Error as fault:
        raise NotABook(name, f"tệp CSV viết sai ({fault})") from fault
    if len(rows) > MOST_ROWS:
        raise NotABook(name, f"tệp có hơn {MOST_ROWS} dòng; hãy chia thành nhiều tệp")
    return rows


def _text(content: bytes, name: str) -> str:
    # Without its mark nearly any bytes would pass for UTF-16.
    marked = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    if b"\0" in content and not marked:
        raise NotABook(name, "nội dung không phải là văn bản; hãy lưu lại thành CSV UTF-8")
    for encoding in ("utf-16",) if marked else ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeError:
            continue
    raise NotABook(name, "không nhận ra bảng mã; hãy lưu lại thành CSV UTF-8")


def _plain(value: Value) -> Cell:
    """Give a cell as the core reads it: a moment is its day."""
    if isinstance(value, Moment):
        try:
            return dt.date.fromisoformat(value.text[:10])
        except ValueError:
            return value.text
    return value
