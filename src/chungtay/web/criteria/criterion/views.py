"""The page of one criterion."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from chungtay.web.criteria.criterion.pages import criterion
from chungtay.web.kit import page


def one(request: HttpRequest, code: str) -> HttpResponse:
    """Show one criterion of the set in force on the day."""
    desk = page.desk(request)
    return page.show(request, "criteria/criterion.html", desk.view, criterion(desk, code))
