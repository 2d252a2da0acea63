"""A low value stands without a reason."""

from __future__ import annotations

from collections.abc import Iterator

from chungtay.core.submissions.checks.finding import CellFinding, Context
from chungtay.core.submissions.checks.met_without_value import is_filled
from chungtay.core.submissions.checks.speaking import (
    finding,
    listed,
    named,
    number,
    one,
    plain,
    say,
    shown,
)
from chungtay.core.submissions.form import Place, Rule
from chungtay.core.submissions.sheet import Sheet


def find(sheet: Sheet, _context: Context, rule: Rule) -> Iterator[CellFinding]:
    """Find rows below `percent` that give no reason in any of the columns `reason`."""
    column = sheet.form.column(one(rule, "column"))
    percent = number(rule, "percent") * column.parts
    reasons = named(rule, "reason")
    for row in listed(sheet, rule):
        said = sheet.amount(row.code, column.code)
        if said is None or said >= percent or is_filled(sheet, row.code, reasons):
            continue
        place = Place(row.code, reasons[0])
        yield finding(
            rule,
            sheet,
            place,
            say(
                "reason_below",
                column=column.title,
                value=shown(said, column),
                least=shown(percent, column),
            ),
            value=plain(said, column),
        )
