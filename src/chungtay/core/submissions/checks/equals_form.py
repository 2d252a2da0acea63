"""Two forms of one unit for the same days say different things."""

from __future__ import annotations

from collections.abc import Iterator

from chungtay.core.submissions.checks.finding import CellFinding, Context
from chungtay.core.submissions.checks.speaking import (
    finding,
    listed,
    named,
    number,
    one,
    plain,
    say,
    shown,
    total,
)
from chungtay.core.submissions.form import Place, Rule
from chungtay.core.submissions.sheet import Sheet


def find(sheet: Sheet, context: Context, rule: Rule) -> Iterator[CellFinding]:
    """Compare row by row, or the sum of rows here with the sum of the rows named there.

    Where either says nothing, nothing is compared.
    """
    other = context.others.get(one(rule, "form"))
    if other is None:
        return
    column = sheet.form.column(one(rule, "column"))
    there = one(rule, "other_column")
    tolerance = number(rule, "tolerance") * column.parts
    for place, here_said, there_said in _pairs(sheet, other, rule, there):
        if abs(here_said - there_said) > tolerance:
            yield finding(
                rule,
                sheet,
                place,
                say(
                    "equals_form",
                    value=shown(here_said, column),
                    form=other.form.short,
                    expected=shown(there_said, column),
                ),
                value=plain(here_said, column),
                expected=plain(there_said, column),
            )


def _pairs(sheet: Sheet, other: Sheet, rule: Rule, there: str) -> Iterator[tuple[Place, int, int]]:
    column = one(rule, "column")
    rows = [row.code for row in listed(sheet, rule)]
    if named(rule, "other_rows"):
        here_said = total(sheet, (Place(row, column) for row in rows))
        there_said = total(other, (Place(row, there) for row in named(rule, "other_rows")))
        if rows and here_said is not None and there_said is not None:
            yield Place(rows[0], column), here_said, there_said
        return
    for row in rows:
        here_said, there_said = sheet.amount(row, column), other.amount(row, there)
        if here_said is not None and there_said is not None:
            yield Place(row, column), here_said, there_said
