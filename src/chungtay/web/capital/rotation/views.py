"""The page of rotated capital, and the form of a new loan."""

from __future__ import annotations

from http import HTTPStatus
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from chungtay.apps.capital import services
from chungtay.apps.people.queries import require_somewhere
from chungtay.apps.units import queries as units
from chungtay.core.capital.actions import READ, ROTATE
from chungtay.core.people.actor import COUNTRY, Actor
from chungtay.core.units.unit import Level, Unit
from chungtay.flows.reach import reach
from chungtay.web.capital.book.views import reader
from chungtay.web.capital.rotation import pages
from chungtay.web.capital.rotation.forms import LoanForm
from chungtay.web.kit.access import actor, signed_in
from chungtay.web.kit.address import Heeds, default_day, named, read
from chungtay.web.kit.doing import done
from chungtay.web.kit.methods import writes
from chungtay.web.kit.names import province
from chungtay.web.kit.page import Crumb, desk, noted, show
from chungtay.web.kit.workbook import workbook


@signed_in
def index(request: HttpRequest) -> HttpResponse:
    """Show the loans of rotated capital, or send them as a workbook."""
    by, at, notes = reader(request), desk(request, heeds=Heeds()), list[str]()
    page = pages.rotation(by, at, reach(by, READ, on=default_day()))
    if named(request.GET, "tai", ("xlsx",), notes):
        title = _("Luân chuyển vốn hỗ trợ sản xuất")
        return workbook(
            pages.table(page), title=title, name="luan-chuyen", on=at.view.on,
            synthetic=page.synthetic,
        )  # fmt: skip
    return show(request, "capital/rotation.html", at.view, page, notes=notes)


@writes
@signed_in
def new(request: HttpRequest) -> HttpResponse:
    """Take a new loan into the register, and go on to the decision that gives the money."""
    by, on = actor(request), default_day()
    places = _places(by)
    form = LoanForm(request.POST or None, places=places, today=on, initial={"lent_on": on})
    status = HTTPStatus.OK

    def deed() -> str:
        loan = form.told()
        services.record_loan(by=by, loan=loan)
        return loan.loan

    if request.method == "POST":
        status, loan = done(form, deed)
        if status == HTTPStatus.OK:
            messages.success(request, _("Đã thêm khoản vay; hãy ghi quyết định giao vốn."))
            path = reverse("book-write-one", args=["lending"])
            return HttpResponseRedirect(f"{path}?{urlencode({'work': loan})}")
    crumbs = (Crumb(_("Luân chuyển vốn"), reverse("rotation")), Crumb(_("Thêm khoản cho vay")))
    view = noted(request, read(request, heeds=Heeds()))
    context = {"view": view, "form": form, "crumbs": crumbs}
    return render(request, "capital/loan.html", context, status=status)


def _places(by: Actor) -> tuple[Unit, ...]:
    """Give the communes in which somebody may enter loans; refuses who may in none."""
    roots = require_somewhere(by, ROTATE)
    on = default_day()
    wide = (province(),) if COUNTRY in roots else roots
    return tuple(unit for root in wide for unit in units.subtree(root, on=on, level=Level.COMMUNE))
