"""One chain of middleware for all of Django's test clients, which tests make by the thousand.

Every client would make a chain of its own, and WhiteNoise look through all static files for each.
A server makes one as well, once for all requests.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from unittest.mock import patch

import pytest
from django.conf import settings
from django.test.client import ClientHandler

MADE = (
    "_view_middleware",
    "_template_response_middleware",
    "_exception_middleware",
    "_middleware_chain",
)
"""What Django's handlers make as they load their middleware."""


@pytest.fixture(scope="session", autouse=True)
def _one_chain() -> Iterator[None]:
    """Load each list of middleware once."""
    load = ClientHandler.load_middleware
    loaded: dict[tuple[str, ...], dict[str, Any]] = {}

    def load_once(handler: ClientHandler, is_async: bool = False) -> None:  # noqa: FBT001, FBT002 - Django's own
        listed = tuple(settings.MIDDLEWARE)
        if listed not in loaded:
            load(handler, is_async)
            loaded[listed] = {name: getattr(handler, name) for name in MADE}
        vars(handler).update(loaded[listed])

    with patch.object(ClientHandler, "load_middleware", load_once):
        yield
