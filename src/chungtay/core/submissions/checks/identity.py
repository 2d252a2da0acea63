"""A cell is not the sum of the cells it is made of."""

from __future__ import annotations

from collections.abc import Iterator

from chungtay.core.kernel.saying import Fact
from chungtay.core.submissions.checks.finding import CellFinding, Context
from chungtay.core.submissions.checks.speaking import (
    finding,
    listed,
    named,
    number,
    one,
    plain,
    quoted,
    say,
    shown,
    title,
    total,
)
from chungtay.core.submissions.form import Place, Rule
from chungtay.core.submissions.sheet import Sheet


def find(sheet: Sheet, _context: Context, rule: Rule) -> Iterator[CellFinding]:
    """Find totals off by more than the tolerance; an empty part counts nothing."""
    column = sheet.form.column(one(rule, "total"))
    plus, minus = named(rule, "plus"), named(rule, "minus")
    tolerance = number(rule, "tolerance") * column.parts
    for row in listed(sheet, rule):
        said = sheet.amount(row.code, column.code)
        added, taken = (
            total(sheet, (Place(row.code, code) for code in codes)) for codes in (plus, minus)
        )
        if said is None or (added is None and taken is None):
            continue
        made = (added or 0) - (taken or 0)
        if abs(said - made) > tolerance:
            place = Place(row.code, column.code)
            yield finding(
                rule,
                sheet,
                place,
                say(
                    "identity",
                    value=shown(said, column),
                    sum=_sum(sheet, plus, minus),
                    made=shown(made, column),
                    off=shown(said - made, column),
                ),
                value=plain(said, column),
                expected=plain(made, column),
            )


def _sum(sheet: Sheet, plus: tuple[str, ...], minus: tuple[str, ...]) -> Fact:
    added = quoted((title(sheet, code) for code in plus), " + ")
    taken = quoted((title(sheet, code) for code in minus), " − ")
    return say("identity.less", plus=added, minus=taken) if minus else added
