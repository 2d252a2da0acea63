"""A number is far from the last one."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from chungtay.core.submissions.checks.finding import CellFinding, Context
from chungtay.core.submissions.checks.history import last
from chungtay.core.submissions.checks.speaking import (
    columns,
    finding,
    listed,
    number,
    plain,
    say,
    shown,
)
from chungtay.core.submissions.form import Place, Rule
from chungtay.core.submissions.sheet import Sheet


def find(sheet: Sheet, context: Context, rule: Rule) -> Iterator[CellFinding]:
    """Find changes above `percent` of the newest earlier number, and of at least `least`."""
    if not context.previous:
        return
    percent = number(rule, "percent")
    for column in columns(sheet, rule):
        least = number(rule, "least") * column.parts
        for row in listed(sheet, rule):
            place = Place(row.code, column.code)
            said, before = sheet.amount(*place), last(sheet, context, place, column)
            if said is None or before is None:
                continue
            change = abs(said - before[1])
            if change < max(least, Fraction(1)) or change * 100 <= percent * abs(before[1]):
                continue
            yield finding(
                rule,
                sheet,
                place,
                say(
                    "jump.up" if said > before[1] else "jump.down",
                    value=shown(said, column),
                    change=shown(change, column),
                    before=shown(before[1], column),
                    period=before[0].period.name,
                ),
                value=plain(said, column),
                before=plain(before[1], column),
            )
