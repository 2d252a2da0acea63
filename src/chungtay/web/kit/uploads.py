"""Files that come with a form: of one too large no more is kept than tells that it is.

The form is then read whole all the same, so that its page can say what is too large beside all that
was written. Only what is far beyond any file is not read at all.
"""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

from django.core.files.uploadhandler import TemporaryFileUploadHandler
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render

from chungtay.core.submissions.book import BookTooLarge
from chungtay.formats.xlsx_in import MOST_BYTES
from chungtay.web.kit.methods import API
from chungtay.web.kit.saying import refused

MEGABYTE = 1024 * 1024
MOST_READ = 256 * MEGABYTE
"""Bytes of a request that are read at most; of one by nobody who signed in, those of a file."""


class CutUpload(TemporaryFileUploadHandler):
    """Keep of a file one byte more than anybody takes; its size stays that of the whole file.

    Whoever looks at the size or at the bytes thus finds it too large.
    """

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Keep what is left to keep of the next bytes."""
        left = MOST_BYTES + 1 - start
        if left > 0:
            super().receive_data_chunk(raw_data[:left], start)


def middleware(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Bound what is read of a form before anything reads it; the API has bounds of its own."""

    def answered(request: HttpRequest) -> HttpResponseBase:
        size = int(request.headers.get("Content-Length") or 0)
        if size <= MOST_BYTES or request.path.startswith(API):
            return get_response(request)
        if size > MOST_READ or not request.user.is_authenticated:
            return _unread(request, size)
        request.upload_handlers = [CutUpload(request)]
        return get_response(request)

    return answered


def _unread(request: HttpRequest, size: int) -> HttpResponseBase:
    """Say that a request was not even read, and where its form is."""
    large = BookTooLarge(-(-size // MEGABYTE), MOST_BYTES // MEGABYTE)
    told = {"message": refused(large), "code": large.code, "form": request.get_full_path()}
    answer = render(request, "refusal.html", told, status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    answer.headers["Connection"] = "close"
    return answer
