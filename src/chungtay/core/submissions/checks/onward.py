"""A stage lies before the one already reached."""

from __future__ import annotations

from collections.abc import Iterator

from chungtay.core.kernel.saying import Fact
from chungtay.core.submissions.checks.finding import CellFinding, Context
from chungtay.core.submissions.checks.speaking import columns, finding, listed, named, say
from chungtay.core.submissions.form import Column, Place, Rule
from chungtay.core.submissions.reading import write
from chungtay.core.submissions.sheet import Cell, Sheet


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
                    sheet,
                    place,
                    say(
                        "onward",
                        value=_answer(cell, column),
                        before=_answer(before[1], column),
                        period=before[0].period.name,
                    ),
                    value=cell.text,
                    before=before[1].text,
                )


def _answer(cell: Cell, column: Column) -> Fact:
    """Name an answer as the form does."""
    named = (choice.title for choice in column.choices if choice.code == cell.text)
    return next(named, write(cell, column))
