"""Things that are counted come in fractions: perhaps a percentage in a row of counts."""

from __future__ import annotations

from collections.abc import Iterator

from chungtay.core.submissions.checks.finding import CellFinding, Context
from chungtay.core.submissions.checks.speaking import columns, finding, listed, named, plain, say
from chungtay.core.submissions.form import Place, Rule
from chungtay.core.submissions.sheet import Sheet


def find(sheet: Sheet, _context: Context, rule: Rule) -> Iterator[CellFinding]:
    """Find fractions in the rows whose unit is one of `units`."""
    units = named(rule, "units")
    for row in listed(sheet, rule):
        for column in columns(sheet, rule) if row.unit in units else ():
            place = Place(row.code, column.code)
            said = sheet.amount(*place)
            if said is not None and said % column.parts:
                value = plain(said, column)
                yield finding(rule, sheet, place, say("whole_number", value=value), value=value)
