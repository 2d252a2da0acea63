"""Workbooks of what pages show."""

from __future__ import annotations

import io

from django.http import Http404, HttpRequest, HttpResponse

from chungtay.formats import xlsx_out
from chungtay.web.exports.pages import export
from chungtay.web.kit import page

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def workbook(request: HttpRequest, name: str) -> HttpResponse:
    """Send a page's table as a workbook."""
    desk = page.desk(request)
    made = export(desk, name)
    if made is None:
        raise Http404
    target = io.BytesIO()
    xlsx_out.write_table(made.table, target, made.title, on=desk.view.on)
    response = HttpResponse(target.getvalue(), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{made.name}-{desk.view.on}.xlsx"'
    return response
