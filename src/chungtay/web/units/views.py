"""The pages of units."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpRequest, HttpResponse

from chungtay.apps.units import queries
from chungtay.core.people.actions import CLASSIFY, REORGANISE
from chungtay.core.units.unit_class import CLASSES_OF
from chungtay.web.kit import page
from chungtay.web.kit.access import actor
from chungtay.web.kit.names import province
from chungtay.web.units.pages import index, on_its_last_day, story


def listing(request: HttpRequest) -> HttpResponse:
    """Show the list of units, or what a search found."""
    desk = page.desk(request, framed=True)
    told = index(desk, request.GET.get("q", ""))
    may = actor(request).may(REORGANISE, unit=province())
    return page.show(request, "units.html", desk.view, replace(told, reorganises=may))


def one(request: HttpRequest, code: str) -> HttpResponse:
    """Show a unit's whole story."""
    desk = on_its_last_day(page.desk(request, framed=True), code)
    told = story(desk, code, actor(request))
    above = queries.last_superiors(code, on=desk.view.on)
    may = bool(CLASSES_OF[told.unit.level]) and actor(request).may(CLASSIFY, unit=code, above=above)
    return page.show(request, "unit.html", desk.view, replace(told, classifies=may))
