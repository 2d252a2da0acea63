"""What a workbook changes, and what is wrong in it, whole, as files."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence

from django.utils.translation import gettext as _

from chungtay.core.reports.document import Row, Table
from chungtay.core.submissions.book import CellFault
from chungtay.core.submissions.changes import Side
from chungtay.core.submissions.handing_in import Line
from chungtay.formats import xlsx_out
from chungtay.formats.csv_out import csv_of
from chungtay.web.kit import wording
from chungtay.web.kit.saying import worded
from chungtay.web.kit.workbook import XLSX
from chungtay.web.submissions.excel.words import side_words

TYPES = {"csv": "text/csv; charset=utf-8", "xlsx": XLSX}
Lines = Sequence[Sequence[str]]


def faults_file(faults: Sequence[CellFault], kind: str, title: str) -> bytes:
    """Write every cell that could not be understood."""
    heads = (_("Đơn vị"), _("Ô"), _("Dòng"), _("Cột"), _("Trong tệp"), _("Lý do"))
    lines = [
        (f.unit, f.at, worded(f.row), worded(f.column), f.said, worded(f.reason)) for f in faults
    ]
    return _KINDS[kind](heads, lines, (40.0, 40.0, 60.0, 50.0, 40.0, 110.0), title)


def differences_file(found: Sequence[Line], kind: str, title: str) -> bytes:
    """Write every cell in which the file and the system differ."""
    heads = (
        _("Đơn vị"), _("Dòng"), _("Cột"), _("Ai đổi"), _("Ban đầu"), _("Trong hệ thống"),
        _("Trong tệp"),
    )  # fmt: skip
    lines = [
        (one.unit, worded(one.row), worded(one.column), side_words(Side(one.side)),
         one.base, one.ours, one.theirs)
        for one in found
    ]  # fmt: skip
    return _KINDS[kind](heads, lines, (40.0, 60.0, 50.0, 40.0, 35.0, 35.0, 35.0), title)


def _csv(heads: Sequence[str], lines: Lines, _widths: Sequence[float], _title: str) -> bytes:
    return csv_of(heads, lines)


def _xlsx(heads: Sequence[str], lines: Lines, widths: Sequence[float], title: str) -> bytes:
    head = Row.of(*heads)
    body = tuple(Row.of(*line) for line in lines)
    target = io.BytesIO()
    table = Table((head,), body, tuple(widths))
    xlsx_out.write_table(table, target, title, english=wording.english())
    return target.getvalue()


_KINDS: dict[str, Callable[[Sequence[str], Lines, Sequence[float], str], bytes]] = {
    "csv": _csv,
    "xlsx": _xlsx,
}
