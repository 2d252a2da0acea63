"""A stage lies before the one already reached."""

from __future__ import annotations

from collections.abc import Iterator

from chungtay.core.submissions.checks.finding import CellFinding, Context
from chungtay.core.submissions.checks.speaking import columns, finding, listed, named, where
from chungtay.core.submissions.form import Place, Rule
from chungtay.core.submissions.reading import write
from chungtay.core.submissions.sheet import Sheet


def find(sheet: Sheet, context: Context, rule: Rule) -> Iterator[CellFinding]:
    """Compare with the newest earlier answer; a choice outside the order is never compared."""
    order = named(rule, "order")
    for column in columns(sheet, rule):
        for row in listed(sheet, rule):
            place = Place(row.code, column.code)
            cell = sheet.cells.get(place)
            before = next(
                ((one, told) for one in context.previous if (told := one.cells.get(place))), None
            )
            if cell is None or before is None or not {cell.text, before[1].text} <= set(order):
                continue
            if order.index(cell.text) < order.index(before[1].text):
                yield finding(
                    rule,
                    place,
                    f"{where(sheet, place)}: “{write(cell, column)}” lùi so với "
                    f"“{write(before[1], column)}” đã báo cáo {before[0].period.title}.",
                    value=cell.text,
                    before=before[1].text,
                )
