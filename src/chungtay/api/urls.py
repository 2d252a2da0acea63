"""Addresses of the API: ninja's own, each answering HEAD as GET, and wrong methods as problems."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern

from chungtay.api import problem
from chungtay.api.root import api

View = Callable[..., HttpResponse]


def _answering(view: View) -> View:
    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        asked = request.method
        if asked == "HEAD":
            request.method = "GET"
        answer = view(request, *args, **kwargs)
        request.method = asked
        if answer.status_code != HTTPStatus.METHOD_NOT_ALLOWED:
            return answer
        said = problem.of_status(HTTPStatus.METHOD_NOT_ALLOWED)
        said.headers["Allow"] = ", ".join(sorted(answer.headers["Allow"].split(", ")))
        return said

    return answered


patterns, app_name, namespace = api.urls
for pattern in patterns:
    if isinstance(pattern, URLPattern):
        pattern.callback = _answering(pattern.callback)
urls = (patterns, app_name, namespace)
"""What `django.urls.path` mounts."""
