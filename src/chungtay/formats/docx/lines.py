"""The rows of tables as their cells' texts: about to be written, and as a file has them.

Both readings must agree for a file nobody touched, also after a word processor saved it.
"""

from __future__ import annotations

from collections.abc import Iterator

from chungtay.core.reports.document import Table
from chungtay.core.reports.seal import plain
from chungtay.core.reports.sealed_tables import Line, Spot
from chungtay.formats.docx.markup import Element, W, printable
from chungtay.formats.docx.reading import TEXT_PARTS, Package, shown
from chungtay.formats.grid import lay

MOST_COLUMNS = 1_000

_BLANK = {f"{{{W}}}{name}" for name in ("br", "cr", "tab", "p")}
_HOLDERS = {f"{{{W}}}{name}" for name in ("sdt", "sdtContent", "ins", "customXml")}
_AWAY = [f"{{{W}}}trPr/{{{W}}}{name}" for name in ("del", "hidden")]
_HYPHEN = f"{{{W}}}noBreakHyphen"
_TEXT = f"{{{W}}}t"


def written(table: Table) -> list[Line]:
    """Take the texts of a table that is about to be written, header rows first."""
    lines = []
    for rows in (table.header, table.body):
        for line in lay(rows, len(table.widths)):
            texts = (plain(printable(place.cell.text)) if place.first else "" for place in line)
            lines.append(tuple(map(Spot, (place.column + 1 for place in line), texts)))
    return lines


def found(package: Package) -> list[list[Line]]:
    """Take the texts of every table of a file's text, in order."""
    root = package.xml(TEXT_PARTS[0])
    tables = () if root is None else root.iter(f"{{{W}}}tbl")
    return [[tuple(_spots(row)) for row in _children(table, "tr")] for table in tables]


def _spots(row: Element) -> Iterator[Spot]:
    column = 1
    for cell in _children(row, "tc"):
        yield Spot(column, plain("".join(_pieces(cell))))
        column = min(column + _width(cell), MOST_COLUMNS)


def _children(parent: Element, name: str) -> Iterator[Element]:
    """Find the rows of a table or cells of a row that show, also within a content control."""
    for child in parent:
        if child.tag == f"{{{W}}}{name}":
            if not any(child.find(mark) is not None for mark in _AWAY):
                yield child
        elif child.tag in _HOLDERS:
            yield from _children(child, name)


def _width(cell: Element) -> int:
    span = cell.find(f"{{{W}}}tcPr/{{{W}}}gridSpan")
    told = "1" if span is None else str(span.get(f"{{{W}}}val", "1"))
    return int(told) if told.isdecimal() and len(told) < 4 else 1


def _pieces(cell: Element) -> Iterator[str]:
    for node in cell.iter():
        if node.tag in _BLANK:
            yield " "
        elif node.tag == _HYPHEN:
            yield "\u2011"
        elif node.tag == _TEXT and shown(node):
            yield node.text or ""
