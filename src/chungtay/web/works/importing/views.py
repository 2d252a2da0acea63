"""The pages on which lists of works are taken in. Every POST redirects."""

from __future__ import annotations

import io
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from chungtay.apps.people.queries import unit_scope
from chungtay.apps.works import lists
from chungtay.core.people.actor import COUNTRY, Actor, NotAllowed
from chungtay.core.works.actions import IMPORT
from chungtay.flows.import_works import Asked, uploads, write_template
from chungtay.web.kit.access import actor, signed_in
from chungtay.web.kit.address import Heeds, View, default_day, read
from chungtay.web.kit.methods import writes
from chungtay.web.kit.names import province
from chungtay.web.kit.page import noted
from chungtay.web.kit.workbook import XLSX
from chungtay.web.works.importing import pages
from chungtay.web.works.importing.form import ListForm
from chungtay.web.works.paper import key_of


@never_cache
@writes
@signed_in
def page(request: HttpRequest) -> HttpResponse:
    """Show where a list is handed in; take one and have it read."""
    by = _importer(request)
    if request.method == "POST":
        return _received(request, by)
    return _shown(request, by, ListForm(initial={"on": default_day()}))


@writes
@never_cache
@signed_in
def one(request: HttpRequest, token: str) -> HttpResponse:
    """Show what a list says anew; take it once that is agreed to."""
    by = _importer(request)
    card = lists.list_card(token, user=by.user)
    if request.method == "POST":
        if request.POST.get("do") == "resume":
            uploads.resume(by=by, token=token)
        else:
            uploads.decide(by=by, token=token)
        return HttpResponseRedirect(reverse("works-list", args=[token]))
    told = {"view": _view(request), "page": pages.list_page(card)}
    return render(request, "works/import_list.html", told)


@never_cache
@signed_in
def template(request: HttpRequest) -> HttpResponse:
    """Send the workbook that lists are filled in with, holding the sender's own works."""
    unit = _root(_importer(request))
    target = io.BytesIO()
    write_template(target, on=default_day(), unit=unit)
    response = HttpResponse(target.getvalue(), content_type=XLSX)
    response.headers["Content-Disposition"] = 'attachment; filename="danh-muc-cong-trinh.xlsx"'
    return response


def _view(request: HttpRequest) -> View:
    return noted(request, read(request, heeds=Heeds()))


def _importer(request: HttpRequest) -> Actor:
    by = actor(request)
    if not unit_scope(by, IMPORT):
        raise NotAllowed(title=IMPORT.title, unit=next((g.unit for g in by.grants), ""))
    return by


def _root(by: Actor) -> str:
    first = unit_scope(by, IMPORT)[0]
    return province() if first == COUNTRY else first


def _received(request: HttpRequest, by: Actor) -> HttpResponse:
    form = ListForm(request.POST, request.FILES)
    if not form.is_valid():
        return _shown(request, by, form, HTTPStatus.BAD_REQUEST)
    told = form.cleaned_data
    document = ""
    if told["symbol"]:
        document = key_of(told["symbol"], form.paper_day, unit=_root(by), kind="~ho-so")
    file = told["file"]
    asked = Asked(file.name, told["on"], int(told["scale"]), document)
    token = uploads.receive(by=by, asked=asked, content=file.read(), on=default_day())
    return HttpResponseRedirect(reverse("works-list", args=[token]))


def _shown(
    request: HttpRequest, by: Actor, form: ListForm, status: int = HTTPStatus.OK
) -> HttpResponse:
    context = {"view": _view(request), "page": pages.index_page(by, form), "form": form}
    return render(request, "works/import.html", context, status=status)
