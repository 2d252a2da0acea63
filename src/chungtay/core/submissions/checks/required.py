"""A cell that must be filled is empty."""

from __future__ import annotations

from collections.abc import Iterator

from chungtay.core.kernel.refusal import Severity
from chungtay.core.submissions.checks.finding import CellFinding
from chungtay.core.submissions.checks.speaking import where
from chungtay.core.submissions.sheet import Sheet


def find(sheet: Sheet) -> Iterator[CellFinding]:
    """Find the required cells that are empty; a cell not understood is the type check's."""
    for place in sheet.missing():
        if place not in sheet.cells:
            message = f"{where(sheet, place)}: ô bắt buộc còn trống."
            yield CellFinding("required", Severity.ERROR, place, message)
