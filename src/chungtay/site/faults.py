"""What is answered to an address that is none, and when something breaks: pages, or problems."""

from __future__ import annotations

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse

from chungtay.api import problem
from chungtay.web.kit import errors
from chungtay.web.kit.methods import API


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that there is nothing here (Django names both arguments)."""
    if request.path.startswith(API):
        return problem.of_status(HTTPStatus.NOT_FOUND)
    return errors.not_found(request, exception)


def broken(request: HttpRequest) -> HttpResponse:
    """Say that the fault is ours."""
    if request.path.startswith(API):
        return problem.of_status(HTTPStatus.INTERNAL_SERVER_ERROR)
    return errors.broken(request)
