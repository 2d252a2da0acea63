"""A number counted since the start of the year is less than it was."""

from __future__ import annotations

from collections.abc import Iterator

from chungtay.core.submissions.checks.finding import CellFinding, Context
from chungtay.core.submissions.checks.history import earlier
from chungtay.core.submissions.checks.speaking import (
    columns,
    finding,
    listed,
    one,
    plain,
    say,
    shown,
)
from chungtay.core.submissions.form import Place, Rule
from chungtay.core.submissions.sheet import Sheet


def find(sheet: Sheet, context: Context, rule: Rule) -> Iterator[CellFinding]:
    """Compare with the newest earlier number of the same year, or of any with `across_years`."""
    same_year = not one(rule, "across_years")
    for column in columns(sheet, rule):
        for row in listed(sheet, rule):
            place = Place(row.code, column.code)
            said = sheet.amount(*place)
            before = next(earlier(sheet, context, place, same_year=same_year), None)
            if said is None or before is None or said >= before[1]:
                continue
            yield finding(
                rule,
                sheet,
                place,
                say(
                    "never_falls",
                    value=shown(said, column),
                    before=shown(before[1], column),
                    period=before[0].period.name,
                ),
                value=plain(said, column),
                before=plain(before[1], column),
            )
