"""Tables of pages as workbooks, the way the address shows them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext as _

from chungtay.core.kernel.numerals import exact
from chungtay.core.kernel.quantity import Missing
from chungtay.core.reports import document
from chungtay.web.capital.pages import capital
from chungtay.web.criteria.pages import LOST, MET, criteria
from chungtay.web.kit.desk import Desk
from chungtay.web.kit.figure import Num
from chungtay.web.kit.table import Bar, Cell, Column, Row, Spark, Table
from chungtay.web.poverty.pages import poverty

WIDTH_OF_NAMES, WIDTH_OF_NUMBERS = 60.0, 24.0


@dataclass(frozen=True, slots=True)
class Export:
    """A table to be written: its title, its rows, and what to call the file."""

    name: str
    title: str
    table: document.Table
    synthetic: bool = False


def export(desk: Desk, name: str) -> Export | None:
    """Give the table of a page, or None when no page has one by that name."""
    maker = _MAKERS.get(name)
    return None if maker is None else maker(desk)


def _capital(desk: Desk) -> Export:
    page = capital(desk)
    tables = (page.summary, page.districts, page.sources, page.projects)
    title = _("Vốn đến ngày %(day)s") % {"day": f"{desk.view.on:%d/%m/%Y}"}
    return Export("von", title, _joined(tables, desk), page.synthetic)


def _poverty(desk: Desk) -> Export:
    page = poverty(desk)
    title = _("Hộ nghèo đến ngày %(day)s") % {"day": f"{desk.view.on:%d/%m/%Y}"}
    tables = (page.province, page.districts, page.communes)
    return Export("giam-ngheo", title, _joined(tables, desk), page.synthetic)


def _criteria(desk: Desk) -> Export:
    page = criteria(desk)
    heads = (_("Xã"), _("Huyện"), _("Công nhận"), _("Số đạt"), *(h.name for h in page.heads))
    body = []
    for group in page.groups:
        for row in group.rows:
            words = (row.name, group.name, _("có") if row.recognised else "")
            marks = tuple(_MARKS.get(s, "") for s in row.statuses)
            cells = (*map(document.Cell, words), _cell(row.total, desk), *map(document.Cell, marks))
            body.append(document.Row(cells))
    header = document.Row(tuple(document.Cell(text) for text in heads))
    widths = (40.0, 40.0, 18.0, *((14.0,) * (len(heads) - 3)))
    title = _("Ma trận xã × tiêu chí đến ngày %(day)s") % {"day": f"{desk.view.on:%d/%m/%Y}"}
    table = document.Table((header,), tuple(body), widths)
    return Export("nong-thon-moi", title, table, page.synthetic)


_MARKS = {MET: "x", LOST: "mất"}
_MAKERS: Mapping[str, Callable[[Desk], Export]] = {
    "von": _capital, "giam-ngheo": _poverty, "nong-thon-moi": _criteria,
}  # fmt: skip


def _joined(tables: tuple[Table, ...], desk: Desk) -> document.Table:
    """Put tables of the same columns under one head, each after a line with its caption."""
    columns = [c for c in tables[0].columns if c.title and c.key != "spark"]
    header = document.Row(tuple(document.Cell(_title(column)) for column in columns))
    body: list[document.Row] = []
    for table in tables:
        body.append(document.Row((document.Cell(table.caption, span=len(columns)),), 1))
        body += [_row(row, desk) for row in (*table.rows, *table.foot)]
    widths = (WIDTH_OF_NAMES, *((WIDTH_OF_NUMBERS,) * (len(columns) - 1)))
    return document.Table((header,), tuple(body), widths)


def _title(column: Column) -> str:
    return f"{column.title} ({column.unit})" if column.unit else column.title


def _row(row: Row, desk: Desk) -> document.Row:
    cells = tuple(_cell(cell, desk) for cell in row.cells if not isinstance(cell, Bar | Spark))
    return document.Row((document.Cell(row.head.text), *cells), row.level)


def _cell(cell: Cell, desk: Desk) -> document.Cell:
    if not isinstance(cell, Num):
        return document.Cell(getattr(cell, "text", ""))
    if isinstance(cell.value, Missing):
        return document.Cell(cell.text)
    scale = desk.view.money.scale if cell.unit == desk.view.money.words else 1
    return document.Cell(cell.text, number=exact(Fraction(cell.value) / scale))
