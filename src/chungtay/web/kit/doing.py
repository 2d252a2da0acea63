"""What a form asks for is done, or the form says why it is not."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import TypeVar

from django import forms

from chungtay.core.kernel.refusal import Refusal
from chungtay.web.kit.errors import STATUS
from chungtay.web.kit.saying import refused

T = TypeVar("T")


def done(
    form: forms.Form, deed: Callable[[], T], *, said: Callable[[Refusal], str] = refused
) -> tuple[HTTPStatus, T | None]:
    """Do what a form asks; answer the status, and what came of it where it was done (200).

    The form tells what is wrong with its fields (400), or why the deed was declined, as `said`.
    """
    if not form.is_valid():
        return HTTPStatus.BAD_REQUEST, None
    try:
        return HTTPStatus.OK, deed()
    except Refusal as no:
        form.add_error(None, said(no))
        return STATUS[no.kind], None
