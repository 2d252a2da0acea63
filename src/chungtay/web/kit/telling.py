"""What a page says after something was recorded: that it was, or that it stood so already."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _


def tell_written(request: HttpRequest, said: str, *, new: bool) -> None:
    """Say what was recorded; or that nothing was, for the register said so already."""
    if new:
        messages.success(request, said)
    else:
        messages.info(request, _("Không có gì mới so với lần ghi trước."))
