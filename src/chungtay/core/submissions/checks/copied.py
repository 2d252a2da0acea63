"""The same numbers came in again and again."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from chungtay.core.kernel.saying import Listed
from chungtay.core.submissions.checks.finding import CellFinding, Context
from chungtay.core.submissions.checks.speaking import columns, finding, number, say
from chungtay.core.submissions.form import Place, Rule
from chungtay.core.submissions.sheet import Sheet


def find(sheet: Sheet, context: Context, rule: Rule) -> Iterator[CellFinding]:
    """Find sheets whose non-zero cells are those of the periods before.

    `periods` counts this one too; fewer non-zero cells than `cells` tell nothing.
    """
    periods = int(number(rule, "periods"))
    earlier = context.previous[: periods - 1]
    codes = tuple(column.code for column in columns(sheet, rule))
    now = _spoken(sheet, codes)
    if len(earlier) < periods - 1 or len(now) < max(Fraction(1), number(rule, "cells")):
        return
    if all(_spoken(one, codes) == now for one in earlier):
        yield finding(
            rule,
            sheet,
            None,
            say(
                "copied",
                cells=len(now),
                count=periods - 1,
                periods=Listed(tuple(one.period.name for one in earlier)),
            ),
            cells=str(len(now)),
            since=earlier[-1].period.code if earlier else sheet.period.code,
            until=sheet.period.code,
            total=str(sum(now.values())),
        )


def _spoken(sheet: Sheet, codes: tuple[str, ...]) -> dict[Place, int]:
    return {
        Place(row.code, code): amount
        for row in sheet.rows
        if not row.total_of
        for code in codes
        if (amount := sheet.amount(row.code, code))
    }
