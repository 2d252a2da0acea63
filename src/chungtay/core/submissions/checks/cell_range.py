"""A number lies outside what its column allows."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil, floor, inf

from chungtay.core.kernel.refusal import Severity
from chungtay.core.submissions.checks.finding import CellFinding
from chungtay.core.submissions.checks.speaking import plain, shown, where
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
            crossed = _crossed(column, below=amount < low)
            message = f"{where(sheet, place)}: {shown(amount, column)} {crossed}."
            numbers = {"value": plain(amount, column)}
            yield CellFinding("range", Severity.ERROR, place, message, numbers)


def _bounds(column: Column) -> tuple[float, float]:
    """Give the least and the greatest integer that a column's cells may keep."""
    low = -inf if column.low is None else ceil(column.low * column.parts)
    high = inf if column.high is None else floor(column.high * column.parts)
    return low, high


def _crossed(column: Column, *, below: bool) -> str:
    """Say which bound a number crosses."""
    if below and column.low is not None:
        return f"nhỏ hơn mức thấp nhất {shown(column.low * column.parts, column)}"
    high = column.high or 0
    return f"lớn hơn mức cao nhất {shown(high * column.parts, column)}"
