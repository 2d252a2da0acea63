"""Tables of appendices: repeated header rows, unbroken rows, fixed widths, bold totals.

The type gets smaller as columns get more, so that 85 communes by 19 criteria stay readable.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from chungtay.core.reports.document import Row, Table
from chungtay.formats.docx.markup import Element, element, flag, paragraph, run, twips
from chungtay.formats.grid import Placed, alignment, emphasised, fitted, indent, lay

SIZES = ((6, 24), (9, 22), (14, 20), (24, 18))
"""Half points of the type, by the most columns it serves."""
SMALLEST = 16
SHADE = "F2F2F2"
INDENT = 200


@dataclass(frozen=True, slots=True)
class _Columns:
    """The columns of one table: widths in millimetres and in twips."""

    millimetres: tuple[float, ...]
    twips: tuple[int, ...]

    @property
    def style(self) -> str:
        """The paragraph style that fits so many columns."""
        count = len(self.twips)
        return f"TableText{next((size for most, size in SIZES if count <= most), SMALLEST)}"


def table(source: Table, width: float, *, title: str) -> Iterable[Element]:
    """Draw the unit line, the table over a width in millimetres, and the notes under it."""
    if source.unit:
        yield paragraph("UnitLine", run(f"Đơn vị tính: {source.unit}"))
    columns = _columns(fitted(source.widths, width))
    yield element(
        "tbl",
        _properties(columns, title),
        element("tblGrid", *(element("gridCol", w=each) for each in columns.twips)),
        *_rows(source.header, columns, header=True),
        *_rows(source.body, columns, header=False),
    )
    yield from (paragraph("TableNote", run(note)) for note in source.notes)


def _columns(widths: tuple[float, ...]) -> _Columns:
    """Turn widths into twips that add up to the whole in spite of rounding."""
    edges = [twips(sum(widths[:place])) for place in range(len(widths) + 1)]
    return _Columns(widths, tuple(after - before for before, after in pairwise(edges)))


def _properties(columns: _Columns, title: str) -> Element:
    tight = 108 if len(columns.twips) <= 9 else 45
    margins = (element(side, w=tight, type="dxa") for side in ("left", "right"))
    return element(
        "tblPr",
        element("tblStyle", val="TableGrid"),
        element("tblW", w=sum(columns.twips), type="dxa"),
        element("jc", val="center"),
        element("tblLayout", type="fixed"),
        element("tblCellMar", *margins),
        element("tblLook", val="0420", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0),
        element("tblCaption", val=title),
    )


def _rows(rows: Sequence[Row], columns: _Columns, *, header: bool) -> Iterable[Element]:
    deepest = max((row.level for row in rows), default=0)
    for number, line in enumerate(lay(rows, len(columns.twips))):
        row, below = rows[number], rows[number + 1 : number + 2]
        layout = _Layout(
            row=row,
            bold=header or emphasised(row, deepest),
            header=header,
            leads=any(each.level > row.level for each in below),
        )
        cells = (
            element("tc", _cell(place, columns, header=header), _words(place, columns, layout))
            for place in line
        )
        properties = element("trPr", element("cantSplit"), flag("tblHeader", on=header))
        yield element("tr", properties, *cells)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Layout:
    """How the words of a row stand; a row that `leads` stays on the page of its first part."""

    row: Row
    bold: bool
    header: bool
    leads: bool


def _cell(place: Placed, columns: _Columns, *, header: bool) -> Element:
    return element(
        "tcPr",
        element("tcW", w=sum(columns.twips[place.column : place.column + place.width]), type="dxa"),
        element("gridSpan", val=place.width) if place.width > 1 else None,
        _merge(place),
        element("shd", val="clear", color="auto", fill=SHADE) if header else None,
        element("vAlign", val="center"),
    )


def _merge(place: Placed) -> Element | None:
    if not place.first:
        return element("vMerge")
    return element("vMerge", val="restart") if place.rows > 1 else None


def _words(place: Placed, columns: _Columns, layout: _Layout) -> Element:
    cell = place.cell
    align = "center"
    if not layout.header:
        align = alignment(cell, place.column, columns.millimetres[place.column])
    steps = 0 if layout.header else indent(layout.row, place, align)
    shown = bool(cell.text) and place.first
    return paragraph(
        columns.style,
        *((run(cell.text, bold=layout.bold),) if shown else ()),
        properties=(
            *((element("keepNext"),) if layout.leads else ()),
            *((element("ind", left=INDENT * steps, firstLine=0),) if steps else ()),
            element("jc", val=align),
        ),
    )
