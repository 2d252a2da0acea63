"""The forms of a target commune and of a remedy."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from chungtay.apps.criteria.roadmap import services
from chungtay.apps.people.queries import require_somewhere
from chungtay.apps.people.queries.agencies import agencies_in
from chungtay.apps.units import queries as units
from chungtay.core.criteria.roadmap.register import OFFER_REMEDY, SET_TARGET
from chungtay.core.people.actor import COUNTRY, Action, Actor
from chungtay.core.units.unit import Level, Unit
from chungtay.flows.offer_remedy import offer_remedy
from chungtay.flows.roadmap.situation import set_in_force
from chungtay.web.criteria.roadmap.forms import RemedyForm, TargetForm
from chungtay.web.kit.access import actor, signed_in
from chungtay.web.kit.address import default_day, read
from chungtay.web.kit.doing import done
from chungtay.web.kit.methods import writes
from chungtay.web.kit.names import province
from chungtay.web.kit.page import Crumb
from chungtay.web.kit.telling import tell_written
from chungtay.web.kit.wording import day


@writes
@never_cache
@signed_in
def new_target(request: HttpRequest) -> HttpResponse:
    """Put a commune on the roadmap, or say otherwise of it."""
    by, on = actor(request), default_day()
    form = TargetForm(
        request.POST or None,
        places=_places(by, SET_TARGET),
        agencies=agencies_in([province()], on=on),
        today=on,
        initial={"year": on.year},
    )
    criteria_set = set_in_force(on, province=province()).code

    def record() -> tuple[str, ...]:
        return services.set_target(by=by, target=form.told(criteria_set=criteria_set))

    return _answer(request, form, record, _("Ghi xã điểm, xã mục tiêu"))


@writes
@never_cache
@signed_in
def new_remedy(request: HttpRequest) -> HttpResponse:
    """Say what would close a requirement somewhere and what it costs, or say otherwise."""
    by, on = actor(request), default_day()
    criteria_set = set_in_force(on, province=province())
    form = RemedyForm(
        request.POST or None,
        places=_places(by, OFFER_REMEDY),
        criteria_set=criteria_set,
        today=on,
    )

    def record() -> tuple[str, ...]:
        offered = offer_remedy(by=by, remedy=form.told(criteria_set=criteria_set.code))
        if offered.written and (before := offered.before):
            told = {"code": before.code, "title": before.title, "day": day(before.on)}
            text = _("Giải pháp %(code)s đã có: nội dung “%(title)s” ghi ngày %(day)s được thay.")
            messages.info(request, text % told)
        return offered.written

    return _answer(request, form, record, _("Ghi giải pháp"))


def _answer(
    request: HttpRequest, form: forms.Form, record: Callable[[], tuple[str, ...]], title: str
) -> HttpResponse:
    status = HTTPStatus.OK
    if request.method == "POST":
        status, written = done(form, record)
        if status == HTTPStatus.OK:
            tell_written(request, _("Đã ghi."), new=bool(written))
            return HttpResponseRedirect(reverse("roadmap"))
    crumbs = (Crumb(_("Lộ trình"), reverse("roadmap")), Crumb(title))
    context = {"view": read(request), "form": form, "crumbs": crumbs, "title": title}
    return render(request, "criteria/roadmap/write.html", context, status=status)


def _places(by: Actor, action: Action) -> tuple[Unit, ...]:
    """Give the communes of which somebody may write; refuses who may of none."""
    roots = require_somewhere(by, action)
    wide = (province(),) if COUNTRY in roots else roots
    on = default_day()
    return tuple(
        unit
        for root in wide
        for unit in units.subtree(root, on=on, level=Level.COMMUNE)
        if unit.is_rural
    )
