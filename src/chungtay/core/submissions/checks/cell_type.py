"""A cell holds what could not be understood."""

from __future__ import annotations

from collections.abc import Iterator

from chungtay.core.submissions.checks.finding import CellFinding
from chungtay.core.submissions.checks.speaking import built_in, say
from chungtay.core.submissions.reason import reason_of
from chungtay.core.submissions.sheet import CellKind, Sheet


def find(sheet: Sheet) -> Iterator[CellFinding]:
    """Find the cells that are not understood; the reader's note says why."""
    for place, cell in sheet.cells.items():
        if cell.kind is CellKind.INVALID and place.column in sheet.form.by_code:
            said = say("type", reason=reason_of(cell, sheet.form.column(place.column)))
            yield built_in("type", sheet, place, said, text=cell.text)
