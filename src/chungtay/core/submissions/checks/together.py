"""Some cells of a row say something together only: a part and what it is a part of."""

from __future__ import annotations

from collections.abc import Iterator

from chungtay.core.submissions.checks.finding import CellFinding, Context
from chungtay.core.submissions.checks.speaking import columns, finding, listed, say, title
from chungtay.core.submissions.form import Place, Rule
from chungtay.core.submissions.sheet import Sheet


def find(sheet: Sheet, _context: Context, rule: Rule) -> Iterator[CellFinding]:
    """Find rows in which some of the columns hold a number and others do not."""
    for row in listed(sheet, rule):
        asked = [c.code for c in columns(sheet, rule) if not row.columns or c.code in row.columns]
        empty = [code for code in asked if sheet.amount(row.code, code) is None]
        if not empty or len(empty) == len(asked):
            continue
        filled = next(code for code in asked if code not in empty)
        place = Place(row.code, empty[0])
        yield finding(rule, sheet, place, say("together", filled=title(sheet, filled)))
