"""Where the cells of a table stand once spans across columns and rows are laid out.

The cells of a row fill the places that cells of earlier rows do not reach down into, as in HTML.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from chungtay.core.reports.document import Cell, Row

EMPTY = Cell("")
NARROW = 18.0
"""Millimetres under which a column is centred: marks and codes stand there."""
SLIM = 12.0
"""Millimetres under which a column of numbers is centred: ordinals and counts stand there."""
_EM = 25.4 / 72
"""Millimetres of a point of type."""
_THIN = frozenset(".,:;/()-–|' ")
_PADDING = 2.6
"""Millimetres between the words of a cell and its borders."""
LONGEST = 34.0
"""Millimetres beyond which a word is broken after all."""


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


def fitted(widths: Sequence[float], whole: float) -> tuple[float, ...]:
    """Stretch or shrink widths to fill a whole.

    >>> fitted((10, 30), 80)
    (20.0, 60.0)
    """
    now = sum(widths)
    return tuple(whole * width / now for width in widths)


def word_width(word: str, size: int) -> float:
    """Estimate the millimetres that a word or a number needs in a cell.

    >>> round(word_width("8.315.000.000", 11)), round(word_width("30/09/2020", 11))
    (26, 21)
    """
    ems = sum(0.3 if letter in _THIN else 0.52 for letter in word)
    return ems * size * _EM + _PADDING


def roomy(
    widths: Sequence[float], laid: Sequence[Sequence[Placed]], size: int
) -> tuple[float, ...]:
    """Widen columns that would break a number or a word; what is printed is scaled to its page.

    A spreadsheet shows ### for a number that its column cannot hold.
    """
    return tuple(map(max, widths, _needs(laid, len(widths), size)))


def _needs(laid: Sequence[Sequence[Placed]], columns: int, size: int) -> list[float]:
    """Give the millimetres of the longest number or word of each column."""
    needs = [0.0] * columns
    for line in laid:
        for place in line:
            if place.width > 1 or not place.first:
                continue
            whole = place.cell.number is not None
            words = [place.cell.text] if whole else place.cell.text.split()
            longest = max((word_width(word, size) for word in words), default=0.0)
            need = longest if whole else min(LONGEST, longest)
            needs[place.column] = max(needs[place.column], need)
    return needs


def alignment(cell: Cell, column: int, width: float) -> str:
    """Tell how a cell of a table's body stands in a column of a width in millimetres.

    Numbers stand right, marks and ordinals in the centre, words left.

    >>> alignment(Cell("1.250", number="1250"), 3, 30), alignment(Cell("×"), 3, 30)
    ('right', 'center')
    >>> alignment(Cell("Xốp"), 0, 60), alignment(Cell("14", number="14"), 3, 8)
    ('left', 'center')
    """
    if cell.number is not None:
        return "center" if width < SLIM and len(cell.text) <= 6 else "right"
    if width < NARROW and len(cell.text) <= 6:
        return "center"
    return "center" if column > 1 and len(cell.text) <= 4 else "left"


def emphasised(row: Row, deepest: int) -> bool:
    """Tell whether a row is a total: the grand total, or an upper level that has parts below.

    >>> [level for level in range(6) if emphasised(Row((), level), deepest=5)]
    [0, 1, 2]
    >>> [level for level in range(3) if emphasised(Row((), level), deepest=2)]
    [0, 1]
    """
    return row.level == 0 or row.level < min(deepest, 2 if deepest < 4 else 3)


def indent(row: Row, place: Placed, align: str) -> int:
    """Count the steps a label stands in from the left: none for totals and their parts."""
    return max(0, row.level - 1) if place.column <= 1 and align == "left" else 0
