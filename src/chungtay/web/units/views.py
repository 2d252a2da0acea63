"""The pages of units."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from chungtay.web.kit import page
from chungtay.web.units.pages import index, story


def listing(request: HttpRequest) -> HttpResponse:
    """Show the list of units, or what a search found."""
    desk = page.desk(request, framed=True)
    return page.show(request, "units.html", desk.view, index(desk, request.GET.get("q", "")))


def one(request: HttpRequest, code: str) -> HttpResponse:
    """Show a unit's whole story."""
    desk = page.desk(request, framed=True)
    return page.show(request, "unit.html", desk.view, story(desk, code))
