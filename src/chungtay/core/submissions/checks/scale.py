"""A number looks as if it were typed in another unit: đồng for triệu, a fraction for percent."""

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
from chungtay.core.submissions.form import CellType, Place, Rule
from chungtay.core.submissions.sheet import Sheet

FACTORS = (500, 2_000_000)
"""By how many times a slip of unit parts numbers: a thousand to a million, with leeway."""
PERCENT_FACTORS = (50, 200)
"""The same for percentages: a hundred, with leeway."""


def find(sheet: Sheet, context: Context, rule: Rule) -> Iterator[CellFinding]:
    """Compare with the newest earlier number; numbers below `least` on either side are let be."""
    if not context.previous:
        return
    for column in columns(sheet, rule):
        least = number(rule, "least") * column.parts
        low, high = PERCENT_FACTORS if column.type is CellType.PERCENT else FACTORS
        for row in listed(sheet, rule):
            place = Place(row.code, column.code)
            said, before = sheet.amount(*place), last(sheet, context, place, column)
            if not said or before is None or not before[1]:
                continue
            small, large = sorted((abs(said), abs(before[1])))
            factor = Fraction(large, small)
            if small < least or not low <= factor <= high:
                continue
            yield finding(
                rule,
                sheet,
                place,
                say(
                    "scale.larger" if abs(said) == large else "scale.smaller",
                    value=shown(said, column),
                    times=round(factor),
                    before=shown(before[1], column),
                    period=before[0].period.name,
                ),
                value=plain(said, column),
                before=plain(before[1], column),
            )
