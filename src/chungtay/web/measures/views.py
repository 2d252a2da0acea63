"""The receipt of a number: beside the page by htmx, or a page of its own."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from chungtay.web.kit import page
from chungtay.web.measures.pages import question, receipt


def show(request: HttpRequest) -> HttpResponse:
    """Show everything behind one number."""
    desk = page.desk(request, framed=True)
    name = request.GET.get("measure", "")
    found = receipt(desk, name, question(request.GET, desk.view))
    if getattr(request, "htmx", False):
        context = {"view": desk.view, "page": found, "beside": True}
        return render(request, "kit/receipt.html", context)
    return page.show(request, "receipt.html", desk.view, found)
