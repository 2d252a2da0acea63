"""Pages for when signing in does not go as it should: what happened, and the way back."""

from __future__ import annotations

import logging
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

log = logging.getLogger(__name__)


def unreachable(request: HttpRequest, fault: Exception) -> HttpResponse:
    """Say that the identity provider does not answer; a password still works."""
    log.warning("identity provider: %s", fault)
    status = HTTPStatus.SERVICE_UNAVAILABLE
    return render(request, "people/unreachable.html", status=status)


def stranger(request: HttpRequest) -> HttpResponse:
    """Say that the provider knows somebody whom this site has no account for."""
    return render(request, "people/stranger.html", status=HTTPStatus.FORBIDDEN)
