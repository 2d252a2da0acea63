"""The service worker of the entry pages, and the clearing of a machine when somebody signs out.

The worker is served under `/bao-cao-ky/`, so that it answers for the pages of the cycle alone.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from django.contrib.auth.signals import user_logged_out
from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static

SOURCE = "chungtay/entry-worker.js"
SHELL = (
    "vendor/fonts.css",
    "vendor/grid.js",
    "vendor/grid.css",
    "vendor/drafts.js",
    "chungtay/tokens.css",
    "chungtay/kit.css",
    "chungtay/form.css",
    "chungtay/kit.js",
    "chungtay/mark.svg",
    "chungtay/weave.svg",
    "chungtay/entry.css",
    "chungtay/entry.js",
    "chungtay/entry-cell.js",
    "chungtay/entry-drafts.js",
    "chungtay/entry-form.js",
    "chungtay/entry-grid.js",
    "chungtay/entry-merge.js",
    "chungtay/entry-panel.js",
    "chungtay/entry-paste.js",
    "chungtay/entry-store.js",
    "chungtay/entry-sync.js",
)
"""The files without which an entry page does not work offline."""
_MARK = "chungtay_signed_out"


def script(_request: HttpRequest) -> HttpResponse:
    """Send the worker, with the list of files that it keeps."""
    found = finders.find(SOURCE)
    source = Path(str(found)).read_text(encoding="utf-8")
    listed = ",\n  ".join(f'"{static(name)}"' for name in SHELL)
    response = HttpResponse(
        source.replace("/* SHELL */", listed), content_type="text/javascript; charset=utf-8"
    )
    response.headers["Cache-Control"] = "no-cache"
    return response


def _remember(request: HttpRequest | None = None, **_more: object) -> None:
    if request is not None:
        vars(request)[_MARK] = True


user_logged_out.connect(_remember, dispatch_uid="chungtay.entry.worker")


def middleware(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Have the browser drop drafts and kept pages when somebody signs out."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if vars(request).get(_MARK):
            response.headers["Clear-Site-Data"] = '"storage"'
        return response

    return answer
