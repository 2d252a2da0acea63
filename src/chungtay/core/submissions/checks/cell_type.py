"""A cell holds what could not be understood."""

from __future__ import annotations

from collections.abc import Iterator

from chungtay.core.kernel.refusal import Severity
from chungtay.core.submissions.checks.finding import CellFinding
from chungtay.core.submissions.checks.speaking import where
from chungtay.core.submissions.sheet import CellKind, Sheet


def find(sheet: Sheet) -> Iterator[CellFinding]:
    """Find the cells that are not understood; the reader's note says why."""
    for place, cell in sheet.cells.items():
        if cell.kind is CellKind.INVALID and place.column in sheet.form.by_code:
            message = f"{where(sheet, place)}: {cell.note}"
            yield CellFinding("type", Severity.ERROR, place, message, {"text": cell.text})
