"""The book of entries, one entry, and the pages that write into the book. Every POST redirects."""

from __future__ import annotations

from collections.abc import Iterable
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseRedirect,
    QueryDict,
)
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from chungtay.apps.capital import queries
from chungtay.apps.capital.treasury.services import undo_entry
from chungtay.apps.people.queries import require_somewhere
from chungtay.core.capital.actions import LEAVE, READ
from chungtay.core.capital.deeds import Decision
from chungtay.core.capital.movement import Movement
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.record import Grounds
from chungtay.core.kernel.refusal import Refusal
from chungtay.core.people.actor import Actor, NotAllowedAnywhere
from chungtay.flows import record_decision
from chungtay.flows.reach import reach
from chungtay.flows.statement.wish import PERIODS, period_of
from chungtay.web.capital.book import deeds, reading, writing
from chungtay.web.capital.book.asked import NarrowingForm
from chungtay.web.capital.book.forms import DecisionForm, UndoForm
from chungtay.web.capital.book.paper import new_token, number_of
from chungtay.web.capital.book.words import declined
from chungtay.web.kit import workbook as sending
from chungtay.web.kit.access import actor, signed_in
from chungtay.web.kit.address import Heeds, View, default_day, read
from chungtay.web.kit.doing import done
from chungtay.web.kit.errors import STATUS
from chungtay.web.kit.methods import writes
from chungtay.web.kit.page import noted

WRITE, CONFIRM = "write", "confirm"


@signed_in
def listing(request: HttpRequest) -> HttpResponse:
    """Show the book, newest entries first."""
    by, view = reader(request), _view(request)
    units = reach(by, READ, on=default_day())
    form = _narrowing(request, units)
    if not form.is_valid():
        return _rendered(request, "book", view, form=form, status=400)
    page = reading.book(form, view, units, may_write=bool(deeds.groups(by)))
    return _rendered(request, "book", view, form=form, page=page)


@signed_in
def workbook(request: HttpRequest) -> HttpResponse:
    """Send the newest entries asked for as a workbook."""
    by, view = reader(request), _view(request)
    units = reach(by, READ, on=default_day())
    form = _narrowing(request, units)
    if not form.is_valid():
        return _rendered(request, "book", view, form=form, status=400)
    told, title = reading.table(form, view, units), _("Sổ bút toán")
    return sending.workbook(
        told.table, title=title, name="so-von", on=view.on, synthetic=told.synthetic
    )


@writes
@signed_in
def one(request: HttpRequest, number: str) -> HttpResponse:
    """Show one entry; take it back."""
    by, view = reader(request), _view(request)
    written = queries.entry(number).entry
    page = reading.entry(
        number, view, reach(by, READ, on=default_day()),
        may_undo=reach(by, LEAVE[written.movement], on=default_day()),
    )  # fmt: skip
    form, status = UndoForm(request.POST or None, initial={"token": new_token()}), HTTPStatus.OK

    def undo() -> str:
        return _undo(by, number, written.grounds.document, form.cleaned_data)

    if request.method == "POST":
        status, undoing = done(form, undo, said=declined)
        if status == HTTPStatus.OK:
            messages.success(request, _("Đã hủy bút toán bằng một bút toán mới."))
            return HttpResponseRedirect(reverse("book-entry", args=[undoing]))
    return _rendered(
        request, "entry", view, page=page, status=status, form=form, crumbs=page.crumbs
    )


@signed_in
def deeds_page(request: HttpRequest) -> HttpResponse:
    """Offer what somebody may write down."""
    groups = deeds.groups(actor(request))
    if not groups:
        raise NotAllowedAnywhere(title=_("Ghi quyết định"))
    return _rendered(request, "deeds", _view(request), page=groups)


@writes
@signed_in
def write(request: HttpRequest, movement: str) -> HttpResponse:
    """Take a decision: choose and type, look at the preview, write."""
    by, on, told = actor(request), default_day(), _movement(movement)
    given = request.POST if request.method == "POST" else request.GET
    chosen = writing.choices(by, told, given.get("holder", ""), on=on)
    form = DecisionForm(
        _filled(request), movement=told, accounts=chosen.accounts, holder=chosen.holder,
        takers=chosen.takers, givers=chosen.givers, today=on, initial=_initial(request, told),
    )  # fmt: skip
    step = request.POST.get("step", "")
    if step == WRITE and (number := _written_before(form)):
        return _once(request, number)
    shown, status = None, 200
    if request.method == "POST" and step != "edit":
        status = 400
        if form.is_valid():
            try:
                found = record_decision.preview(by=by, decision=form.decision(), move=form.move())
                if step == WRITE and (not found.findings or request.POST.get(CONFIRM)):
                    return _written(request, by, form)
                shown, status = writing.previewed(found, _view(request), form.facts()), 200
            except Refusal as no:
                form.add_error(None, declined(no, writing=form.number()))
                status = STATUS[no.kind]
    account = str(form.data.get("account", "")) if form.is_bound else ""
    page = writing.page(told, chosen, _view(request), account=account, on=on)
    context = {"form": form, "preview": shown, "crumbs": page.crumbs, "step": step}
    return _rendered(
        request, "write", _view(request), page=page, status=status,
        notes=writing.unheeded(request.GET, chosen), **context,
    )  # fmt: skip


def _filled(request: HttpRequest) -> QueryDict | None:
    """Give what was typed; whoever looks at a preview gets a number behind all written so far."""
    if request.method != "POST":
        return None
    told = request.POST.copy()
    if told.get("step") == "preview":
        told["token"] = new_token()
    return told


def _written(request: HttpRequest, by: Actor, form: DecisionForm) -> HttpResponse:
    number = record_decision.record(by=by, decision=form.decision(), move=form.move())
    messages.success(request, _("Đã ghi bút toán %(number)s.") % {"number": number})
    return HttpResponseRedirect(reverse("book-entry", args=[number]))


def _written_before(form: DecisionForm) -> str:
    """Give the number that this filling of the form bears in the book already, or nothing."""
    form.is_valid()
    number = form.number()
    return number if number in queries.posting_counts([number]) else ""


def _once(request: HttpRequest, number: str) -> HttpResponse:
    told = _("Quyết định này đã được ghi thành bút toán %(number)s; không ghi thêm lần nữa.")
    messages.info(request, told % {"number": number})
    return HttpResponseRedirect(reverse("book-entry", args=[number]))


def _undo(by: Actor, number: str, document: str, told: dict[str, Any]) -> str:
    on = default_day()
    grounds = Grounds(document, on, Provenance.REPORTED)
    decision = Decision(number_of(on, told["token"]), on, grounds, told["reason"].strip())
    return undo_entry(by=by, decision=decision, entry=number, on=on)


def reader(request: HttpRequest) -> Actor:
    """Give who asks, if they may read the ledger somewhere."""
    by = actor(request)
    require_somewhere(by, READ)
    return by


def _view(request: HttpRequest) -> View:
    return read(request, heeds=Heeds())


def _movement(slug: str) -> Movement:
    code = slug.replace("-", "_")
    if code not in set(Movement) or Movement(code) not in deeds.HINTS:
        raise Http404
    return Movement(code)


def _narrowing(request: HttpRequest, units: frozenset[str] | None) -> NarrowingForm:
    found = queries.holders() if units is None else queries.holders_in(units)
    return NarrowingForm(request.GET, holders=found)


def _initial(request: HttpRequest, movement: Movement) -> dict[str, Any]:
    on = default_day()
    first, last = on.year, on.year
    if movement is Movement.MEDIUM_TERM:
        first, last = PERIODS[period_of(on.year)]
    return {
        "token": new_token(), "on": on, "unit": "dong",
        "origin_year": first, "plan_year": last, "account": request.GET.get("account", ""),
        "work": request.GET.get("work", ""),
    }  # fmt: skip


def _rendered(
    request: HttpRequest,
    name: str,
    view: View,
    *,
    status: int = 200,
    notes: Iterable[str] = (),
    **context: Any,
) -> HttpResponse:
    told = {"view": noted(request, view, notes), **context}
    return render(request, f"capital/book/{name}.html", told, status=status)
