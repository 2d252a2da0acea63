"""The page of the audit log, and the log as a workbook. Reading the log is itself logged."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from chungtay.apps.audit.queries import Asked
from chungtay.apps.audit.services import saw
from chungtay.core.people.actions import READ_AUDIT
from chungtay.web.audit import pages
from chungtay.web.audit.forms import NarrowingForm
from chungtay.web.kit import workbook as sending
from chungtay.web.kit.access import actor, signed_in
from chungtay.web.kit.address import default_day


@never_cache
@signed_in
def log(request: HttpRequest) -> HttpResponse:
    """Show who saw and changed what, newest first, and how far it is sealed."""
    form, asked = _asked(request)
    if asked is None:
        return render(request, "audit/log.html", {"form": form, "page": None}, status=400)
    page = pages.page(form, asked, on=default_day())
    _note(request, "nhat-ky")
    return render(request, "audit/log.html", {"form": form, "page": page})


@never_cache
@signed_in
def workbook(request: HttpRequest) -> HttpResponse:
    """Send the newest ten thousand lines asked for as a workbook."""
    form, asked = _asked(request)
    if asked is None:
        return render(request, "audit/log.html", {"form": form, "page": None}, status=400)
    on = default_day()
    table = pages.table(asked, on=on)
    _note(request, "nhat-ky.xlsx")
    return sending.workbook(table, title=_("Nhật ký hệ thống"), name="nhat-ky", on=on)


def _asked(request: HttpRequest) -> tuple[NarrowingForm, Asked | None]:
    """Read what is asked for; None where the address cannot be understood."""
    units = pages.scope(actor(request), on=default_day())
    form = NarrowingForm(request.GET)
    return form, form.asked(units) if form.is_valid() else None


def _note(request: HttpRequest, subject: str) -> None:
    asked = {name: value for name, value in request.GET.items() if value}
    saw(by=actor(request), subject=subject, action=READ_AUDIT, details=asked)
