"""A number lies outside what its column allows."""

from __future__ import annotations

from collections.abc import Iterator

from chungtay.core.kernel.refusal import Severity
from chungtay.core.submissions.checks.finding import CellFinding
from chungtay.core.submissions.checks.speaking import plain, shown, where
from chungtay.core.submissions.form import Column, Place
from chungtay.core.submissions.sheet import Sheet


def find(sheet: Sheet) -> Iterator[CellFinding]:
    """Find the typed numbers below the lowest or above the highest of their column."""
    bounded = [c for c in sheet.form.typed if c.low is not None or c.high is not None]
    for row in (row for row in sheet.rows if not row.total_of):
        for column in bounded:
            amount = sheet.amount(row.code, column.code)
            if amount is not None and (bound := _crossed(amount, column)):
                place = Place(row.code, column.code)
                message = f"{where(sheet, place)}: {shown(amount, column)} {bound}."
                numbers = {"value": plain(amount, column)}
                yield CellFinding("range", Severity.ERROR, place, message, numbers)


def _crossed(amount: int, column: Column) -> str:
    """Say which bound a number crosses; nothing when it crosses none."""
    if column.low is not None and amount < column.low * column.parts:
        return f"nhỏ hơn mức thấp nhất {shown(column.low * column.parts, column)}"
    if column.high is not None and amount > column.high * column.parts:
        return f"lớn hơn mức cao nhất {shown(column.high * column.parts, column)}"
    return ""
