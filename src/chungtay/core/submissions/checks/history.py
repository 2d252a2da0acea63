"""Which earlier sheet a check looks back to."""

from __future__ import annotations

from collections.abc import Iterator

from chungtay.core.submissions.checks.finding import Context
from chungtay.core.submissions.form import Column, Place
from chungtay.core.submissions.sheet import Sheet


def adjacent(sheet: Sheet, context: Context) -> Sheet | None:
    """Give the sheet of the period just before, if there is one."""
    before = sheet.period.before()
    if before is None:
        return None
    return next((one for one in context.previous if one.period.code == before.code), None)


def earlier(
    sheet: Sheet, context: Context, place: Place, *, same_year: bool
) -> Iterator[tuple[Sheet, int]]:
    """Give the earlier sheets that hold a number at a place, and the number, newest first."""
    for one in context.previous:
        if same_year and one.period.year != sheet.period.year:
            return
        amount = one.amount(*place)
        if amount is not None:
            yield one, amount


def last(sheet: Sheet, context: Context, place: Place, column: Column) -> tuple[Sheet, int] | None:
    """Give the newest earlier number at a place; a cumulative one only within the year."""
    return next(earlier(sheet, context, place, same_year=column.cumulative), None)
