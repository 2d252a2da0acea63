"""A table sent as a workbook, named by what it shows and the day."""

from __future__ import annotations

import datetime as dt
import io

from django.http import HttpResponse

from chungtay.core.reports.document import Table
from chungtay.formats import xlsx_out

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def workbook(table: Table, *, title: str, name: str, on: dt.date) -> HttpResponse:
    """Send a table; `name` begins the file's name, in ASCII."""
    target = io.BytesIO()
    xlsx_out.write_table(table, target, title, on=on)
    response = HttpResponse(target.getvalue(), content_type=XLSX)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}-{on}.xlsx"'
    return response
