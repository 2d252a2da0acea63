"""How much one caller may send: requests a minute, and the size of one request."""

from __future__ import annotations

import time
from typing import Final

from django.conf import settings
from django.core.cache import caches
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest
from ninja.throttling import BaseThrottle

from chungtay.api import auth

WINDOW: Final = 60
"""Seconds in which requests are counted together."""
LARGEST_FILE: Final = 64 * 1024 * 1024
"""Bytes of the largest upload; what is not an upload is held to Django's own, smaller limit."""


class PerCaller(BaseThrottle):
    """So many requests a minute for each token or account (CHUNGTAY_API_RATE)."""

    def allow_request(self, request: HttpRequest) -> bool:
        """Count a request; False when it is one too many."""
        known = auth.caller(request)
        if known is None:
            return True
        cache = caches["api"]
        key = f"api:{known.holder}:{int(time.time()) // WINDOW}"
        cache.add(key, 0, timeout=2 * WINDOW)
        return int(cache.incr(key)) <= int(settings.CHUNGTAY_API_RATE)

    def wait(self) -> float:
        """Tell after how many seconds counting begins anew."""
        return WINDOW - time.time() % WINDOW


def require_size(request: HttpRequest) -> None:
    """Raise RequestDataTooBig for what is not even to be read."""
    told = request.META.get("CONTENT_LENGTH") or "0"
    if not told.isdigit() or int(told) > LARGEST_FILE:
        raise RequestDataTooBig
