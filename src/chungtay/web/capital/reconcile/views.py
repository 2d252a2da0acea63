"""The pages of reconciliation. Every POST redirects; what cannot be done is said on the page."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlencode

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from chungtay.apps.capital.treasury import queries, services
from chungtay.core.capital.actions import READ, RECONCILE
from chungtay.core.capital.reconcile.profile import (
    DayOrder,
    Field,
    Profile,
    Scale,
    columns_of,
    fold,
)
from chungtay.core.capital.reconcile.settling import State
from chungtay.core.capital.reconcile.statement import Verdict
from chungtay.core.kernel.handing_in import Stage
from chungtay.core.kernel.refusal import Refusal
from chungtay.core.people.actor import Actor, NotAllowed, require
from chungtay.flows.import_treasury import recording, settling, uploads
from chungtay.flows.import_treasury.findings import findings_csv
from chungtay.formats.xlsx_in import require_size
from chungtay.web.capital.reconcile import differences as stating
from chungtay.web.capital.reconcile import pages
from chungtay.web.capital.reconcile.handed_in import statement_file
from chungtay.web.capital.reconcile.one_line import line_page
from chungtay.web.capital.reconcile.one_list import list_page
from chungtay.web.kit import page
from chungtay.web.kit.access import actor, signed_in
from chungtay.web.kit.address import Heeds, View, default_day, one_of, read
from chungtay.web.kit.methods import writes
from chungtay.web.kit.names import province
from chungtay.web.kit.saying import refused

TEMPLATES = "capital/reconcile"


@writes
@signed_in
def index(request: HttpRequest) -> HttpResponse:
    """Show the work list and where a list is handed in; take a list."""
    if request.method == "POST":
        by = _writer(request)
        here = f"{reverse('reconcile')}?{urlencode({'mau': request.POST.get('profile', '')})}"
        return _tried(request, here, lambda: _received(request, by, here))
    by, notes = _reader(request), list[str]()
    shown = pages.index_page(province(), request.GET, notes, may=_may(by))
    return page.show(request, f"{TEMPLATES}/index.html", _view(request), shown, notes=notes)


@writes
@never_cache
@signed_in
def one_list(request: HttpRequest, token: str) -> HttpResponse:
    """Show what a list says; map its columns, read it anew, take it."""
    by = _writer(request) if request.method == "POST" else _reader(request)
    card = queries.list_card(token, user=by.user)
    if request.method == "POST":
        return _tried(
            request, reverse("reconcile-list", args=[token]), lambda: _do(request, by, token)
        )
    shown = list_page(card, may=_may(by))
    return page.show(request, f"{TEMPLATES}/list.html", _view(request), shown)


@never_cache
@signed_in
def faults(request: HttpRequest, token: str) -> HttpResponse:
    """Send every remark about a list."""
    card = queries.list_card(token, user=_reader(request).user)
    content = findings_csv(uploads.proposed(card).findings)
    response = HttpResponse(content, content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="loi-{token}.csv"'
    return response


@writes
@never_cache
@signed_in
def one_line(request: HttpRequest, ref: str) -> HttpResponse:
    """Show a line and what it may be; settle it."""
    by = _writer(request) if request.method == "POST" else _reader(request)
    if request.method == "POST":
        here = reverse("reconcile-line", args=[ref])
        return _tried(request, here, lambda: _settle(request, by, ref))
    shown = line_page(ref, _view(request), may=_may(by))
    return page.show(request, f"{TEMPLATES}/line.html", _view(request), shown)


@signed_in
def differences(request: HttpRequest) -> HttpResponse:
    """Show where ledger, treasury and reports differ."""
    _reader(request)
    desk, notes = page.desk(request, heeds=Heeds()), list[str]()
    shown = stating.differences(desk, one_of(request.GET, "xem", Verdict, notes))
    told = f"{TEMPLATES}/differences.html"
    return page.show(request, told, desk.view, shown, notes=notes)


@signed_in
def differences_file(request: HttpRequest) -> HttpResponse:
    """Send the statement of differences as a workbook."""
    _reader(request)
    desk, chosen = page.desk(request, heeds=Heeds()), one_of(request.GET, "xem", Verdict, [])
    return statement_file(desk, chosen)


def _view(request: HttpRequest) -> View:
    return read(request, heeds=Heeds())


def _reader(request: HttpRequest) -> Actor:
    """Let in who may look at the province's capital, or reconcile it."""
    by = actor(request)
    if not (_may(by) or by.may(READ, unit=province())):
        raise NotAllowed(title=RECONCILE.title, unit=province())
    return by


def _writer(request: HttpRequest) -> Actor:
    """Let in who may reconcile."""
    by = actor(request)
    require(by, RECONCILE, unit=province())
    return by


def _may(by: Actor) -> bool:
    return by.may(RECONCILE, unit=province())


def _received(request: HttpRequest, by: Actor, here: str) -> str:
    """Take the list that was sent; answer where to go on."""
    sent = request.FILES.get("file")
    if not isinstance(sent, UploadedFile) or not sent.size:
        messages.error(request, _("Chưa chọn tệp, hoặc tệp trống. Hãy chọn tệp .xlsx hoặc .csv."))
        return here
    require_size(sent.size)
    token = uploads.receive(
        by=by,
        scope=province(),
        profile=request.POST.get("profile", ""),
        name=sent.name or "danh-sach.xlsx",
        content=sent.read(),
        on=default_day(),
    )
    return reverse("reconcile-list", args=[token])


def _tried(request: HttpRequest, here: str, do: Callable[[], str]) -> HttpResponse:
    """Do what was asked for and go on; or come back and say why not."""
    try:
        return HttpResponseRedirect(do())
    except Refusal as refusal:
        if isinstance(refusal, NotAllowed):
            raise
        messages.error(request, refused(refusal))
        return HttpResponseRedirect(here)


def _do(request: HttpRequest, by: Actor, token: str) -> str:
    """Do with a list what its page was asked for; answer where to go on."""
    wanted = request.POST.get("do", "")
    if wanted == "map":
        profile = _mapped(request)
        services.save_profile(by=by, profile=profile, scope=province(), on=default_day())
        uploads.read_by(by=by, token=token, profile=profile.code)
    elif wanted == "profile":
        uploads.read_by(by=by, token=token, profile=request.POST.get("profile", ""))
    elif wanted == "take":
        uploads.decide(by=by, token=token)
        card = queries.list_card(token, user=by.user)
        if card.stage is Stage.DONE:
            messages.success(request, _taken_words(card.taken))
    elif wanted == "resume":
        uploads.resume(by=by, token=token)
    return reverse("reconcile-list", args=[token])


def _settle(request: HttpRequest, by: Actor, ref: str) -> str:
    """Do with a line what its page was asked for; answer where to go on."""
    wanted, on = request.POST.get("do", ""), default_day()
    said = request.POST.get("words", "").strip()
    if wanted == "match":
        entry, _bar, payment = request.POST.get("payment", "").partition("|")
        settling.match_by_hand(by=by, ref=ref, entry=entry, payment=payment, on=on)
    elif wanted == "entry":
        settling.match_with_entry(by=by, ref=ref, entry=request.POST.get("entry", ""), on=on)
    elif wanted == "record":
        entry = recording.record(by=by, ref=ref, place=request.POST.get("place", ""), on=on)
        messages.success(request, _("Đã ghi sổ bằng bút toán %(entry)s.") % {"entry": entry})
        return reverse("reconcile-line", args=[ref])
    elif wanted in {State.EXPLAINED.value, State.NOT_OURS.value}:
        services.settle_line(by=by, line=ref, state=State(wanted), words=said, on=on)
    elif wanted == "reopen":
        services.reopen_line(by=by, line=ref, words=said, on=on)
        return reverse("reconcile-line", args=[ref])
    messages.success(request, _("Đã xử lý dòng này."))
    return reverse("reconcile")


def _mapped(request: HttpRequest) -> Profile:
    """Read a profile from the form that maps columns."""
    sent = request.POST
    heads = {one: sent.get(f"col-{one.value}", "") for one in Field}
    title = sent.get("title", "").strip() or _("Nơi gửi chưa đặt tên")
    code = slugify(fold(title))[:48] or "noi-gui"
    scale = sent.get("scale", "")
    days = sent.get("days", "")
    return Profile(
        code=code,
        title=title[:160],
        sender=code,
        columns={one: tuple(words) for one, words in columns_of(heads).items()},
        scale=Scale(scale) if scale in set(Scale) else Scale.DONG,
        days=DayOrder(days) if days in set(DayOrder) else DayOrder.DMY,
    )


def _taken_words(taken: dict[str, int]) -> str:
    if not (taken["fresh"] or taken["changed"] or taken["matched"]):
        return _("Tệp này đã được ghi từ trước; không thay đổi gì.")
    return _(
        "Đã ghi %(fresh)s dòng mới, %(changed)s dòng đính chính; %(matched)s dòng khớp với sổ."
    ) % {**taken}
