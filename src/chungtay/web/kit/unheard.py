"""Parameters of an address that no part of a page asked for: told to the reader, never dropped.

Whoever writes `known=` for `as-known=` would else read numbers of another day without a sign of it.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator
from typing import Any

from django.http import HttpRequest, QueryDict
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

LAID_ON = ("utm_", "fbclid", "gclid", "zarsrc")
"""How parameters begin that others hang on an address that is passed on; nobody asked them."""


class Given(QueryDict):
    """The parameters of one address; `heard` names those that somebody asked for, given or not."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.heard: set[str] = set()
        super().__init__(*args, **kwargs)
        self.heard.clear()

    def __getitem__(self, key: str) -> Any:
        """Give the last value of a parameter."""
        self.heard.add(key)
        return super().__getitem__(key)

    def __contains__(self, key: object) -> bool:
        """Tell whether a parameter was given."""
        self.heard.add(str(key))
        return super().__contains__(key)

    def getlist(self, key: str, default: Any = None) -> list[Any]:
        """Give every value of a parameter."""
        self.heard.add(key)
        return super().getlist(key, default)


def notes(request: HttpRequest) -> Iterator[str]:
    """Say which parameters of the address nobody asked for by now, and what may be meant."""
    given = request.GET
    if not isinstance(given, Given):
        return
    for name in given:
        if name in given.heard or name.startswith(LAID_ON):
            continue
        near = difflib.get_close_matches(name, sorted(given.heard), n=1)
        told = {"name": name, "near": "".join(near)}
        if near:
            yield _(
                "Trang này không dùng “%(name)s” trong địa chỉ nên bỏ qua. Có phải “%(near)s”?"
            ) % told  # fmt: skip
        else:
            yield _("Trang này không dùng “%(name)s” trong địa chỉ nên bỏ qua.") % told


def middleware(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Note, for each request, which parameters are asked for."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        query = request.META.get("QUERY_STRING", "")
        if query:
            vars(request)["GET"] = Given(query, encoding=request.encoding)
        return get_response(request)

    return answer
