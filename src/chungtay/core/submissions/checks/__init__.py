"""Checks of a sheet: one rule a file, findings with place and numbers.

Types, required cells and ranges are checked in every form; the rest as the form asks. Errors keep
a sheet from being sent; warnings ask for an explanation, which is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from chungtay.core.kernel.refusal import Severity
from chungtay.core.submissions.checks import (
    accumulates,
    below,
    cell_range,
    cell_type,
    copied,
    equals_form,
    follows,
    heaping,
    identity,
    jump,
    met_without_value,
    never_falls,
    onward,
    parts,
    plan,
    reason_below,
    required,
    scale,
    together,
    whole_number,
    within,
    without_base,
)
from chungtay.core.submissions.checks.finding import CellFinding, Context
from chungtay.core.submissions.form import Rule
from chungtay.core.submissions.sheet import Sheet

__all__ = ["RULES", "CellFinding", "Context", "check"]

RULES: dict[str, Callable[[Sheet, Context, Rule], Iterator[CellFinding]]] = {
    "identity": identity.find,
    "parts": parts.find,
    "within_row": within.across_columns,
    "within_column": within.across_rows,
    "together": together.find,
    "without_base": without_base.find,
    "equals_form": equals_form.find,
    "below": below.find,
    "accumulates": accumulates.find,
    "follows": follows.find,
    "never_falls": never_falls.find,
    "onward": onward.find,
    "plan": plan.find,
    "scale": scale.find,
    "whole_number": whole_number.find,
    "jump": jump.find,
    "copied": copied.find,
    "heaping": heaping.find,
    "met_without_value": met_without_value.find,
    "reason_below": reason_below.find,
}
"""What carries out each kind of check (`kinds.RULE_KINDS`)."""


def check(sheet: Sheet, context: Context) -> tuple[CellFinding, ...]:
    """Check a computed sheet; errors first, then warnings, each in the order of the form.

    Remarks on the whole sheet come before those on a cell.
    """
    found = [*cell_type.find(sheet), *required.find(sheet), *cell_range.find(sheet)]
    for rule in sheet.form.rules:
        found += RULES[rule.kind](sheet, context, rule)
    return tuple(sorted(found, key=_order(sheet)))


def _order(sheet: Sheet) -> Callable[[CellFinding], tuple[bool, int, int]]:
    rows = {row.code: at for at, row in enumerate(sheet.rows)}
    columns = {column.code: at for at, column in enumerate(sheet.form.columns)}

    def place(finding: CellFinding) -> tuple[bool, int, int]:
        warning = finding.severity is Severity.WARNING
        if finding.place is None:
            return warning, -1, -1
        row = rows.get(finding.place.row, len(rows))
        return warning, row, columns.get(finding.place.column, len(columns))

    return place
