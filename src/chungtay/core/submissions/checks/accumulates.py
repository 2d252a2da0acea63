"""Since the start of the year is not what it was last period plus this period."""

from __future__ import annotations

from collections.abc import Iterator

from chungtay.core.submissions.checks.finding import CellFinding, Context
from chungtay.core.submissions.checks.history import adjacent
from chungtay.core.submissions.checks.speaking import (
    finding,
    listed,
    number,
    one,
    plain,
    say,
    shown,
)
from chungtay.core.submissions.form import Place, Rule
from chungtay.core.submissions.sheet import Sheet


def find(sheet: Sheet, context: Context, rule: Rule) -> Iterator[CellFinding]:
    """Find cumulative cells that do not add up; the year's first period starts from nothing.

    Where the period before was not reported, nothing can be said.
    """
    earlier = sheet.period.before()
    first = earlier is None or earlier.year != sheet.period.year
    last = adjacent(sheet, context)
    if not first and last is None:
        return
    column, flow = sheet.form.column(one(rule, "cumulative")), one(rule, "flow")
    tolerance = number(rule, "tolerance") * column.parts
    for row in listed(sheet, rule):
        before = 0 if first or last is None else last.amount(row.code, column.code)
        said, added = sheet.amount(row.code, column.code), sheet.amount(row.code, flow)
        if said is None or added is None or before is None:
            continue
        if abs(said - before - added) > tolerance:
            place = Place(row.code, column.code)
            yield finding(
                rule,
                sheet,
                place,
                say(
                    "accumulates",
                    value=shown(said, column),
                    before=shown(before, column),
                    added=shown(added, column),
                    made=shown(before + added, column),
                ),
                value=plain(said, column),
                before=plain(before, column),
                added=plain(added, column),
            )
