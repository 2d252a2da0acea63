"""A submission's key in addresses: read from one for a view, and the parts to write one."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse

from chungtay.core.submissions.key import Key

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, Key, P], HttpResponse]


def parts(key: Key) -> tuple[str, str, str]:
    """Give a key as the parts of an address."""
    return key.form, key.unit, key.period


def of_one(view: View[P]) -> Callable[..., HttpResponse]:
    """Give a view the submission that an address names, as its key."""

    @wraps(view)
    def named(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        key = Key(*(str(kwargs.pop(name)) for name in ("form", "unit", "period")))
        return view(request, key, *args, **kwargs)

    return named
