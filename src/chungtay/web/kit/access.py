"""Who asks for a page, and the way to the sign-in page for whoever has not signed in."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from chungtay.apps.people import queries
from chungtay.core.people.actor import NOBODY, Actor
from chungtay.web.kit.address import default_day

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]
_KEPT = "chungtay_actor"


def actor(request: HttpRequest) -> Actor:
    """Give who asks, with their grants on the site's day; nobody where none has signed in."""
    kept: dict[str, Actor] = vars(request)
    if _KEPT not in kept:
        user = getattr(request, "user", None)
        known = user.pk if user is not None and user.is_authenticated else None
        kept[_KEPT] = NOBODY if known is None else queries.actor_of(known, on=default_day())
    return kept[_KEPT]


def signed_in(view: View[P]) -> View[P]:
    """Let only people who have signed in see a view; others sign in first and come back."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if actor(request) is NOBODY:
            return to_sign_in(request)
        return view(request, *args, **kwargs)

    return guarded


def to_sign_in(request: HttpRequest) -> HttpResponse:
    """Send somebody to the sign-in page, to come back to what they asked for."""
    back = request.get_full_path() if request.method in ("GET", "HEAD") else request.path
    return HttpResponseRedirect(f"{settings.LOGIN_URL}?{urlencode({'next': back})}")
