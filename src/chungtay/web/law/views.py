"""The pages of law and documents."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from chungtay.web.kit import page
from chungtay.web.kit.address import read
from chungtay.web.law.pages import instrument, register


def listing(request: HttpRequest) -> HttpResponse:
    """Show the register of documents, or what a search found."""
    view = read(request)
    return page.show(request, "law.html", view, register(view, request.GET.get("q", "")))


def one(request: HttpRequest, key: str) -> HttpResponse:
    """Show one document."""
    view = read(request)
    return page.show(request, "instrument.html", view, instrument(view, key))
