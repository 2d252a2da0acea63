"""The page of new rural communes."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from chungtay.web.criteria.pages import criteria
from chungtay.web.kit import page


def index(request: HttpRequest) -> HttpResponse:
    """Show the page of new rural communes."""
    desk = page.desk(request, framed=True)
    return page.show(request, "criteria.html", desk.view, criteria(desk))
