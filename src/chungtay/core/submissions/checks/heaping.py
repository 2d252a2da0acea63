"""Too many numbers are round: perhaps guessed."""

from __future__ import annotations

from collections.abc import Iterator

from chungtay.core.submissions.checks.finding import CellFinding, Context
from chungtay.core.submissions.checks.speaking import columns, finding, number, say
from chungtay.core.submissions.form import Rule
from chungtay.core.submissions.sheet import Sheet


def find(sheet: Sheet, _context: Context, rule: Rule) -> Iterator[CellFinding]:
    """Find sheets with more than `percent` of numbers that are whole multiples of `multiple`.

    Only numbers of at least that multiple, in the unit typed in, count; fewer than `cells` of
    them tell nothing.
    """
    multiple = number(rule, "multiple")
    amounts = [
        (amount, multiple * column.parts)
        for column in columns(sheet, rule)
        for row in sheet.rows
        if not row.total_of and (amount := sheet.amount(row.code, column.code)) is not None
    ]
    large = [(amount, step) for amount, step in amounts if abs(amount) >= step]
    heaped = sum(amount % step == 0 for amount, step in large)
    if len(large) < number(rule, "cells") or heaped * 100 <= number(rule, "percent") * len(large):
        return
    yield finding(
        rule,
        sheet,
        None,
        say("heaping", heaped=heaped, numbers=len(large), multiple=multiple),
        heaped=str(heaped),
        numbers=str(len(large)),
    )
