"""A reorganisation as an office writes it: a workbook of three sheets, or a folder of CSV files.

The sheets are the site's tables of units, but that one sheet holds units of all levels with their
level in its first column. What is read are cells; what they mean the pack's own reader says.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO

from chungtay.core.units.reorganisation import HeadMissing, NoReorganisation
from chungtay.core.units.unit import Level
from chungtay.formats.csv_in import rows_of
from chungtay.formats.xlsx_in import Book, Moment, Value, read_book
from chungtay.packs.unit_sources import Rows, Source
from chungtay.packs.units import COLUMNS, LEVEL_OF_FILE

SHEETS = ("events", "units", "successions")
_LEVEL = "level"
_TITLES = 10
"""Rows among which the head is looked for: offices write titles over their tables."""


def read(path: Path) -> Source:
    """Read a workbook, or a folder of CSV files; refuse one without the tables."""
    if path.is_dir():
        return of_tables(path.name, _of_folder(path))
    with path.open("rb") as file:
        return read_file(file, path.name)


def read_file(file: IO[bytes], name: str) -> Source:
    """Read a workbook that was handed in; refuse one without the sheets."""
    return of_tables(name, _of_book(read_book(file, name)))


def _of_folder(path: Path) -> dict[str, Rows]:
    tables: dict[str, Rows] = {}
    for sheet in SHEETS:
        file = path / f"{sheet}.csv"
        if file.exists():
            rows = rows_of(file.read_bytes(), file.name)
            tables[sheet] = [(n, cells) for n, cells in enumerate(rows, start=1) if any(cells)]
    return tables


def _of_book(book: Book) -> dict[str, Rows]:
    tables: dict[str, Rows] = {}
    for sheet in SHEETS:
        grid = book.grid(sheet)
        if grid is not None:
            width = len(grid.rows[0]) if grid.rows else 0
            tables[sheet] = [
                (number, [_text(grid.value(number - 1, column)) for column in range(width)])
                for number, row in enumerate(grid.rows, start=1)
                if any(_text(value) for value in row)
            ]
    return tables


def _text(value: Value) -> str:
    """Write a cell as CSV would hold it: a day as year-month-day, whole numbers without a point."""
    match value:
        case None:
            return ""
        case bool():
            return "1" if value else "0"
        case Moment(text):
            return text.partition("T")[0]
        case float() if value.is_integer():
            return str(int(value))
        case _:
            return str(value).strip()


def of_tables(name: str, tables: Mapping[str, Rows]) -> Source:
    """Take the three tables as they are, each with its head; refuse where one is missing."""
    missing = [sheet for sheet in SHEETS if not tables.get(sheet)]
    if missing:
        raise NoReorganisation(name=name, expected=", ".join(SHEETS), missing=", ".join(missing))
    found = {sheet: _under_head(name, sheet, tables[sheet]) for sheet in SHEETS}
    files = {
        "events.csv": found["events"],
        "successions.csv": found["successions"],
        **dict(_by_level(found["units"])),
    }
    labels = dict.fromkeys(LEVEL_OF_FILE, f"{name}/units")
    for sheet in ("events", "successions"):
        labels[f"{sheet}.csv"] = f"{name}/{sheet}"
    return Source(files, labels)


def _under_head(name: str, sheet: str, rows: Rows) -> Rows:
    """Leave out titles over the head and empty columns beside it; refuse where there is no head."""
    whole = COLUMNS[sheet]
    heads = (whole, whole[:-1]) if sheet == "successions" else (whole,)
    for at, (_number, cells) in enumerate(rows[:_TITLES]):
        told = tuple(cell.strip() for cell in cells)
        while told and not told[-1]:
            told = told[:-1]
        if told in heads:
            width = len(told)
            kept = ((n, _cut(one, width)) for n, one in rows[at + 1 :])
            return [(rows[at][0], list(told)), *kept]
    first = ", ".join(cell for cell in rows[0][1] if cell)[:120]
    raise HeadMissing(name=name, sheet=sheet, expected=", ".join(whole), found=first)


def _cut(cells: Sequence[str], width: int) -> list[str]:
    """Leave out empty cells beyond the head; keep what is written there, to be found fault with."""
    return list(cells) if any(cells[width:]) else list(cells[:width])


def _by_level(rows: Rows) -> Iterator[tuple[str, Rows]]:
    """Part the sheet of units by level; a row of no known level goes to the communes' reader."""
    head, *lines = rows
    at = list(head[1]).index(_LEVEL) if _LEVEL in head[1] else None
    for file, level in LEVEL_OF_FILE.items():
        kept = [(n, cells) for n, cells in lines if _level(cells, at) is level]
        if kept:
            yield file, [(head[0], _without(head[1], at)), *((n, _without(c, at)) for n, c in kept)]


def _level(cells: Sequence[str], at: int | None) -> Level:
    text = cells[at] if at is not None and at < len(cells) else ""
    return Level(text) if text in set(Level) else Level.COMMUNE


def _without(cells: Sequence[str], at: int | None) -> list[str]:
    return [cell for n, cell in enumerate(cells) if n != at]
