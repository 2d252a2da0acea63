"""The page of addresses: every page of the site."""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Iterator

from django.urls import URLPattern, URLResolver

from chungtay.site.reference.markdown import code, table
from chungtay.web.urls import urlpatterns


def page() -> str:
    """Write the page."""
    rows = (_row(*each) for each in _every(urlpatterns, "/"))
    return "\n".join([
        "# Addresses\n",
        "Every page of the site. What a page is narrowed to stands in its address, so any view "
        "can be sent to a colleague.\n",
        table(("address", "name", "what it shows"), rows),
    ])  # fmt: skip


def _every(
    listed: Iterable[URLPattern | URLResolver], before: str
) -> Iterator[tuple[str, URLPattern]]:
    """Give each page with its whole address, those of other lists among them."""
    for one in listed:
        address = f"{before}{one.pattern}"
        if isinstance(one, URLResolver):
            yield from _every(one.url_patterns, address)
        else:
            yield address, one


def _row(address: str, one: URLPattern) -> tuple[str, ...]:
    said = (inspect.getdoc(one.callback) or "").partition("\n\n")[0]
    return code(address), code(one.name or ""), said
