"""/nong-thon-moi/neu/: who would gain or lose under another set, level or grouping."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from chungtay.core.kernel.refusal import Refusal
from chungtay.flows.criteria_what_if import what_if
from chungtay.web.criteria.what_if import sheets
from chungtay.web.criteria.what_if.asked import COMMUNE, SET, NotReadableError, form, supposition
from chungtay.web.criteria.what_if.pages import Shown, shown, what_if_page
from chungtay.web.kit import page
from chungtay.web.kit.desk import Desk
from chungtay.web.kit.names import province
from chungtay.web.kit.saying import refused
from chungtay.web.kit.workbook import workbook

AS_SHEET = "tai"


def show(request: HttpRequest) -> HttpResponse:
    """Show the form, and what the supposition in the address would change."""
    desk = page.desk(request)
    fault, found = "", None
    if request.GET.get(SET):
        try:
            found = _found(request, desk)
        except Refusal as no:
            fault = refused(no)
        except NotReadableError as unclear:
            fault = str(unclear)
    if found and request.GET.get(AS_SHEET) == "xlsx":
        told = {"set": found.after, "day": f"{desk.view.on:%d/%m/%Y}"}
        title = _("Nếu áp dụng %(set)s ngày %(day)s: các xã có thay đổi") % told
        return workbook(sheets.changes(found), title=title, name="neu-khac-di", on=desk.view.on)
    export = _with(request, **{AS_SHEET: "xlsx"})
    told_page = what_if_page(desk, form(request.GET, fault), found, export)
    status = 400 if fault else 200
    return page.show(request, "criteria/what_if.html", desk.view, told_page, status=status)


def _found(request: HttpRequest, desk: Desk) -> Shown:
    """Ask what the address supposes; raises `NotReadableError` and what the law refuses."""
    found = what_if(supposition(request.GET), province=province(), on=desk.view.on)

    def explained_at(commune: str) -> str:
        return _with(request, **{COMMUNE: commune}) + "#ly-do"

    return shown(desk, found, request.GET.get(COMMUNE, ""), explained_at)


def _with(request: HttpRequest, **more: str) -> str:
    """Give the address of this page with a parameter more, everything asked kept."""
    query = request.GET.copy()
    for name, value in more.items():
        query[name] = value
    return f"{request.path}?{query.urlencode()}"
