"""Take a step of a file, look a place over anew, take a recognition away. Every POST redirects."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from chungtay.apps.criteria.recognition import queries, services
from chungtay.apps.units import queries as units
from chungtay.core.criteria.grade import GRADE_TITLES, Grade
from chungtay.core.criteria.recognition.actions import (
    RECHECK,
    RECORD_VILLAGE,
    REQUEST,
    WITHDRAW,
)
from chungtay.core.criteria.recognition.file import Wanted
from chungtay.core.criteria.recognition.recheck import Found, Recheck
from chungtay.core.criteria.recognition.state import STATE_TITLES
from chungtay.core.criteria.recognition.village import Village
from chungtay.core.kernel.refusal import Refusal
from chungtay.core.people.actor import Actor, NotAllowed, require
from chungtay.flows.decide_recognition import results_of
from chungtay.packs import recognition
from chungtay.web.criteria.recognition import forms
from chungtay.web.criteria.recognition.doing import Errand, do, form_of, grounds_of
from chungtay.web.criteria.recognition.met import lines
from chungtay.web.criteria.recognition.rechecked import offered
from chungtay.web.criteria.recognition.villages import recordable
from chungtay.web.criteria.recognition.what import What, possible
from chungtay.web.kit.access import actor, signed_in
from chungtay.web.kit.address import default_day
from chungtay.web.kit.errors import STATUS
from chungtay.web.kit.methods import writes
from chungtay.web.kit.names import Names, said
from chungtay.web.kit.page import Crumb
from chungtay.web.kit.saying import refused
from chungtay.web.kit.telling import tell_written
from chungtay.web.works.record.forms import PaperForm

SCHEME = "1385"
"""The scheme whose villages are listed: that of Decision 1385."""
SURE = "sure"
"""What a form says once its answers were checked."""


@writes
@signed_in
def step(request: HttpRequest, code: str, what: str) -> HttpResponse:
    """Show the form of one step of a file, and take it."""
    if what not in set(What):
        raise Http404
    by, on, told = actor(request), default_day(), What(what)
    course = queries.course(code)
    if told not in possible(by, course, on=on):
        raise NotAllowed(title=told.words, unit=course.wanted.unit)
    errand = Errand(by, told, course, on)
    form = form_of(errand, request.POST) if request.method == "POST" else form_of(errand)
    shown = _Shown(told.words, f"{code} · {Names(on).unit(course.wanted.unit)}", code, told)

    def deed() -> str:
        after = do(errand, form)
        messages.success(
            request,
            _("Đã ghi. Hồ sơ: %(state)s.") % {"state": said(STATE_TITLES[after.last.state])},
        )
        return reverse("recognition-file", args=[code])

    extra = {"results": lines(results_of(course, on=on))} if told is What.DECIDE else {}
    return _answered(request, form, shown, deed, extra=extra, check=told is What.DECIDE)


@writes
@signed_in
def new(request: HttpRequest) -> HttpResponse:
    """Show the form that asks for recognition, and take it."""
    by, on = actor(request), default_day()
    own = _own_units(by, on)
    if not own:
        raise NotAllowed(title=REQUEST.title, unit="")
    villages = tuple(
        (f"{one.unit}.{one.code}", f"{one.name} ({one.unit})")
        for one in queries.villages([code for code, _t in own], on=on)
    )
    given = (request.POST,) if request.method == "POST" else ()
    initial = {"on": on, "for_year": on.year}
    form = forms.RequestForm(*given, initial=initial, units=own, villages=villages)
    shown = _Shown(_("Lập hồ sơ đề nghị công nhận"), "", "", None)

    def deed() -> str:
        told = form.cleaned_data
        village = told["village"].partition(".")[2]
        grade = Grade(told["grade"])
        place = queries.place(told["unit"], on=told["on"], village=village)
        wanted = Wanted(
            told["unit"], grade, told["for_year"],
            recognition.set_for(place.level, grade, on=told["on"], province=place.province),
            village, told["field"],
        )  # fmt: skip
        course = services.request_recognition(
            by=by, wanted=wanted, on=told["on"], grounds=grounds_of(form, unit=wanted.unit, on=on)
        )
        messages.success(request, _("Đã lập hồ sơ %(file)s.") % {"file": course.code})
        return reverse("recognition-file", args=[course.code])

    return _answered(request, form, shown, deed)


@writes
@signed_in
def recheck(request: HttpRequest, unit: str) -> HttpResponse:
    """Show the form of a re-check of a recognised place, and take it."""
    by, on = actor(request), default_day()
    place = queries.place(unit, on=on)
    require(by, RECHECK, unit=unit, above=(place.district, place.province))
    may = offered(place, on=on)
    form = forms.RecheckForm(
        *((request.POST,) if request.method == "POST" else ()),
        initial={"on": on, "about": request.GET.get("o", ""), "found": Found.LOST.value},
        about=may.groups,
    )
    home = Crumb(_("Tụt chuẩn"), reverse("backsliding"))
    shown = _Shown(_("Ghi kết quả phúc tra"), Names(on).unit(unit), "", None, home=home)

    def deed() -> str:
        told = form.cleaned_data
        about = may.meant[told["about"]]
        row = Recheck(
            unit=unit, grade=about.grade, criteria_set=about.criteria_set,
            criterion=about.criterion, found=Found(told["found"]), on=told["on"],
            grounds=grounds_of(form, unit=unit, on=on), cause=told["cause"],
            agency=told["agency"], due=told["due"], village=about.village,
        )  # fmt: skip
        services.record_recheck(by=by, found=[row])
        messages.success(request, _("Đã ghi kết quả phúc tra."))
        return reverse("backsliding")

    return _answered(request, form, shown, deed)


@writes
@signed_in
def withdraw(request: HttpRequest, unit: str, grade: str) -> HttpResponse:
    """Show the form that takes a recognition away, and take it."""
    if grade not in set(Grade):
        raise Http404
    by, on, given = actor(request), default_day(), Grade(grade)
    require(by, WITHDRAW, unit=queries.place(unit, on=on).appraiser)
    form = forms.WithdrawalForm(
        *((request.POST,) if request.method == "POST" else ()), initial={"on": on}
    )
    name = f"{Names(on).unit(unit)}: {said(GRADE_TITLES[given])}"
    home = Crumb(_("Sổ công nhận"), reverse("recognitions"))
    shown = _Shown(_("Thu hồi công nhận"), name, "", None, home=home)

    def deed() -> str:
        told = form.cleaned_data
        services.withdraw_recognition(
            by=by, unit=unit, grade=given, ground=told["ground"], on=told["on"],
            grounds=grounds_of(form, unit=unit, on=on),
        )  # fmt: skip
        messages.success(request, _("Đã ghi quyết định thu hồi."))
        return reverse("recognitions")

    return _answered(request, form, shown, deed, check=True)


@writes
@signed_in
def village(request: HttpRequest) -> HttpResponse:
    """Show the form that says what is true of a village of a commune, and take it."""
    by, on = actor(request), default_day()
    own = recordable(by, Names(on))
    if not own:
        raise NotAllowed(title=RECORD_VILLAGE.title, unit="")
    known = _village_named(request, frozenset(unit.code for unit in own), on)
    form = forms.VillageForm(
        *((request.POST,) if request.method == "POST" else ()),
        initial={"on": on, "unit": request.GET.get("unit", ""), **_told_of(known)},
        units=[(unit.code, unit.title) for unit in own],
        schemes=sorted({SCHEME, *((known.scheme,) if known and known.scheme else ())}),
    )
    home = Crumb(_("Thôn"), reverse("villages"))
    shown = _Shown(_("Ghi thôn"), known.name if known else "", "", None, home=home)

    def deed() -> str:
        told = form.cleaned_data
        said_now = Village(
            told["unit"], told["village"], told["name"], told["on"],
            grounds_of(form, unit=told["unit"], on=on),
            stands=told["stands"] == forms.STANDS, scheme=told["scheme"],
        )  # fmt: skip
        written = services.record_village(by=by, village=said_now)
        told_now = _("Đã ghi %(village)s.") % {"village": said_now.name}
        tell_written(request, told_now, new=bool(written))
        return reverse("villages")

    return _answered(request, form, shown, deed)


class _Shown:
    """What stands over a form, and where one goes back to: a file, or the list it is of."""

    def __init__(
        self, title: str, name: str, code: str, what: What | None, *, home: Crumb | None = None
    ) -> None:
        self.title, self.name, self.what = title, name, what
        listed = home or Crumb(_("Hồ sơ đề nghị"), reverse("recognition-files"))
        self.back = reverse("recognition-file", args=[code]) if code else listed.href
        crumbs = [listed]
        if code:
            crumbs.append(Crumb(code, self.back))
        self.crumbs = (*crumbs, Crumb(title))


def _answered(
    request: HttpRequest,
    form: PaperForm,
    shown: _Shown,
    deed: Callable[[], str],
    *,
    extra: dict[str, Any] | None = None,
    check: bool = False,
) -> HttpResponse:
    """Show a form; take it once whole and, where `check` is set, once its answers were read."""
    context = {"form": form, "shown": shown, **(extra or {})}
    if request.method != "POST":
        return render(request, "recognition/record.html", context)
    if not form.is_valid() or "change" in request.POST:
        status = HTTPStatus.OK if form.is_valid() else HTTPStatus.BAD_REQUEST
        return render(request, "recognition/record.html", context, status=status)
    if check and SURE not in request.POST:
        return render(request, "recognition/check.html", context)
    try:
        target = deed()
    except Refusal as no:
        form.add_error(None, refused(no))
        return render(request, "recognition/record.html", context, status=STATUS[no.kind])
    return HttpResponseRedirect(target)


def _village_named(request: HttpRequest, own: frozenset[str], on: dt.date) -> Village | None:
    """Find the village that an address names, among those somebody may write of."""
    unit, code = request.GET.get("unit", ""), request.GET.get("village", "")
    listed = queries.villages([unit] if unit in own else (), on=on)
    return next((one for one in listed if one.code == code), None)


def _told_of(known: Village | None) -> dict[str, str]:
    if known is None:
        return {"scheme": SCHEME, "stands": forms.STANDS}
    return {
        "village": known.code,
        "name": known.name,
        "scheme": known.scheme,
        "stands": forms.STANDS,
    }


def _own_units(by: Actor, on: dt.date) -> tuple[tuple[str, str], ...]:
    """Give the units somebody may ask recognition for: those they hold the grant at itself."""
    codes = {grant.unit for grant in by.grants if grant.action == REQUEST.code and grant.unit}
    found = units.units(codes, on=on)
    return tuple((code, unit.title) for code, unit in sorted(found.items()))
