"""A table on a page: typed columns, rows whose cells are numbers with receipts, one order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from chungtay.core.kernel.quantity import Missing
from chungtay.core.kernel.vietnamese import fold
from chungtay.web.kit.address import View
from chungtay.web.kit.figure import Num


@dataclass(frozen=True, slots=True)
class Text:
    """A cell of words: perhaps a link, a chip of some status, a remark under it."""

    text: str
    href: str = ""
    chip: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """A cell that draws a share of 100 as a length; `at` marks where it was meant to be."""

    share: Num
    at: float | None = None
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Spark:
    """A cell that draws a small line from nought to its last point; decoration beside a number."""

    path: str


Cell = Num | Text | Bar | Spark


@dataclass(frozen=True, slots=True)
class Column:
    """A column: key (named in `sort=`), title, unit stated once, and whether it holds numbers."""

    key: str
    title: str
    unit: str = ""
    numeric: bool = True
    sortable: bool = True


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its head, its cells, and its depth.

    0 is a grand total, 1 a total, 2 and 3 are parts of one; 4, the usual, stands by itself.
    """

    head: Text
    cells: tuple[Cell, ...]
    level: int = 4


@dataclass(frozen=True, slots=True)
class Heading:
    """A column's head as drawn: the address that sorts by it, and the way it is sorted now."""

    column: Column
    href: str
    order: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table: what it is of, columns (the first heads the rows), rows, totals, a remark."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    foot: tuple[Row, ...] = ()
    note: str = ""
    headings: tuple[Heading, ...] = field(default=())

    @property
    def anchor(self) -> str:
        """Give the table's own place on its page, to come back to when its order changes."""
        return "bang-" + fold(self.caption).replace(" ", "-")


def ordered(table: Table, view: View, key: Callable[[str], Any]) -> Table:
    """Put rows in the order the address asks (`sort=-rate`), and give the heads their links.

    `key` is the order of words. Rows without a number come last either way.
    """
    wanted, down = view.sort.lstrip("-"), view.sort.startswith("-")
    place = next((i for i, c in enumerate(table.columns) if c.key == wanted and c.sortable), None)
    rows = table.rows if place is None else _sorted(table.rows, place, key, down=down)
    headings = tuple(
        _heading(column, view, wanted, table.anchor, down=down) for column in table.columns
    )
    return replace(table, rows=tuple(rows), headings=headings)


def plain(table: Table) -> Table:
    """Give a table whose heads do not sort: its order means something."""
    return replace(table, headings=tuple(Heading(column, "", "") for column in table.columns))


def _heading(column: Column, view: View, wanted: str, anchor: str, *, down: bool) -> Heading:
    if not column.sortable:
        return Heading(column, "", "")
    if column.key != wanted:
        first = f"-{column.key}" if column.numeric else column.key
        return Heading(column, f"{view.href(sort=first, page=None)}#{anchor}", "")
    turned = column.key if down else f"-{column.key}"
    href = f"{view.href(sort=turned, page=None)}#{anchor}"
    return Heading(column, href, "descending" if down else "ascending")


def _sorted(rows: Sequence[Row], place: int, key: Callable[[str], Any], *, down: bool) -> list[Row]:
    if place == 0:
        return sorted(rows, key=lambda row: key(row.head.text), reverse=down)
    cells = [(_number(row.cells[place - 1]), row) for row in rows]
    told = [(value, row) for value, row in cells if value is not None]
    told.sort(key=lambda pair: pair[0], reverse=down)
    return [row for _, row in told] + [row for value, row in cells if value is None]


def _number(cell: Cell) -> Any:
    match cell:
        case Num(value=value) | Bar(share=Num(value=value)):
            return None if isinstance(value, Missing) else value
        case Text(text=text):
            return text
        case Spark():
            return None
