"""Checks of a sheet: one rule a file, findings with place and numbers."""

from __future__ import annotations

from chungtay.core.kernel.refusal import Severity
from chungtay.core.submissions.checks.finding import CellFinding, Context
from chungtay.core.submissions.sheet import Sheet

__all__ = ["CellFinding", "Context", "check"]


def check(sheet: Sheet, context: Context) -> tuple[CellFinding, ...]:
    """Check a sheet by its form's rules; errors first, then warnings, each in order of place."""
    _ = context
    missing = [place for place in sheet.missing() if place not in sheet.cells]
    invalid = [(place, cell) for place, cell in sheet.cells.items() if not cell.speaks]
    return (
        *(CellFinding("type", Severity.ERROR, place, cell.note, {"text": cell.text})
          for place, cell in sorted(invalid)),
        *(CellFinding("required", Severity.ERROR, place, "Ô bắt buộc còn trống.")
          for place in missing),
    )  # fmt: skip
