"""The front page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from chungtay.web.kit import page
from chungtay.web.overview.pages import overview


def index(request: HttpRequest) -> HttpResponse:
    """Show the front page."""
    desk = page.desk(request, framed=True)
    return page.show(request, "overview.html", desk.view, overview(desk))
