"""Who is asking: a program with a token, or a page of this site with its reader's session.

A session is a cookie that browsers send by themselves, so whatever it writes must also carry the
site's own CSRF token; a bearer token is never sent unasked and needs none.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseForbidden
from django.middleware.csrf import CsrfViewMiddleware
from ninja.errors import HttpError
from ninja.security import APIKeyCookie, HttpBearer

from chungtay.apps.people import queries
from chungtay.apps.people.queries.tokens import bearer
from chungtay.apps.people.services.tokens import note_use
from chungtay.core.people.actor import NOBODY, Actor
from chungtay.core.people.token import ByTokenOnly
from chungtay.flows.today import today

_KEPT = "chungtay_caller"
_SCHEME = "bearer "
READING = frozenset({"GET", "HEAD", "OPTIONS"})


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks: the actor, and the token or account that limits and kept answers are counted by.

    `narrowed` tells of a token whose owner may do more.
    """

    actor: Actor
    holder: str
    by_token: bool
    narrowed: bool = False


def caller(request: HttpRequest) -> Caller | None:
    """Find who asks, once a request; None for nobody. A wrong token is nobody, session or not."""
    kept = vars(request)
    if _KEPT not in kept:
        given = request.headers.get("Authorization", "")
        kept[_KEPT] = _by_token(given) if given else _by_session(request)
    found: Caller | None = kept[_KEPT]
    return found


def actor(request: HttpRequest) -> Actor:
    """Give who acts; an endpoint that lets nobody in asks this after ninja let somebody in."""
    known = caller(request)
    return known.actor if known else NOBODY


def require_session(request: HttpRequest) -> Actor:
    """Give who acts, if they signed in themselves; refuses a token (`people.by_sign_in_only`)."""
    known = caller(request)
    if known is not None and known.by_token:
        raise ByTokenOnly
    return actor(request)


class ByToken(HttpBearer):
    """`Authorization: Bearer ct_…`."""

    def authenticate(self, request: HttpRequest, token: str) -> Caller | None:  # noqa: ARG002 - read by `caller`
        """Let a token in whose owner may still act."""
        known = caller(request)
        return known if known and known.by_token else None


class BySession(APIKeyCookie):
    """The site's own session cookie, with its CSRF token where something is written."""

    param_name = "sessionid"

    def __init__(self) -> None:
        super().__init__(csrf=False)

    def authenticate(self, request: HttpRequest, key: str | None) -> Caller | None:  # noqa: ARG002 - read by `caller`
        """Let a reader of the site in; a write without the CSRF token is refused (403)."""
        known = caller(request)
        if known is None or known.by_token:
            return None
        if request.method not in READING and _forged(request):
            raise HttpError(403, "csrf")
        return known


class _Forgery(CsrfViewMiddleware):
    """Django's own check, without the page that says so."""

    def _reject(self, request: HttpRequest, reason: str) -> HttpResponseForbidden:  # noqa: ARG002 - Django names them
        return HttpResponseForbidden(reason)


def _no_answer(_request: HttpRequest) -> HttpResponse:
    return HttpResponse()


def _forged(request: HttpRequest) -> bool:
    """Tell whether a write may come from another site's page: it lacks the token that ours have."""
    check = _Forgery(_no_answer)
    check.process_request(request)
    vars(request).pop("csrf_processing_done", None)
    return check.process_view(request, _no_answer, (), {}) is not None


def _by_token(given: str) -> Caller | None:
    if not given.lower().startswith(_SCHEME):
        return None
    found = bearer(given[len(_SCHEME) :].strip(), on=today())
    if found is None:
        return None
    note_use(of=found)
    return Caller(found.actor, f"token:{found.number}", by_token=True, narrowed=found.narrows)


def _by_session(request: HttpRequest) -> Caller | None:
    """Find who signed in; whoever still has a one-time password is nobody until it is changed."""
    user = request.user
    if not user.is_authenticated or getattr(user, "must_change", False):
        return None
    found = queries.acting(user, on=today())
    return None if found is NOBODY else Caller(found, f"user:{user.pk}", by_token=False)
