"""Tell the audit log which machine asks: only as far as the site trusts the proxies before it."""

from __future__ import annotations

from collections.abc import Callable

from allauth.account.adapter import get_adapter
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from chungtay.apps.audit.origin import asked_from


class Origin:
    """Lets what is noted while a request is answered bear the address it came from."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request."""
        try:
            address = get_adapter(request).get_client_ip(request)
        except PermissionDenied:  # a socket without an address: the log does without
            address = ""
        with asked_from(address):
            return self.get_response(request)


def middleware(get_response: Callable[[HttpRequest], HttpResponse]) -> Origin:
    """Make the middleware (Django calls this once)."""
    return Origin(get_response)
