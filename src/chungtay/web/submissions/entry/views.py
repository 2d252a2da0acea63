"""The pages of entry: fill in, see one cell, check, send."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from chungtay.apps.audit.services import saw
from chungtay.apps.submissions import queries, services
from chungtay.core.kernel.refusal import Refusal
from chungtay.core.people.actor import NOBODY
from chungtay.core.submissions.actions import READ
from chungtay.core.submissions.filing import Filing
from chungtay.core.submissions.form import Place
from chungtay.core.submissions.key import Key
from chungtay.core.submissions.stored import place_of
from chungtay.web.kit import page
from chungtay.web.kit.access import actor, signed_in
from chungtay.web.kit.address import default_day, read
from chungtay.web.kit.errors import STATUS
from chungtay.web.kit.methods import writes
from chungtay.web.kit.saying import refused
from chungtay.web.submissions.entry import evidence, posted, state
from chungtay.web.submissions.entry.addressed import of_one, parts
from chungtay.web.submissions.entry.opened import Opened, opened
from chungtay.web.submissions.entry.page import CYCLE, entry
from chungtay.web.submissions.entry.panel import panel
from chungtay.web.submissions.entry.review import review
from chungtay.web.submissions.entry.saving import Clash, Saved, save


@writes
@signed_in
@of_one
def sheet(request: HttpRequest, key: Key) -> HttpResponse:
    """Show a submission's cells to be filled, and take what the plain form sends."""
    if request.method == "POST":
        return _filled(request, key)
    asked = request.GET.get("o", "")
    by = actor(request)
    shown = opened(by, key, on=default_day())
    saw(by=by, subject=str(key), action=READ, unit=key.unit)
    return _page(request, shown, place=place_of(asked) if asked else None)


@writes
@of_one
def cells(request: HttpRequest, key: Key) -> HttpResponse:
    """Answer the scripts: how the submission stands, after saving what they send."""
    by, on = actor(request), default_day()
    if by is NOBODY:
        return JsonResponse({"refusal": _("Phiên đăng nhập đã hết.")}, status=401)
    try:
        if request.method == "POST":
            sent = posted.from_json(request)
            saved = save(by, key, sent.typed, on=on, explanations=sent.explanations)
        else:
            saved = Saved(queries.filing_seen(by, key, on=on))
    except Refusal as no:
        return _declined(no)
    if request.GET.get("sau") == str(saved.filing.seq):
        return HttpResponse(status=HTTPStatus.NO_CONTENT)
    status = HTTPStatus.CONFLICT if saved.clashes else HTTPStatus.OK
    return _moment(request, Opened(by, saved.filing, on), saved.clashes, status=status)


@writes
@signed_in
@of_one
def cell(request: HttpRequest, key: Key) -> HttpResponse:
    """Show the panel of one cell; take an explanation, a remark or a file for it."""
    by, on = actor(request), default_day()
    if request.method != "POST":
        found = opened(by, key, on=on)
        shown = panel(found, place_of(request.GET.get("o", "")))
        return render(request, "submissions/entry_panel.html", {"panel": shown})
    asked = request.POST.get("o", "")
    scripted = "application/json" in request.headers.get("Accept", "")
    try:
        filing = _noted(request, key, place_of(asked) if asked else None)
    except Refusal as no:
        if scripted:
            return _declined(no)
        raise
    if scripted:
        return _moment(request, Opened(by, filing, on))
    return HttpResponseRedirect(f"{_here(key)}?o={asked}#chi-tiet")


@writes
@signed_in
@of_one
def check(request: HttpRequest, key: Key) -> HttpResponse:
    """Show everything once more before it goes up; take explanations, and send."""
    by, on = actor(request), default_day()
    if request.method != "POST":
        return _review(request, key)
    try:
        if request.POST.get("do") == "send":
            services.send(by=by, key=key, on=on, digest=request.POST.get("digest", ""))
            messages.success(request, _("Đã gửi báo cáo lên cấp trên."))
            return HttpResponseRedirect(f"{CYCLE}{key}/")
        words = posted.explanations(request.POST)
        services.save_cells(by=by, key=key, changes=[], explanations=words, on=on)
    except Refusal as no:
        return _review(request, key, refusal=no)
    messages.success(request, _("Đã lưu giải trình."))
    return HttpResponseRedirect(reverse("entry-review", args=parts(key)))


def _filled(request: HttpRequest, key: Key) -> HttpResponse:
    by, on = actor(request), default_day()
    if request.POST.get("do") == "carry":
        typed = opened(by, key, on=on).carried()
    else:
        typed = posted.from_form(request.POST).typed
    saved = save(by, key, typed, on=on)
    if saved.clashes:
        shown = Opened(by, saved.filing, on)
        mine = {clash.place: clash.typed.text for clash in saved.clashes}
        return _page(request, shown, typed=mine, clashes=saved.clashes, status=HTTPStatus.CONFLICT)
    count = len(typed)
    said = ngettext("Đã lưu %(n)s ô.", "Đã lưu %(n)s ô.", count) % {"n": count}
    messages.success(request, said if count else _("Không có ô nào thay đổi."))
    return HttpResponseRedirect(_here(key))


def _noted(request: HttpRequest, key: Key, place: Place | None) -> Filing:
    """Take what the panel's forms send."""
    by, on = actor(request), default_day()
    match request.POST.get("do"):
        case "comment":
            text = request.POST.get("text", "")
            return services.comment(by=by, key=key, place=place, text=text, on=on)
        case "attach":
            return evidence.attach(by, key, place, request.FILES.get("file"), on=on)
        case _:
            words = posted.explanations(request.POST)
            return services.save_cells(by=by, key=key, changes=[], explanations=words, on=on)


def _page(
    request: HttpRequest,
    shown: Opened,
    *,
    place: Place | None = None,
    typed: dict[Place, str] | None = None,
    clashes: tuple[Clash, ...] = (),
    status: int = HTTPStatus.OK,
) -> HttpResponse:
    laid = entry(request, shown, place=place, typed=typed, clashes=clashes)
    return page.show(request, "submissions/entry.html", read(request), laid, status=status)


def _review(request: HttpRequest, key: Key, *, refusal: Refusal | None = None) -> HttpResponse:
    laid = review(opened(actor(request), key, on=default_day()))
    if refusal is not None:
        messages.error(request, refused(refusal))
    status = STATUS[refusal.kind] if refusal else HTTPStatus.OK
    return page.show(request, "submissions/entry_review.html", read(request), laid, status=status)


def _moment(
    request: HttpRequest,
    shown: Opened,
    clashes: tuple[Clash, ...] = (),
    *,
    status: int = HTTPStatus.OK,
) -> HttpResponse:
    told = state.moment(
        shown.filing,
        shown.findings,
        writable=shown.writable,
        csrf=get_token(request),
        clashes=clashes,
    )
    return JsonResponse(told, status=status)


def _declined(no: Refusal) -> HttpResponse:
    return JsonResponse({"refusal": refused(no), "code": no.code}, status=STATUS[no.kind])


def _here(key: Key) -> str:
    return reverse("entry", args=parts(key))
