"""Find the cells of a sheet with a line a unit, wherever lines and columns have gone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from chungtay.core.kernel.vietnamese import fold
from chungtay.core.submissions.form import Column, Place, Row
from chungtay.core.submissions.stored import place_of
from chungtay.formats.form_book.codes import CELL, UNIT
from chungtay.formats.xlsx_in import Grid

CODE_HEAD = fold("Mã đơn vị")
DEEPEST_HEAD = 40
"""Rows from the top in which the head is looked for."""


@dataclass(frozen=True, slots=True)
class FoundFlat:
    """Which row is which unit's and which column which place's; `missing` is words for people."""

    grid: Grid
    units: Mapping[str, int]
    columns: Mapping[Place, int]
    missing: tuple[str, ...] = field(default_factory=tuple)


def find_flat(grid: Grid, places: Sequence[tuple[Row, Column]]) -> FoundFlat:
    """Find units by their visible codes, places by row and column titles or hidden codes."""
    head, code_at = _head(grid)
    columns = _columns(grid, places, head)
    units = _units(grid, head, code_at)
    lost = [
        f"cột “{row.title.vi} – {column.title.vi}”"
        for row, column in places
        if Place(row.code, column.code) not in columns
    ]
    return FoundFlat(grid, units, columns, tuple(lost))


def _head(grid: Grid) -> tuple[int, int]:
    """Give the row and column of the head of the units' codes; (-1, -1) where there is none."""
    for row, line in enumerate(grid.rows[:DEEPEST_HEAD]):
        for column, value in enumerate(line):
            if isinstance(value, str) and fold(value) == CODE_HEAD:
                return row, column
    return -1, -1


def _units(grid: Grid, head: int, code_at: int) -> dict[str, int]:
    """Give each unit's row: by the code seen, else by the hidden one."""
    units: dict[str, int] = {}
    for row in range(head + 1, len(grid.rows)):
        seen = _code(grid.value(row, code_at)) if code_at >= 0 else ""
        if seen:
            units.setdefault(seen, row)
    if units:
        return units
    for row, line in enumerate(grid.rows):
        for value in line[:3]:
            if isinstance(value, str) and value.startswith(UNIT):
                units.setdefault(value.removeprefix(UNIT), row)
    return units


def _code(value: object) -> str:
    """Read a unit's code, which a spreadsheet may have made a number of."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    text = str(value).strip() if value is not None else ""
    return text if text.isdecimal() else ""


def _columns(grid: Grid, places: Sequence[tuple[Row, Column]], head: int) -> dict[Place, int]:
    by_titles = _by_titles(grid, head) if head >= 0 else {}
    coded = _coded(grid)
    found: dict[Place, int] = {}
    later = []
    for row, column in places:
        spots = by_titles.get((fold(row.title.vi), fold(column.title.vi)), [])
        if len(spots) == 1:
            found[Place(row.code, column.code)] = spots[0]
        else:
            later.append(Place(row.code, column.code))
    taken = set(found.values())
    for place in later:
        if place in coded and coded[place] not in taken:
            found[place] = coded[place]
            taken.add(coded[place])
    return found


def _by_titles(grid: Grid, head: int) -> dict[tuple[str, str], list[int]]:
    """Give columns by the titles of their row and column; a merged title reaches to the right."""
    spots: dict[tuple[str, str], list[int]] = {}
    row_title = ""
    width = max((len(line) for line in grid.rows[head : head + 2]), default=0)
    for at in range(width):
        above, below = grid.value(head, at), grid.value(head + 1, at)
        row_title = fold(above) if isinstance(above, str) else row_title
        if isinstance(below, str):
            spots.setdefault((row_title, fold(below)), []).append(at)
    return spots


def _coded(grid: Grid) -> dict[Place, int]:
    for line in grid.rows[:DEEPEST_HEAD]:
        found = {
            place_of(value.removeprefix(CELL)): at
            for at, value in enumerate(line)
            if isinstance(value, str) and value.startswith(CELL)
        }
        if found:
            return found
    return {}
