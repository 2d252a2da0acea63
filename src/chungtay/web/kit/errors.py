"""How a page says no: refusals, or no database to read; what happened and where to go on."""

from __future__ import annotations

import logging
from collections.abc import Callable
from http import HTTPStatus

from django.db import OperationalError, ProgrammingError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from chungtay.core.kernel.refusal import Kind, Refusal
from chungtay.core.people.actor import NotAllowed
from chungtay.web.kit.address import default_day
from chungtay.web.kit.names import Names
from chungtay.web.kit.saying import refused

STATUS = {
    Kind.FORBIDDEN: HTTPStatus.FORBIDDEN,
    Kind.NOT_FOUND: HTTPStatus.NOT_FOUND,
    Kind.CONFLICT: HTTPStatus.CONFLICT,
    Kind.AGAINST_RULE: HTTPStatus.BAD_REQUEST,
}
Answer = Callable[[HttpRequest], HttpResponse]


NO_DATABASE = "site.no_database"
FORGED = "site.forged"
log = logging.getLogger(__name__)


class RefusalPages:
    """Turns a refusal raised by a view, or a database not there, into a page that says it."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let the request through; only what goes wrong on the way concerns us."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, fault: Exception) -> HttpResponse | None:
        """Show a refusal or that there is no database; leave everything else to crash."""
        if isinstance(fault, OperationalError | ProgrammingError):
            log.error("database: %s", fault, exc_info=fault)
            said = _(
                "Chưa đọc được cơ sở dữ liệu: chưa có, hoặc chưa nâng cấp theo phiên bản này. "
                "Người vận hành chạy `django-admin migrate` như hướng dẫn vận hành, rồi mở lại."
            )
            return _page(request, said, NO_DATABASE, HTTPStatus.SERVICE_UNAVAILABLE)
        if not isinstance(fault, Refusal):
            return None
        return _page(request, _declined(fault), fault.code, STATUS[fault.kind])


def _declined(fault: Refusal) -> str:
    """Say why not; a unit by its name, not by its code."""
    if isinstance(fault, NotAllowed) and fault.unit.isdecimal():
        return refused(fault, unit=Names(default_day()).unit(fault.unit))
    return refused(fault)


def _page(request: HttpRequest, message: str, code: str, status: HTTPStatus) -> HttpResponse:
    said = {"message": message, "code": code, "status": status if code != FORGED else None}
    return render(request, "refusal.html", said, status=status)


def middleware(get_response: Answer) -> RefusalPages:
    """Make the middleware (Django calls this once)."""
    return RefusalPages(get_response)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """Say that there is no such page (Django names both arguments)."""
    return render(request, "404.html", {"asked": request.path}, status=HTTPStatus.NOT_FOUND)


def broken(request: HttpRequest) -> HttpResponse:
    """Say that the fault is ours; rests on nothing that may itself be broken."""
    return render(request, "500.html", status=HTTPStatus.INTERNAL_SERVER_ERROR)


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say that a form was not sent from a page of ours, or too late; nothing was written."""
    log.warning("forged request: %s", reason)
    said = _("Chưa ghi gì: trang mở đã quá lâu, hoặc trình duyệt chặn cookie của trang này.")
    return _page(request, said, FORGED, HTTPStatus.FORBIDDEN)
