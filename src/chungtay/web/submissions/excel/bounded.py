"""Decline a request that brings too much before a byte of it is read."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from chungtay.core.submissions.book import BookTooLarge
from chungtay.formats.xlsx_in import require_size
from chungtay.web.kit.access import signed_in
from chungtay.web.kit.methods import writes
from chungtay.web.kit.saying import refused

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]
ENVELOPE = 64 * 1024
"""Bytes of a form around the file itself."""


def takes_file(view: View[P]) -> Callable[..., HttpResponse]:
    """Mark a view as one that takes a file from whoever has signed in, of bounded size.

    The size is looked at before Django looks for the token against forgery, which it finds only
    by reading the whole request; then the token is asked for as everywhere.
    """
    protected = csrf_protect(view)

    @wraps(view)
    def bounded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        size = int(request.headers.get("Content-Length") or 0)
        try:
            require_size(max(0, size - ENVELOPE))
        except BookTooLarge as large:
            told = {"message": refused(large), "code": large.code}
            status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
            answer = render(request, "refusal.html", told, status=status)
            answer.headers["Connection"] = "close"
            return answer
        return protected(request, *args, **kwargs)

    return writes(csrf_exempt(signed_in(bounded)))
