"""Tables of appendices: repeated header rows, unbroken rows, fixed widths, bold totals.

The type gets smaller as columns get narrower, so that 85 communes by 19 criteria stay readable.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from chungtay.core.reports.document import Cell, Row, Table
from chungtay.formats.docx.markup import Element, element, flag, paragraph, run, twips
from chungtay.formats.grid import Placed, lay

NARROW = 14.0
"""Millimetres under which a column is centred: marks, codes and single digits stand there."""
SIZES = ((6, 24), (9, 22), (14, 20), (24, 18))
SMALLEST = 16
SHADE = "F2F2F2"
INDENT = 160


def table(source: Table, width: float, *, title: str) -> Iterable[Element]:
    """Draw the unit line, the table over a width in millimetres, and the notes under it."""
    if source.unit:
        yield paragraph("UnitLine", run(f"Đơn vị tính: {source.unit}"))
    widths = fitted(source.widths, width)
    style = f"TableText{_size(len(widths))}"
    yield element(
        "tbl",
        _properties(widths, title),
        element("tblGrid", *(element("gridCol", w=each) for each in widths)),
        *_rows(source.header, widths, style, header=True),
        *_rows(source.body, widths, style, header=False),
    )
    yield from (paragraph("TableNote", run(note)) for note in source.notes)


def fitted(widths: Sequence[float], width: float) -> list[int]:
    """Stretch or shrink widths in millimetres to fill a width, in twips.

    >>> sum(fitted((10, 20, 30), 120)) == twips(120)
    True
    """
    whole = sum(widths)
    edges = [twips(width * sum(widths[:place]) / whole) for place in range(len(widths) + 1)]
    return [after - before for before, after in pairwise(edges)]


def _size(columns: int) -> int:
    return next((size for most, size in SIZES if columns <= most), SMALLEST)


def _properties(widths: Sequence[int], title: str) -> Element:
    tight = 108 if len(widths) <= 9 else 45
    margins = (element(side, w=tight, type="dxa") for side in ("left", "right"))
    return element(
        "tblPr",
        element("tblStyle", val="TableGrid"),
        element("tblW", w=sum(widths), type="dxa"),
        element("jc", val="center"),
        element("tblLayout", type="fixed"),
        element("tblCellMar", *margins),
        element("tblLook", val="0420", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0),
        element("tblCaption", val=title),
    )


def _rows(
    rows: Sequence[Row], widths: Sequence[int], style: str, *, header: bool
) -> Iterable[Element]:
    for row, line in zip(rows, lay(rows, len(widths)), strict=True):
        properties = element("trPr", element("cantSplit"), flag("tblHeader", on=header))
        cells = (_cell(place, row, widths, style, header=header) for place in line)
        yield element("tr", properties, *cells)


def _cell(place: Placed, row: Row, widths: Sequence[int], style: str, *, header: bool) -> Element:
    width = sum(widths[place.column : place.column + place.width])
    properties = element(
        "tcPr",
        element("tcW", w=width, type="dxa"),
        element("gridSpan", val=place.width) if place.width > 1 else None,
        _merge(place),
        element("shd", val="clear", color="auto", fill=SHADE) if header else None,
        element("vAlign", val="center"),
    )
    text = place.cell.text if place.first else ""
    bold = header or row.level <= 1
    layout = _layout(place.cell, row, width, header=header, leading=_leads(place))
    return element("tc", properties, paragraph(style, *_runs(text, bold=bold), properties=layout))


def _runs(text: str, *, bold: bool) -> tuple[Element, ...]:
    return (run(text, bold=bold),) if text else ()


def _merge(place: Placed) -> Element | None:
    if not place.first:
        return element("vMerge")
    return element("vMerge", val="restart") if place.rows > 1 else None


def _leads(place: Placed) -> bool:
    return place.column <= 1 and len(place.cell.text) > 4


def _layout(cell: Cell, row: Row, width: int, *, header: bool, leading: bool) -> Iterable[Element]:
    align = "center" if header or width < twips(NARROW) else alignment(cell)
    if not header and leading and cell.number is None:
        align = "left"
        if row.level > 2:
            yield element("ind", left=INDENT * (row.level - 2), firstLine=0)
    yield element("jc", val=align)


def alignment(cell: Cell) -> str:
    """Tell how a cell stands: numbers right, ordinals and marks in the centre, words left.

    >>> alignment(Cell("1.250", number="1250")), alignment(Cell("II")), alignment(Cell("Đăk Hà"))
    ('right', 'center', 'left')
    """
    if cell.number is not None:
        return "right"
    return "center" if len(cell.text) <= 4 else "left"
