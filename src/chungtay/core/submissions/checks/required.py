"""A cell that must be filled is empty."""

from __future__ import annotations

from collections.abc import Iterator

from chungtay.core.submissions.checks.finding import CellFinding
from chungtay.core.submissions.checks.speaking import built_in, say
from chungtay.core.submissions.sheet import Sheet


def find(sheet: Sheet) -> Iterator[CellFinding]:
    """Find the required cells that are empty; a cell not understood is the type check's."""
    for place in sheet.missing():
        if place not in sheet.cells:
            yield built_in("required", sheet, place, say("required"))
