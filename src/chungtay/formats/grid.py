"""Where the cells of a table stand once spans across columns and rows are laid out.

The cells of a row fill the places that cells of earlier rows do not reach down into, as in HTML.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from chungtay.core.reports.document import Cell, Row

EMPTY = Cell("")


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell at its column, covering `width` columns and `rows` rows from here down.

    `first` is false where it only continues from the row above.
    """

    cell: Cell
    column: int
    width: int
    rows: int
    first: bool = True


def lay(rows: Sequence[Row], columns: int) -> list[list[Placed]]:
    """Place the cells of rows over a number of columns; places nobody fills get an empty cell.

    A cell that would reach beyond the last column, or into a place taken from above, is cut there.
    A cell that would reach below the last row is cut there too.
    """
    laid: list[list[Placed]] = []
    reaching: dict[int, Placed] = {}
    for index, row in enumerate(rows):
        line = _line(row, columns, reaching, rows_left=len(rows) - index)
        reaching = {
            place.column: replace(place, rows=place.rows - 1, first=False)
            for place in line
            if place.rows > 1
        }
        laid.append(line)
    return laid


def _line(row: Row, columns: int, reaching: dict[int, Placed], *, rows_left: int) -> list[Placed]:
    waiting = list(row.cells)
    line: list[Placed] = []
    column = 0
    while column < columns:
        place = reaching.get(column)
        if place is None:
            cell = waiting.pop(0) if waiting else EMPTY
            stop = min((other for other in reaching if other > column), default=columns)
            width = max(1, min(cell.span, stop - column))
            place = Placed(cell, column, width, max(1, min(cell.rows, rows_left)))
        line.append(place)
        column += place.width
    return line
