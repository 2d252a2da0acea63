"""The page of poverty."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from chungtay.web.kit import page
from chungtay.web.poverty.pages import poverty


def index(request: HttpRequest) -> HttpResponse:
    """Show the page of poverty."""
    desk = page.desk(request, framed=True)
    return page.show(request, "poverty.html", desk.view, poverty(desk))
