"""What happens around every endpoint: sizes, names that are not expected, requests come again.

A request that writes may bear an `Idempotency-Key`. Its answer is then kept in the same
transaction as what it did, and is answered again for 24 hours; of two that come at once the second
waits for the first. What was refused did nothing, so it is not kept; nor is an answer that holds a
secret, and the request that comes again is told so.

Measures are not asked inside a transaction. An endpoint that asks them says so (`asks_measures`):
what it is told is then of the moment before its transaction began.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from functools import wraps
from typing import Any, TypeVar

from django.core.exceptions import RequestDataTooBig
from django.db import OperationalError, transaction
from django.http import HttpRequest, HttpResponse
from ninja.errors import ValidationError
from ninja.operation import Operation

from chungtay.analytics.engine import engine
from chungtay.api import auth
from chungtay.api.limits import require_size
from chungtay.apps.people.services.tokens import begin_answer, keep_answer
from chungtay.core.kernel.refusal import Refusal
from chungtay.core.people.token import KeptAnswer, SaidOnce

Run = Callable[..., HttpResponse]
Endpoint = TypeVar("Endpoint", bound=Callable[..., Any])
HEADER = "Idempotency-Key"
REPLAYED = "Idempotency-Replayed"
SECRET = "no-store"  # noqa: S105 - what is said of one, not one itself
"""The `Cache-Control` of an answer that is told once and kept nowhere."""
_FAULTS = (Refusal, ValidationError, RequestDataTooBig, OperationalError)
_ASKING: set[Callable[..., Any]] = set()


def asks_measures(endpoint: Endpoint) -> Endpoint:
    """Say that an endpoint which may bear a key asks measures."""
    _ASKING.add(endpoint)
    return endpoint


def around(run: Run) -> Run:
    """Put around an operation of ninja's what every endpoint needs."""
    operation: Operation = vars(run).get("operation") or getattr(run, "__self__")  # noqa: B009

    @wraps(run)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            require_size(request)
            _require_known(operation, request)
            key = request.headers.get(HEADER)
            if request.method in auth.READING or key is None:
                return run(request, *args, **kwargs)
            known = auth.caller(request)
            if known is None:
                return run(request, *args, **kwargs)
            with _asking(operation):
                return _once(request, known.holder, key, lambda: run(request, *args, **kwargs))
        except _FAULTS as fault:
            return operation.api.on_exception(request, fault)

    return answered


def _asking(operation: Operation) -> AbstractContextManager[None]:
    """Hold measures still for an endpoint that asks them."""
    return engine().still() if operation.view_func in _ASKING else nullcontext()


def _require_known(operation: Operation, request: HttpRequest) -> None:
    """Raise ninja's ValidationError for parameters and fields that the endpoint has not.

    Of a body in JSON its own shape says so; those of an address and of a form are flattened.
    """
    sent = {"query": request.GET}
    if any(model.__ninja_param_source__ == "form" for model in operation.models):
        sent["form"] = request.POST
    extra = [
        (source, name)
        for source, names in sent.items()
        for name in sorted(set(names) - _known(operation, source))
    ]
    if extra:
        raise ValidationError([{"type": "extra_forbidden", "loc": loc, "msg": ""} for loc in extra])


def _known(operation: Operation, source: str) -> set[str]:
    return {
        name
        for model in operation.models
        if model.__ninja_param_source__ == source
        for name in getattr(model, "__ninja_flatten_map__", {})
    }


def _once(
    request: HttpRequest, holder: str, key: str, run: Callable[[], HttpResponse]
) -> HttpResponse:
    with transaction.atomic():
        kept = begin_answer(holder=holder, key=key, asked=_digest(request))
        if kept is not None and not kept.status:
            raise SaidOnce(key=key)
        if kept is not None:
            again = HttpResponse(kept.body, content_type=kept.media_type, status=kept.status)
            again.headers[REPLAYED] = "true"
            return again
        answer = run()
        if answer.status_code >= 400:
            transaction.set_rollback(True)
        elif answer.headers.get("Cache-Control") != SECRET:
            said = KeptAnswer(answer.status_code, answer["Content-Type"], answer.content)
            keep_answer(holder=holder, key=key, answer=said)
    return answer


def _digest(request: HttpRequest) -> str:
    """Digest what was asked: method, address and body, files included."""
    told = hashlib.sha256(f"{request.method} {request.get_full_path()}\n".encode())
    if request.content_type == "multipart/form-data":
        for name, values in sorted(request.POST.lists()):
            told.update(repr((name, values)).encode())
        for name in sorted(request.FILES):
            for file in request.FILES.getlist(name):
                told.update(repr((name, file.name, file.size)).encode())
                for chunk in file.chunks():
                    told.update(chunk)
                file.seek(0)
    else:
        told.update(request.body)
    return told.hexdigest()
