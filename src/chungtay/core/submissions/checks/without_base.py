"""A share is told and not of how many; nobody can add such shares up."""

from __future__ import annotations

from collections.abc import Iterator

from chungtay.core.submissions.checks.finding import CellFinding, Context
from chungtay.core.submissions.checks.speaking import (
    columns,
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


def find(sheet: Sheet, _context: Context, rule: Rule) -> Iterator[CellFinding]:
    """Find numbers of rows that ask for a base, where the base is not told."""
    base = one(rule, "base")
    for column in columns(sheet, rule):
        for row in listed(sheet, rule):
            said = sheet.amount(row.code, column.code)
            if said is None or (row.columns and base not in row.columns):
                continue
            if sheet.amount(row.code, base) is None:
                place = Place(row.code, column.code)
                told = say("without_base", value=shown(said, column), base=title(sheet, base))
                yield finding(rule, sheet, place, told, value=plain(said, column))
