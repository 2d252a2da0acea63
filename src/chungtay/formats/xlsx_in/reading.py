"""The cells of a workbook, as another process read them."""

from __future__ import annotations

import marshal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from chungtay.core.kernel.vietnamese import straight
from chungtay.core.submissions.book import NotABook, UnsafeBook
from chungtay.core.submissions.unread import because
from chungtay.formats.xlsx_in import child
from chungtay.formats.xlsx_in.safety import inspect

PATIENCE = 90
"""Seconds before a workbook that is still being read is given up."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A cell that holds a day or an hour, written as ISO 8601 writes it."""

    text: str


Value = str | float | int | bool | Moment | None
Spot = tuple[int, int]
"""Row and column, counted from 0."""


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet: its rows from A1 on (short rows end early), and where odd cells stand.

    `unvalued` are formulas saved without a value, `errors` cells like #REF!, `percents` cells
    whose number is shown a hundred times as large with a percent sign. `hidden_rows` and
    `hidden_columns` are those a person who opens the sheet does not see.
    """

    name: str
    seen: bool
    rows: Sequence[Sequence[Value]]
    unvalued: frozenset[Spot] = frozenset()
    errors: frozenset[Spot] = frozenset()
    percents: frozenset[Spot] = frozenset()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()

    def value(self, row: int, column: int) -> Value:
        """Give what a cell holds; None beyond the filled part."""
        line = self.rows[row] if 0 <= row < len(self.rows) else ()
        return line[column] if 0 <= column < len(line) else None


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook: its file's name and its sheets in order."""

    name: str
    grids: tuple[Grid, ...]

    def grid(self, name: str) -> Grid | None:
        """Find a sheet by name."""
        return next((grid for grid in self.grids if grid.name == name), None)


def read_book(file: IO[bytes], name: str) -> Book:
    """Look a workbook over, then read its cells; refuse what is unsafe or damaged."""
    inspect(file, name)
    file.seek(0)
    return Book(name, tuple(_grid(told) for told in marshal.loads(_asked(file.read(), name))))  # noqa: S302 - written by our own child


def _asked(content: bytes, name: str) -> bytes:
    command = [sys.executable, "-I", str(Path(child.__file__))]
    try:
        done = subprocess.run(  # noqa: S603 - our own script
            command, input=content, capture_output=True, timeout=PATIENCE, check=False
        )
    except subprocess.TimeoutExpired as late:
        raise _too_much(name) from late
    if done.returncode == child.LOCKED:
        raise NotABook(name, because("password"))
    if done.returncode == child.BROKEN:
        raise NotABook(name, because("damaged_inside"))
    if done.returncode == child.TOO_MANY:
        raise UnsafeBook(name, because("cells", most=child.MOST_CELLS), because("fewer_cells"))
    if done.returncode != 0:
        raise _too_much(name)
    return done.stdout


def _too_much(name: str) -> UnsafeBook:
    return UnsafeBook(
        name,
        because("too_much"),
        because("copy_numbers"),
    )


def _grid(told: Mapping[str, Any]) -> Grid:
    rows = [[_value(value) for value in row] for row in told["rows"]]
    places = ("unvalued", "errors", "percents", "hidden_rows", "hidden_columns")
    return Grid(told["name"], told["seen"], rows, **{one: frozenset(told[one]) for one in places})


def _value(told: Any) -> Value:
    if isinstance(told, tuple):
        return Moment(told[1])
    return straight(told) if isinstance(told, str) else told
