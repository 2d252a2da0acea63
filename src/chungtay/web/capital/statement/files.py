"""The statement as a file: a workbook with an official head, or CSV for other programs."""

from __future__ import annotations

import io
from collections.abc import Iterator
from fractions import Fraction

from django.http import HttpResponse
from django.utils.translation import gettext as _

from chungtay.analytics.engine import Engine
from chungtay.core.kernel.numerals import exact
from chungtay.core.kernel.quantity import Missing, Quantity
from chungtay.core.reports import document
from chungtay.flows.statement.build import Node, Slot, Statement
from chungtay.flows.statement.made_up import HEADING, MADE_UP, simulated
from chungtay.formats import xlsx_out
from chungtay.formats.csv_out import csv_of
from chungtay.web.capital.statement.asked import Asked
from chungtay.web.capital.statement.pages import lead_of, statement_of, title_of
from chungtay.web.capital.statement.tables import RATES, firsts
from chungtay.web.kit import wording
from chungtay.web.kit.names import Names, province, said
from chungtay.web.kit.workbook import XLSX, made_up

WIDTH_OF_NAMES, WIDTH_OF_NUMBERS = 70.0, 25.0


def as_xlsx(engine: Engine, asking: Asked) -> HttpResponse:
    """Send the statement as a workbook: every row, folded by level, in the unit of money shown."""
    made, target = statement_of(engine, asking), io.BytesIO()
    issuer = Names(asking.wish.on).unit(province())
    lines = (lead_of(asking), *((made_up(),) if simulated(engine, made) else ()))
    xlsx_out.write_statement(
        _table(made, asking), target, title_of(asking),
        issuer=_("Ủy ban nhân dân %(unit)s") % {"unit": issuer}, lines=lines,
        on=asking.wish.on, english=wording.english(),
    )  # fmt: skip
    return _sent(target.getvalue(), XLSX, f"bang-von-{asking.wish.on}.xlsx")


def as_csv(engine: Engine, asking: Asked) -> HttpResponse:
    """Send the statement as CSV: a column for the code and name of each dimension, whole đồng.

    The last column says of every row whether the statement rests on rows that were made up.
    """
    made = statement_of(engine, asking)
    by = asking.wish.by
    heads = [*by, _("Nội dung"), *(_heading(slot) for slot in made.slots), said(HEADING)]
    told = said(MADE_UP) if simulated(engine, made) else ""
    lines = []
    for node in made.total.walk():
        codes = [*node.key, *([""] * (len(by) - node.depth))]
        lines.append([*codes, said(node.title), *map(_plain, node.cells), told])
    content = csv_of(heads, lines)
    return _sent(content, "text/csv; charset=utf-8", f"bang-von-{asking.wish.on}.csv")


def _sent(content: bytes, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _heading(slot: Slot) -> str:
    group = slot.column.group
    return ": ".join(said(title) for title in (group, slot.title) if title)


def _plain(value: Quantity) -> str:
    """Write a number as programs read it; rates with six decimals, nothing for no number."""
    if isinstance(value, Missing):
        return ""
    return str(value) if isinstance(value, int) else f"{float(value):.6f}"


def _table(made: Statement, asking: Asked) -> document.Table:
    widths = (WIDTH_OF_NAMES, *((WIDTH_OF_NUMBERS,) * len(made.slots)))
    rows = tuple(
        document.Row(
            (document.Cell(said(node.title)), *_cells(made, node, asking)), level=node.depth
        )
        for node in made.total.walk()
    )
    return document.Table(tuple(_header(made)), rows, widths, asking.view.money.words)


def _header(made: Statement) -> Iterator[document.Row]:
    """Head the columns: two rows where neighbours share a group."""
    slots, begins = made.slots, firsts(made.slots)
    titles = [document.Cell(_titled(slot)) for slot in slots]
    if not any(slot.column.group for slot in slots):
        yield document.Row((document.Cell(_("Nội dung")), *titles), level=0)
        return
    above = [document.Cell(_("Nội dung"), rows=2)]
    below: list[document.Cell] = []
    for n, slot in enumerate(slots):
        group = slot.column.group
        if group is None:
            above.append(document.Cell(_titled(slot), rows=2))
            continue
        below.append(titles[n])
        if n == 0 or begins[n]:
            ends = (m for m in range(n + 1, len(slots)) if begins[m])
            above.append(document.Cell(said(group), span=next(ends, len(slots)) - n))
    yield document.Row(tuple(above), level=0)
    yield document.Row(tuple(below), level=0)


def _titled(slot: Slot) -> str:
    """Title a column, with its unit where that is not the money of the table."""
    if slot.measure.unit not in RATES:
        return said(slot.title)
    return f"{said(slot.title)} ({wording.UNITS[slot.measure.unit]})"


def _cells(made: Statement, node: Node, asking: Asked) -> Iterator[document.Cell]:
    money = asking.view.money
    for slot, value in zip(made.slots, node.cells, strict=True):
        if isinstance(value, Missing):
            yield document.Cell("")
            continue
        is_money = slot.measure.unit == "dong"
        scaled = Fraction(value) / money.scale if is_money else Fraction(value)
        decimals = money.decimals if is_money else slot.measure.decimals
        yield document.Cell(wording.number(scaled, decimals), exact(scaled))
