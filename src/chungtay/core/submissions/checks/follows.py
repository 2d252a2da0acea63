"""What a period begins with is not what the one before ended with."""

from __future__ import annotations

from collections.abc import Iterator

from chungtay.core.submissions.checks.finding import CellFinding, Context
from chungtay.core.submissions.checks.history import adjacent
from chungtay.core.submissions.checks.speaking import (
    finding,
    listed,
    one,
    plain,
    say,
    shown,
    title,
)
from chungtay.core.submissions.form import Place, Rule
from chungtay.core.submissions.sheet import Sheet


def find(sheet: Sheet, context: Context, rule: Rule) -> Iterator[CellFinding]:
    """Compare openings with the closings of the period just before, where both are said."""
    before = adjacent(sheet, context)
    if before is None:
        return
    column, closing = sheet.form.column(one(rule, "opening")), one(rule, "closing")
    for row in listed(sheet, rule):
        said, ended = sheet.amount(row.code, column.code), before.amount(row.code, closing)
        if said is None or ended is None or said == ended:
            continue
        place = Place(row.code, column.code)
        yield finding(
            rule,
            sheet,
            place,
            say(
                "follows",
                value=shown(said, column),
                closing=title(sheet, closing),
                period=before.period.name,
                before=shown(ended, column),
            ),
            value=plain(said, column),
            before=plain(ended, column),
        )
