"""The page of addresses: every page of the site."""

from __future__ import annotations

import inspect

from django.urls import URLPattern

from chungtay.site.reference.markdown import code, table
from chungtay.web.urls import urlpatterns


def page() -> str:
    """Write the page."""
    return "\n".join([
        "# Addresses\n",
        "Every page of the site. What a page is narrowed to stands in its address, so any view "
        "can be sent to a colleague.\n",
        table(("address", "name", "what it shows"), map(_row, urlpatterns)),
    ])  # fmt: skip


def _row(one: URLPattern) -> tuple[str, ...]:
    said = (inspect.getdoc(one.callback) or "").partition("\n\n")[0]
    return code(f"/{one.pattern}"), code(one.name or ""), said
