"""The hidden map of a workbook: whose sheets these are, and what their cells held when given out.

One line a submission. What cells held is JSON, cut into pieces that a cell can hold. The map is
signed with its own digest: one that was touched is passed over, and the titles decide.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from chungtay.core.submissions.form import Place
from chungtay.core.submissions.sheet import Cell
from chungtay.core.submissions.stored import place_of, read_cell, tell_cell
from chungtay.formats.form_book.copy import Copy
from chungtay.formats.xlsx_in import Book, Grid

SHEET = "ChungTay"
MARK = "chung-tay/1"
PIECE = 30_000
FIXED = 4
"""Columns of a line before the pieces: sheet, unit, unit's title, number of the last step."""


class Layout(StrEnum):
    """How a workbook lays submissions out."""

    SHEETS = "sheets"
    """One sheet a unit."""
    FLAT = "flat"
    """One line a unit."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One submission of the map: `base` and `revisions` are of the cells ever written."""

    sheet: str
    unit: str
    unit_title: str
    seq: int
    base: Mapping[Place, Cell]
    revisions: Mapping[Place, int]


@dataclass(frozen=True, slots=True)
class BookMap:
    """What the hidden sheet says: layout, form and version, period, and the submissions."""

    layout: Layout
    form: str
    version: str
    period: str
    digest: str
    entries: tuple[Entry, ...]


def write_map(book: Any, layout: Layout, copies: Iterable[tuple[str, Copy]]) -> str:
    """Add the map to an XlsxWriter workbook; answer its digest. Copies come with their sheets."""
    named = list(copies)
    form, period = named[0][1].sheet.form, named[0][1].sheet.period
    lines = [_line(sheet, copy) for sheet, copy in named]
    head = [layout.value, form.code, form.version, period.code]
    digest = _digest(head, lines)
    sheet = book.add_worksheet(SHEET)
    sheet.very_hidden()
    for column, text in enumerate([MARK, *head, digest]):
        sheet.write_string(0, column, text)
    for row, line in enumerate(lines, 1):
        for column, text in enumerate(line):
            sheet.write_string(row, column, text)
    book.set_custom_property("ChungTay", f"{form.code}@{form.version} {period.code} {digest[:16]}")
    return digest


def read_map(book: Book) -> BookMap | None:
    """Find the map of a workbook; None where there is none, or it was touched."""
    for grid in book.grids:
        if grid.value(0, 0) == MARK:
            return _read(grid)
    return None


def _read(grid: Grid) -> BookMap | None:
    head = [str(grid.value(0, column) or "") for column in range(1, 6)]
    lines = [_trimmed(row) for row in grid.rows[1:]]
    *said, digest = head
    if _digest(said, lines) != digest or said[0] not in set(Layout):
        return None
    entries = tuple(_entry(line) for line in lines if line)
    return BookMap(Layout(said[0]), said[1], said[2], said[3], digest, entries)


def _line(sheet: str, copy: Copy) -> list[str]:
    cells = {
        str(place): [revision, tell_cell(copy.sheet.cells.get(place))]
        for place, revision in sorted(copy.revisions.items())
    }
    text = json.dumps(cells, ensure_ascii=False, separators=(",", ":"))
    pieces = [text[at : at + PIECE] for at in range(0, len(text), PIECE)]
    # A piece never looks like a formula, a number or a blank, whatever it begins with.
    return [sheet, copy.sheet.unit, copy.unit_title, str(copy.seq), *(f"|{p}|" for p in pieces)]


def _entry(line: Sequence[str]) -> Entry:
    sheet, unit, title, seq = line[:FIXED]
    told: dict[str, list[Any]] = json.loads("".join(piece[1:-1] for piece in line[FIXED:]))
    cells = {place_of(text): (revision, read_cell(cell)) for text, (revision, cell) in told.items()}
    return Entry(
        sheet,
        unit,
        title,
        int(seq),
        {place: cell for place, (_, cell) in cells.items() if cell is not None},
        {place: revision for place, (revision, _) in cells.items()},
    )


def _trimmed(row: Sequence[object]) -> list[str]:
    line = ["" if value is None else str(value) for value in row]
    while line and not line[-1]:
        line.pop()
    return line


def _digest(head: Sequence[str], lines: Sequence[Sequence[str]]) -> str:
    told = json.dumps([head, lines], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(told.encode()).hexdigest()
