"""The page of capital."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from chungtay.web.capital.pages import SORTS, capital
from chungtay.web.kit import page
from chungtay.web.kit.address import FILTERS, Heeds


def index(request: HttpRequest) -> HttpResponse:
    """Show the page of capital."""
    desk = page.desk(request, framed=True, heeds=Heeds(FILTERS, SORTS))
    return page.show(request, "capital/index.html", desk.view, capital(desk))
