"""The way in through the province's identity provider, and what if it is not there."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.socialaccount.providers.openid_connect import views
from django.http import HttpRequest, HttpResponse
from requests import RequestException

from chungtay.web.people import troubles

View = Callable[..., HttpResponse]


def _told(view: Callable[..., Any]) -> View:
    """Turn a provider that cannot be reached, or answers nonsense, into a page that says so."""

    @wraps(view)
    def answering(request: HttpRequest, provider_id: str) -> HttpResponse:
        try:
            answer: HttpResponse = view(request, provider_id)
        except (RequestException, KeyError) as fault:
            return troubles.unreachable(request, fault)
        return answer

    return answering


login = _told(views.login)
callback = _told(views.callback)
