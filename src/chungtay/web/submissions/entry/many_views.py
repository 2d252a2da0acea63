"""The page on which one officer enters for many communes."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from chungtay.core.submissions.form import Place
from chungtay.web.kit import page
from chungtay.web.kit.access import actor, signed_in
from chungtay.web.kit.address import default_day, read
from chungtay.web.kit.methods import writes
from chungtay.web.submissions.entry import posted
from chungtay.web.submissions.entry.many import Asked, asked_for, gathered, many
from chungtay.web.submissions.entry.opened import Opened
from chungtay.web.submissions.entry.saving import Tried, Typed, save_many


@writes
@signed_in
def sheets(request: HttpRequest, form: str, period: str) -> HttpResponse:
    """Show the cells of many communes; save each commune's on its own."""
    asked = asked_for(request, form, period)
    if request.method == "POST":
        return _saved(request, asked)
    return _page(request, asked)


def _saved(request: HttpRequest, asked: Asked) -> HttpResponse:
    by, on = actor(request), default_day()
    _mine, every = gathered(by, asked, on=on)
    carry = request.POST.get("do") == "carry"
    typed = {one.filing.key.unit: one.carried() if carry else _typed(request, one) for one in every}
    wanted = {one.filing.key: cells for one in every if (cells := typed[one.filing.key.unit])}
    tried = save_many(by, wanted, on=on)
    kept = [one for one in tried if one.saved is not None and not one.saved.clashes]
    if kept:
        count = sum(len(wanted[one.key]) for one in kept)
        told = _("Đã lưu %(cells)s ô của %(units)s xã.") % {"cells": count, "units": len(kept)}
        messages.success(request, told)
    if len(kept) == len(tried):
        return HttpResponseRedirect(asked.address)
    left = {one.key.unit: one for one in tried if one not in kept}
    return _page(request, asked, tried=left, typed=typed)


def _page(
    request: HttpRequest,
    asked: Asked,
    *,
    tried: dict[str, Tried] | None = None,
    typed: dict[str, tuple[Typed, ...]] | None = None,
) -> HttpResponse:
    mine, every = gathered(actor(request), asked, on=default_day())
    lost: dict[str, dict[Place, str]] = {
        unit: {cell.place: cell.text for cell in _unsaved(one, (typed or {}).get(unit, ()))}
        for unit, one in (tried or {}).items()
    }
    laid = many(request, asked, mine, every, tried=tried, typed=lost)
    status = HTTPStatus.CONFLICT if tried else HTTPStatus.OK
    return page.show(request, "submissions/entry_many.html", read(request), laid, status=status)


def _typed(request: HttpRequest, one: Opened) -> tuple[Typed, ...]:
    return posted.from_form(request.POST, prefix=f"{one.filing.key.unit}/").typed


def _unsaved(tried: Tried, typed: tuple[Typed, ...]) -> tuple[Typed, ...]:
    """Give what a person typed that was not saved: all of it, or the cells to choose for."""
    if tried.saved is None:
        return typed
    return tuple(clash.typed for clash in tried.saved.clashes)
