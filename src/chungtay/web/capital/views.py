"""The page of capital."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from chungtay.web.capital.pages import capital
from chungtay.web.kit import page


def index(request: HttpRequest) -> HttpResponse:
    """Show the page of capital."""
    desk = page.desk(request, framed=True)
    return page.show(request, "capital/index.html", desk.view, capital(desk))
