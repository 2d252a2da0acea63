"""A row is not the sum of the rows that are its parts, beyond what rounding explains."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from chungtay.core.submissions.checks.finding import CellFinding, Context
from chungtay.core.submissions.checks.speaking import (
    columns,
    finding,
    named,
    one,
    plain,
    say,
    shown,
)
from chungtay.core.submissions.form import CellType, Column, Place, Rule
from chungtay.core.submissions.sheet import Sheet


def find(sheet: Sheet, _context: Context, rule: Rule) -> Iterator[CellFinding]:
    """Find wholes further from the sum of their parts than rounding can bring them."""
    whole, parts = one(rule, "whole"), named(rule, "parts")
    for column in columns(sheet, rule):
        said = sheet.amount(whole, column.code)
        amounts = [sheet.amount(part, column.code) for part in parts]
        given = [amount for amount in amounts if amount is not None]
        if said is None or len(given) < len(parts):
            continue
        made = sum(given)
        if abs(said - made) > leeway(column, len(parts)):
            place = Place(whole, column.code)
            yield finding(
                rule,
                sheet,
                place,
                say(
                    "parts",
                    value=shown(said, column),
                    parts=len(parts),
                    made=shown(made, column),
                    off=shown(said - made, column),
                ),
                value=plain(said, column),
                expected=plain(made, column),
            )


def leeway(column: Column, parts: int) -> Fraction:
    """Give how far rounding alone may part a whole from its parts, in the integers kept.

    Each of the parts, and the whole, is off by at most half of the last decimal. Counts are not
    rounded.
    """
    if column.type is CellType.COUNT:
        return Fraction(0)
    return Fraction(parts + 1, 2) * Fraction(column.parts, 10**column.decimals)
