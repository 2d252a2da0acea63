"""What forms send, without the unseen marks that turn the direction of reading.

They come along with text pasted from elsewhere; kept, they would show a number or a symbol in
another order than the one that is written down. Programs are refused such marks.
"""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from chungtay.core.kernel.vietnamese import straight
from chungtay.web.kit.methods import API


def middleware(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Take such marks out of a form before any page reads it."""

    def answered(request: HttpRequest) -> HttpResponseBase:
        if request.method == "POST" and not request.path.startswith(API):
            _straighten(request)
        return get_response(request)

    return answered


def _straighten(request: HttpRequest) -> None:
    said = {name: [straight(text) for text in texts] for name, texts in request.POST.lists()}
    if said == dict(request.POST.lists()):
        return
    sent = request.POST.copy()
    for name, texts in said.items():
        sent.setlist(name, texts)
    request.POST = sent  # type: ignore[assignment]  # a form that can no longer be changed
