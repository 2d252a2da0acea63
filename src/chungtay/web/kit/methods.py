"""Pages are read; those that also write say so. Any other method is declined.

A view that takes a POST is marked with `writes`. Everything under `/api/` answers for its own
methods. HEAD is GET without its content.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.http.response import HttpResponseBase

READING = ("GET", "HEAD")
WRITING = (*READING, "POST")
API = "/api/"
NUL, NUL_WRITTEN = "\0", "%00"
_MARK = "writes"
P = ParamSpec("P")
R = TypeVar("R", bound=HttpResponseBase)


def writes(view: Callable[P, R]) -> Callable[P, R]:
    """Mark a view as one that takes a POST; Django asks it for the token against forgery."""

    @wraps(view)
    def writing(*args: P.args, **kwargs: P.kwargs) -> R:
        return view(*args, **kwargs)

    vars(writing)[_MARK] = True
    return writing


class Methods:
    """Declines what a view is not for, and answers HEAD with the headers of GET alone."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Let the request through; take the content out of an answer to HEAD."""
        response = self.get_response(request)
        if request.method == "HEAD" and isinstance(response, HttpResponse):
            length = len(response.content)
            response.content = b""
            response.headers["Content-Length"] = str(length)
        return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponseBase], *_given: Any
    ) -> HttpResponse | None:
        """Decline a method the view does not take, before anything else looks at the request.

        An address with a sign that no database takes is nobody's page.
        """
        if request.path.startswith(API):
            return None
        if NUL in request.path or NUL_WRITTEN in request.META.get("QUERY_STRING", ""):
            raise Http404
        allowed = WRITING if getattr(view, _MARK, False) else READING
        if request.method in allowed:
            return None
        return HttpResponseNotAllowed(allowed)


def middleware(get_response: Callable[[HttpRequest], HttpResponseBase]) -> Methods:
    """Make the middleware (Django calls this once)."""
    return Methods(get_response)
