"""The page of arrears."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from chungtay.core.capital.actions import READ
from chungtay.flows.reach import reach
from chungtay.web.capital.arrears import pages
from chungtay.web.capital.book.views import reader
from chungtay.web.kit.access import signed_in
from chungtay.web.kit.address import Heeds, default_day, named
from chungtay.web.kit.page import desk, show
from chungtay.web.kit.workbook import workbook


@signed_in
def index(request: HttpRequest) -> HttpResponse:
    """Show arrears by work, or send them as a workbook."""
    by, at, notes = reader(request), desk(request, heeds=Heeds()), list[str]()
    page = pages.arrears(by, at, reach(by, READ, on=default_day()))
    if named(request.GET, "tai", ("xlsx",), notes):
        title = _("Nợ đọng xây dựng cơ bản")
        return workbook(
            pages.table(page), title=title, name="no-dong", on=at.view.on,
            synthetic=page.synthetic,
        )  # fmt: skip
    return show(request, "capital/arrears.html", at.view, page, notes=notes)
