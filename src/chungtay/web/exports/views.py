"""Workbooks of what pages show."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse

from chungtay.web.exports.pages import export
from chungtay.web.kit import page
from chungtay.web.kit import workbook as sending


def workbook(request: HttpRequest, name: str) -> HttpResponse:
    """Send a page's table as a workbook."""
    desk = page.desk(request, framed=True)
    made = export(desk, name)
    if made is None:
        raise Http404
    return sending.workbook(
        made.table,
        title=made.title,
        name=made.name,
        on=desk.view.on,
        synthetic=made.synthetic,
    )
