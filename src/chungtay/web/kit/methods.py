"""Pages are read, never written: any method but GET and HEAD is declined."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.http.response import HttpResponseBase

READING = ("GET", "HEAD")


def middleware(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Decline what would write; answer HEAD with the headers of GET and nothing else."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        if request.method not in READING:
            return HttpResponseNotAllowed(READING)
        response = get_response(request)
        if request.method == "HEAD" and isinstance(response, HttpResponse):
            length = len(response.content)
            response.content = b""
            response.headers["Content-Length"] = str(length)
        return response

    return answer
