"""The page of arrears, and those that plan how they are paid off. Every POST redirects."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from chungtay.apps.capital import services
from chungtay.apps.people.queries import require_somewhere
from chungtay.core.capital.actions import OWE, READ
from chungtay.core.capital.instalments import Instalment
from chungtay.core.people.actor import Actor
from chungtay.flows.reach import reach
from chungtay.web.capital.arrears import pages, planning
from chungtay.web.capital.arrears.forms import ChangeForm, PlanForm, TakeBackForm
from chungtay.web.capital.book.paper import new_token
from chungtay.web.capital.book.views import reader
from chungtay.web.capital.book.words import declined
from chungtay.web.kit.access import actor, signed_in
from chungtay.web.kit.address import Heeds, View, default_day, named, read
from chungtay.web.kit.document_form import DocumentForm
from chungtay.web.kit.doing import done
from chungtay.web.kit.methods import writes
from chungtay.web.kit.page import desk, noted, show
from chungtay.web.kit.workbook import workbook


@signed_in
def index(request: HttpRequest) -> HttpResponse:
    """Show arrears by work, or send them as a workbook."""
    by, at, notes = reader(request), desk(request, heeds=Heeds()), list[str]()
    page = pages.arrears(by, at, reach(by, READ, on=default_day()))
    if named(request.GET, "tai", ("xlsx",), notes):
        title = _("Nợ đọng xây dựng cơ bản")
        return workbook(
            pages.table(page), title=title, name="no-dong", on=at.view.on,
            synthetic=page.synthetic,
        )  # fmt: skip
    return show(request, "capital/arrears.html", at.view, page, notes=notes)


@writes
@signed_in
def plan(request: HttpRequest) -> HttpResponse:
    """Plan an instalment of a debt."""
    by, on, view = actor(request), default_day(), _view(request)
    require_somewhere(by, OWE)
    form = PlanForm(
        request.POST or None, debts=planning.debts(by, view, on=on), today=on,
        initial={"token": new_token(), "debt": request.GET.get("no", "")},
    )  # fmt: skip
    status = HTTPStatus.OK

    def deed() -> str:
        return services.plan_instalment(by=by, instalment=form.instalment())

    if request.method == "POST":
        status, _number = done(form, deed, said=declined)
        if status == HTTPStatus.OK:
            messages.success(request, _("Đã ghi đợt trả nợ vào lộ trình."))
            return HttpResponseRedirect(reverse("arrears"))
    crumbs = planning.crumbs(_("Lập lộ trình trả nợ"))
    context = {"view": view, "form": form, "crumbs": crumbs}
    return render(request, "capital/arrears_plan.html", context, status=status)


@writes
@signed_in
def instalment(request: HttpRequest, number: str) -> HttpResponse:
    """Show an instalment with all that was said of it; change it or take it back."""
    by, on, view = reader(request), default_day(), _view(request)
    page, last = planning.page(by, number, view, on=on)
    deed = request.POST.get("do", "") if request.method == "POST" else ""
    change = ChangeForm(request.POST if deed == "change" else None, today=on, initial=_known(last))
    back = TakeBackForm(request.POST if deed == "take-back" else None, today=on)
    status = HTTPStatus.OK
    if request.method == "POST":
        form: DocumentForm = back if deed == "take-back" else change
        write = (
            _taking_back(by, back, number) if deed == "take-back" else _changing(by, change, last)
        )
        status, _number = done(form, write, said=declined)
        if status == HTTPStatus.OK:
            messages.success(request, _("Đã ghi thêm dòng mới; dòng cũ vẫn còn trong sổ."))
            return HttpResponseRedirect(reverse("arrears-instalment", args=[number]))
    context = {"view": view, "page": page, "crumbs": page.crumbs, "change": change, "back": back}
    return render(request, "capital/arrears_instalment.html", context, status=status)


def _changing(by: Actor, form: ChangeForm, last: Instalment) -> Callable[[], str]:
    return lambda: services.plan_instalment(by=by, instalment=form.instalment(last))


def _taking_back(by: Actor, form: TakeBackForm, number: str) -> Callable[[], str]:
    return lambda: services.take_back_instalment(
        by=by, number=number, reason=form.cleaned_data["reason"].strip(),
        on=form.cleaned_data["signed"], grounds=form.grounds,
    )  # fmt: skip


def _view(request: HttpRequest) -> View:
    return noted(request, read(request, heeds=Heeds()))


def _known(last: Instalment) -> dict[str, Any]:
    source = last.source.value if last.source else ""
    return {"due": last.due, "amount": last.amount, "source": source}
