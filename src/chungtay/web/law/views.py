"""The pages of law and documents."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from chungtay.web.kit import page
from chungtay.web.kit.address import read
from chungtay.web.law.pages import instrument, register
from chungtay.web.law.sets.pages import set_page, sets_page


def listing(request: HttpRequest) -> HttpResponse:
    """Show the register of documents, or what a search found."""
    view = read(request)
    return page.show(request, "law.html", view, register(view, request.GET.get("q", "")))


def one(request: HttpRequest, key: str) -> HttpResponse:
    """Show one document."""
    view = read(request)
    return page.show(request, "instrument.html", view, instrument(view, key))


def sets(request: HttpRequest) -> HttpResponse:
    """List the criteria sets."""
    view = read(request)
    return page.show(request, "law/sets.html", view, sets_page(view))


def one_set(request: HttpRequest, code: str) -> HttpResponse:
    """Show one criteria set."""
    view = read(request)
    return page.show(request, "law/set.html", view, set_page(view, code))
