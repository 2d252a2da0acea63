"""A number lies outside what its column allows."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil, floor, inf

from chungtay.core.kernel.saying import Said
from chungtay.core.submissions.checks.finding import CellFinding
from chungtay.core.submissions.checks.speaking import built_in, plain, say, shown
from chungtay.core.submissions.form import Column, Place
from chungtay.core.submissions.sheet import Sheet


def find(sheet: Sheet) -> Iterator[CellFinding]:
    """Find the typed numbers below the lowest or above the highest of their column."""
    bounded = [
        (column, *_bounds(column))
        for column in sheet.form.typed
        if column.low is not None or column.high is not None
    ]
    for row in (row for row in sheet.rows if not row.total_of):
        for column, low, high in bounded:
            amount = sheet.amount(row.code, column.code)
            if amount is None or low <= amount <= high:
                continue
            place = Place(row.code, column.code)
            crossed = _crossed(amount, column, below=amount < low)
            yield built_in("range", sheet, place, crossed, value=plain(amount, column))


def _bounds(column: Column) -> tuple[float, float]:
    """Give the least and the greatest integer that a column's cells may keep."""
    low = -inf if column.low is None else ceil(column.low * column.parts)
    high = inf if column.high is None else floor(column.high * column.parts)
    return low, high


def _crossed(amount: int, column: Column, *, below: bool) -> Said:
    """Say which bound a number crosses."""
    low = below and column.low is not None
    bound = (column.low if low else column.high) or 0
    return say(
        "range.low" if low else "range.high",
        value=shown(amount, column),
        bound=shown(bound * column.parts, column),
    )
