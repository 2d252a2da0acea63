"""The statement as drawn: heads that sort, rows that open, numbers that lead to their receipts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from chungtay.core.kernel.quantity import Missing
from chungtay.flows.statement.build import Keys, Node, Slot, Statement
from chungtay.flows.statement.order import slot_key
from chungtay.web.capital.statement.asked import FILTERS, Asked
from chungtay.web.kit import wording
from chungtay.web.kit.address import NONE
from chungtay.web.kit.figure import Num, Style, receipt_href
from chungtay.web.kit.names import said

MOST = 400
"""Rows drawn on one page; a file holds them all."""
ONWARD = {
    "programme": "project", "main_project": "place", "project": "place", "source": "project",
    "kind": "project", "district": "place", "unit": "project", "holder": "project",
    "carried": "project", "origin_year": "project", "provider": "project", "given_as": "place",
    "work": "project",
}  # fmt: skip
"""By what a row is divided further when its name is followed."""
PARAMETERS = {dimension: name for name, dimension in FILTERS.items()}


RATES = ("percent", "point")
"""Units of measures that no unit of money scales."""


@dataclass(frozen=True, slots=True)
class Head:
    """A column's head: its title, unit, the address that orders rows by it, the order now."""

    title: str
    unit: str
    href: str
    order: str
    first: bool


@dataclass(frozen=True, slots=True)
class Group:
    """A head over neighbouring columns; without a title where they have none."""

    title: str
    span: int


@dataclass(frozen=True, slots=True)
class Cell:
    """A number as drawn: `change` is drawn with its sign, `first` begins a group of columns."""

    num: Num
    change: bool
    first: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A row as drawn: `href` narrows the statement to it, `twig` opens or closes it."""

    title: str
    href: str
    twig: str
    open: bool
    depth: int
    level: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A table: two rows of heads where columns have groups, lines, and how many were left out."""

    groups: tuple[Group, ...]
    heads: tuple[Head, ...]
    name: Head
    lines: tuple[Line, ...]
    total: Line
    more: int


def drawn(asking: Asked, statement: Statement) -> Drawn:
    """Draw a statement as far as its rows are open."""
    artist = _Artist(asking, statement)
    lines = list(artist.lines(statement.total))
    return Drawn(
        groups=tuple(_groups(statement.slots)),
        heads=tuple(artist.heads()),
        name=Head(_("Nội dung"), "", "", "", first=False),
        lines=tuple(lines[:MOST]),
        total=artist.line(statement.total),
        more=max(0, len(lines) - MOST),
    )


def firsts(slots: Sequence[Slot]) -> list[bool]:
    """Tell of each column whether a group of columns begins with it."""
    groups = [slot.column.group for slot in slots]
    return [n > 0 and group != groups[n - 1] for n, group in enumerate(groups)]


def _groups(slots: Sequence[Slot]) -> Iterator[Group]:
    if not any(slot.column.group for slot in slots):
        return
    start = 0
    begins = firsts(slots)
    for n in range(1, len(slots) + 1):
        if n == len(slots) or begins[n]:
            group = slots[start].column.group
            yield Group(said(group) if group else "", n - start)
            start = n


class _Artist:
    """Draws one statement; keeps what all its cells share."""

    def __init__(self, asking: Asked, statement: Statement) -> None:
        self.asking, self.statement = asking, statement
        view = asking.view
        self.styles = [
            Style(slot.measure.unit, slot.measure.decimals, view.money) for slot in statement.slots
        ]
        self.firsts = firsts(statement.slots)

    def heads(self) -> Iterator[Head]:
        wanted = self.asking.view.sort.lstrip("-")
        down = self.asking.view.sort.startswith("-")
        for slot, first in zip(self.statement.slots, self.firsts, strict=True):
            key = slot_key(slot)
            unit = str(wording.UNITS[slot.measure.unit]) if slot.measure.unit in RATES else ""
            order = ""
            if key == wanted:
                order = "descending" if down else "ascending"
            sort = key if key == wanted and down else f"-{key}"
            href = self.asking.view.href(sort=sort)
            yield Head(said(slot.title), unit, href, order, first)

    def lines(self, node: Node) -> Iterator[Line]:
        for under in node.under:
            line = self.line(under)
            yield line
            if line.open:
                yield from self.lines(under)

    def line(self, node: Node) -> Line:
        by = self.asking.wish.by
        level = 0 if not node.key else 1 if node.under and node.depth == 1 else 4
        return Line(
            title=said(node.title),
            href=self._narrowed(node.key) if node.key else "",
            twig=self._twig(node) if node.under and node.key else "",
            open=bool(node.under) and self._is_open(node),
            depth=min(node.depth, 5) if len(by) > 1 else 0,
            level=level,
            cells=tuple(self._cells(node)),
        )

    def _cells(self, node: Node) -> Iterator[Cell]:
        slots = zip(self.statement.slots, self.styles, self.firsts, node.cells, strict=True)
        for slot, style, first, value in slots:
            href = ""
            if not isinstance(value, Missing):
                href = receipt_href(slot.measure.name, self.statement.question(slot, node.key))
            yield Cell(style.show(value, href), slot.measure.unit == "point", first)

    def _is_open(self, node: Node) -> bool:
        return (node.depth < self.asking.depth) is not (_mark(node.key) in self.asking.toggled)

    def _twig(self, node: Node) -> str:
        """Write the address that opens the row, or closes it."""
        toggled = self.asking.toggled ^ {_mark(node.key)}
        return self.asking.view.href(toggle=";".join(sorted(toggled)) or None)

    def _narrowed(self, key: Keys) -> str:
        """Write the address of the statement of one row alone, divided further."""
        by = self.asking.wish.by
        if any(dimension not in PARAMETERS for dimension in by[: len(key)]):
            return ""
        members = zip(by, key, strict=False)
        changes = {PARAMETERS[dimension]: member or NONE for dimension, member in members}
        asked = {**self.asking.view.asked, **changes, "rows": ONWARD[by[len(key) - 1]]}
        gone = {"then", "across", "toggle", "depth", "sort"}
        kept = {name: value for name, value in asked.items() if name not in gone}
        return replace(self.asking.view, asked=kept).href()


def _mark(key: Keys) -> str:
    return "|".join(key) or NONE
