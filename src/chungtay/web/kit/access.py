"""Who asks for a page, and the way to the sign-in page for whoever has not signed in."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from chungtay.apps.people import queries
from chungtay.core.people.actor import NOBODY, Actor
from chungtay.web.kit.address import default_day

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]
OPEN = ("/tai-khoan/", "/ngon-ngu/", "/api/")
"""What is reached before signing in; programs show the API a token instead."""
EVERYONE = "everyone"
_KEPT = "chungtay_actor"
_BEGAN, _SEEN = "chungtay_began", "chungtay_seen"
_OFTEN = 60
"""Seconds after which being seen again is worth writing down."""


def actor(request: HttpRequest) -> Actor:
    """Give who asks, with their grants on the site's day; nobody where none has signed in."""
    kept: dict[str, Actor] = vars(request)
    if _KEPT not in kept:
        user: Any = getattr(request, "user", None)
        known = user is not None and user.is_authenticated
        kept[_KEPT] = queries.acting(user, on=default_day()) if known else NOBODY
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
    """Send somebody to the sign-in page, to come back to what they asked for.

    Whoever sent a form is told that it was not heard: it has to be filled in again.
    """
    if request.method == "POST":
        messages.warning(
            request, _("Chưa ghi gì: phiên làm việc đã hết. Hãy đăng nhập rồi nhập và gửi lại.")
        )
    back = request.get_full_path() if request.method in ("GET", "HEAD") else request.path
    return HttpResponseRedirect(f"{settings.LOGIN_URL}?{urlencode({'next': back})}")


class Access:
    """Lets a request through, or sends its sender to sign in, or to change a one-time password.

    Signing in lasts until somebody has been idle, or signed in, for too long.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer a request, or send its sender to where they must go first."""
        known = request.user.is_authenticated
        if known and _outlived(request):
            logout(request)
            messages.info(request, _("Phiên làm việc đã hết hạn; hãy đăng nhập lại để tiếp tục."))
            known = False
        if request.path.startswith(OPEN):
            return self.get_response(request)
        if known and getattr(request.user, "must_change", False):
            return HttpResponseRedirect(reverse("account_change_password"))
        if not known and settings.CHUNGTAY_READERS != EVERYONE:
            return to_sign_in(request)
        response = self.get_response(request)
        if known:
            response.headers.setdefault("Cache-Control", "private, no-cache")
        return response


def _outlived(request: HttpRequest) -> bool:
    """Tell whether a session has lasted, or lain idle, too long; keep its times if not."""
    now, session = int(timezone.now().timestamp()), request.session
    began = session.setdefault(_BEGAN, now)
    seen = session.setdefault(_SEEN, now)
    if now - began > settings.SESSION_COOKIE_AGE or now - seen > settings.CHUNGTAY_SESSION_IDLE:
        return True
    if now - seen > _OFTEN:
        session[_SEEN] = now
    return False


def middleware(get_response: Callable[[HttpRequest], HttpResponse]) -> Access:
    """Make the middleware (Django calls this once)."""
    return Access(get_response)
