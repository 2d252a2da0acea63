"""Something is said to be met, and nothing stands behind it."""

from __future__ import annotations

from collections.abc import Iterator

from chungtay.core.submissions.checks.finding import CellFinding, Context
from chungtay.core.submissions.checks.speaking import (
    columns,
    finding,
    listed,
    named,
    quoted,
    say,
    title,
)
from chungtay.core.submissions.form import Place, Rule
from chungtay.core.submissions.sheet import CellKind, Sheet


def find(sheet: Sheet, _context: Context, rule: Rule) -> Iterator[CellFinding]:
    """Find rows answered with one of `met` while every column of `evidence` is empty."""
    met, evidence = named(rule, "met"), named(rule, "evidence")
    for column in columns(sheet, rule):
        for row in listed(sheet, rule):
            place = Place(row.code, column.code)
            cell = sheet.cells.get(place)
            if cell is None or cell.text not in met or is_filled(sheet, row.code, evidence):
                continue
            asked = quoted(title(sheet, code) for code in evidence)
            said = say("met_without_value", evidence=asked)
            yield finding(rule, sheet, place, said, value=cell.text)


def is_filled(sheet: Sheet, row: str, codes: tuple[str, ...]) -> bool:
    """Tell whether any of some cells of a row holds a number or a text."""
    cells = [sheet.cell(row, code) for code in codes]
    held = (CellKind.NUMBER, CellKind.TEXT)
    return any(cell is not None and cell.kind in held for cell in cells)
