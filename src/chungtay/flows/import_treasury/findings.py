"""Everything odd in a list, as a file: sheet, row, column, what it says, why."""

from __future__ import annotations

from collections.abc import Sequence

from chungtay.core.capital.reconcile.line import ListFinding
from chungtay.core.kernel.refusal import Severity
from chungtay.formats.csv_out import csv_of

HEADS = ("Mức độ", "Trang tính", "Dòng", "Cột", "Trong tệp", "Lý do", "Mã")
SEVERITIES = {Severity.ERROR: "lỗi", Severity.WARNING: "cảnh báo"}


def findings_csv(findings: Sequence[ListFinding]) -> bytes:
    """Write remarks about a list as CSV, errors first."""
    ordered = sorted(findings, key=lambda one: one.severity is not Severity.ERROR)
    return csv_of(HEADS, [_line(one) for one in ordered], delimiter=",")


def _line(one: ListFinding) -> tuple[str, ...]:
    severity = SEVERITIES[one.severity]
    return (severity, one.sheet, str(one.row), one.column, one.said, one.message, one.code)
