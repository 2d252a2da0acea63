"""How a page says no: refusals once, in style, with what happened and where to go on."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from chungtay.core.kernel.refusal import Kind, Refusal

STATUS = {
    Kind.FORBIDDEN: HTTPStatus.FORBIDDEN,
    Kind.NOT_FOUND: HTTPStatus.NOT_FOUND,
    Kind.CONFLICT: HTTPStatus.CONFLICT,
    Kind.AGAINST_RULE: HTTPStatus.BAD_REQUEST,
}
Answer = Callable[[HttpRequest], HttpResponse]


class RefusalPages:
    """Turns a refusal raised by a view into a page that says it."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let the request through; only a refusal on the way concerns us."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, fault: Exception) -> HttpResponse | None:
        """Show a refusal; leave everything else to crash."""
        if not isinstance(fault, Refusal):
            return None
        context = {"message": str(fault), "code": fault.code}
        return render(request, "refusal.html", context, status=STATUS[fault.kind])


def middleware(get_response: Answer) -> RefusalPages:
    """Make the middleware (Django calls this once)."""
    return RefusalPages(get_response)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """Say that there is no such page (Django names both arguments)."""
    return render(request, "404.html", {"asked": request.path}, status=HTTPStatus.NOT_FOUND)


def broken(request: HttpRequest) -> HttpResponse:
    """Say that the fault is ours; rests on nothing that may itself be broken."""
    return render(request, "500.html", status=HTTPStatus.INTERNAL_SERVER_ERROR)
