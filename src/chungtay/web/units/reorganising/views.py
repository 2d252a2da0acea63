"""The pages of reorganisations. Every POST redirects; what cannot be done is said on the page."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache

from chungtay.analytics.engine import engine
from chungtay.apps.units import reorganisations
from chungtay.core.kernel.refusal import Refusal
from chungtay.core.people.actions import REORGANISE
from chungtay.core.people.actor import Actor, NotAllowed, require
from chungtay.flows.reorganise_units import undo
from chungtay.flows.reorganise_units.template import write_template
from chungtay.flows.reorganise_units.undoing import standing
from chungtay.flows.reorganise_units.uploads import decide, receive, resume
from chungtay.formats.xlsx_in import require_size
from chungtay.web.kit import page
from chungtay.web.kit.access import actor, signed_in
from chungtay.web.kit.address import default_day, read
from chungtay.web.kit.methods import writes
from chungtay.web.kit.names import province
from chungtay.web.kit.saying import refused
from chungtay.web.kit.workbook import XLSX
from chungtay.web.units.reorganising import pages

TEMPLATES = "units/reorganise"


@writes
@signed_in
def index(request: HttpRequest) -> HttpResponse:
    """Show what was taken in, and where a file is handed in; take a file."""
    by = _operator(request)
    if request.method == "POST":
        return _tried(request, reverse("reorganise"), lambda: _received(request, by))
    return page.show(request, f"{TEMPLATES}/index.html", read(request), pages.index_page())


@signed_in
def template(request: HttpRequest) -> HttpResponse:
    """Send the empty workbook that a reorganisation is written in."""
    _operator(request)
    target = io.BytesIO()
    write_template(target, on=default_day())
    response = HttpResponse(target.getvalue(), content_type=XLSX)
    response.headers["Content-Disposition"] = 'attachment; filename="sap-xep-don-vi.xlsx"'
    return response


@writes
@never_cache
@signed_in
def one(request: HttpRequest, token: str) -> HttpResponse:
    """Show the dry run of a file; take it."""
    by = _operator(request)
    card = reorganisations.upload(token, user=by.user)
    here = reverse("reorganise-file", args=[token])
    if request.method == "POST":
        return _tried(request, here, lambda: _do(request, by, token))
    shown = pages.file_page(card, request.GET.get("chi-so", ""))
    return page.show(request, f"{TEMPLATES}/one.html", read(request), shown)


@never_cache
@signed_in
def moved(request: HttpRequest, token: str) -> HttpResponse:
    """Send every number that a file would move."""
    card = reorganisations.upload(token, user=_operator(request).user)
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(pages.every_move(card))
    content = "\ufeff" + text.getvalue()
    response = HttpResponse(content, content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="so-doi-{token}.csv"'
    return response


@writes
@never_cache
@signed_in
def undoing(request: HttpRequest, number: str) -> HttpResponse:
    """Ask once more before a reorganisation is undone; undo it."""
    by = _operator(request)
    if request.method == "POST":
        return _tried(request, reverse("reorganise"), lambda: _undone(request, by, number))
    shown = pages.undo_page(standing(number))
    return page.show(request, f"{TEMPLATES}/undo.html", read(request), shown)


def _operator(request: HttpRequest) -> Actor:
    """Let in who may take reorganisations in."""
    by = actor(request)
    require(by, REORGANISE, unit=province())
    return by


def _received(request: HttpRequest, by: Actor) -> str:
    sent = request.FILES.get("file")
    if not isinstance(sent, UploadedFile) or not sent.size:
        messages.error(request, _("Chưa chọn tệp, hoặc tệp trống. Hãy chọn tệp .xlsx."))
        return reverse("reorganise")
    require_size(sent.size)
    name = sent.name or "sap-xep.xlsx"
    token = receive(by=by, name=name, content=sent.read(), on=default_day())
    return reverse("reorganise-file", args=[token])


def _do(request: HttpRequest, by: Actor, token: str) -> str:
    if request.POST.get("do") == "resume":
        resume(by=by, token=token)
    else:
        decide(by=by, token=token)
    return reverse("reorganise-file", args=[token])


def _undone(request: HttpRequest, by: Actor, number: str) -> str:
    gone = undo(by=by, number=number, asking=engine(), on=default_day())
    told = {"number": number, "count": gone.reopened}
    messages.success(request, _("Đã hủy nạp lần sắp xếp %(number)s.") % told)
    if gone.reopened:
        messages.info(
            request,
            ngettext(
                "%(count)s hồ sơ đề nghị công nhận từng khép lại hoặc chuyển theo lần sắp xếp này "
                "được mở lại.",
                "%(count)s hồ sơ đề nghị công nhận từng khép lại hoặc chuyển theo lần sắp xếp này "
                "được mở lại.",
                gone.reopened,
            ) % told,
        )  # fmt: skip
    return reverse("reorganise")


def _tried(request: HttpRequest, back: str, deed: Callable[[], str]) -> HttpResponse:
    """Do what was asked and go on; say on the page why it cannot be done."""
    try:
        return HttpResponseRedirect(deed())
    except NotAllowed:
        raise
    except Refusal as refusal:
        messages.error(request, refused(refusal))
        return HttpResponseRedirect(back)
