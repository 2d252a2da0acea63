"""The pages of a province's own levels: the list, and the form of a new table."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from chungtay.apps.criteria import levels
from chungtay.core.criteria.province_levels import SET_LEVELS, columns_of
from chungtay.core.kernel.refusal import Refusal
from chungtay.core.people.actor import require
from chungtay.flows.try_levels import tried
from chungtay.packs import loader
from chungtay.web.criteria.levels import pages
from chungtay.web.criteria.levels.forms import LevelsForm, PaperForm, Place, RemovalForm
from chungtay.web.kit.access import actor, signed_in
from chungtay.web.kit.address import default_day, read
from chungtay.web.kit.errors import STATUS
from chungtay.web.kit.methods import writes
from chungtay.web.kit.names import province
from chungtay.web.kit.page import Crumb, show
from chungtay.web.kit.saying import refused
from chungtay.web.law.sets.levels import compared


def index(request: HttpRequest, code: str = "") -> HttpResponse:
    """List the levels the province may set, and what holds."""
    view = read(request)
    may = actor(request).may(SET_LEVELS, unit=province())
    shown = code or pages.shown_set(view.on)
    page = pages.listing(view, shown, writes=may)
    return show(request, "criteria/levels/list.html", view, page)


@writes
@signed_in
def one(request: HttpRequest, code: str, threshold: str) -> HttpResponse:
    """Show the form of a new table; look at what it would change, or save it."""
    place = _place(request, code, threshold)
    law = loader.criteria_set(code, province=place.province)
    region = loader.region_of(place.province, on=law.since)
    form = LevelsForm(
        request.POST or None,
        threshold=law.threshold(threshold),
        columns=columns_of(law, region),
        initial={"version": _last(place)},
    )
    answer = _Answer()
    if request.method == "POST" and not _taken(request, form, lambda: _new(form, place), answer):
        messages.success(request, _("Đã lưu mức của chỉ tiêu %(code)s.") % {"code": threshold})
        return HttpResponseRedirect(reverse("province-levels", args=[code]))
    tables = pages.own_lines(read(request), code, threshold)
    return _shown(request, form, place, answer, tables=tables)


@writes
@signed_in
def remove(request: HttpRequest, code: str, threshold: str, since: str) -> HttpResponse:
    """Show what taking a table back would change, or take it back by a document."""
    place = _place(request, code, threshold)
    try:
        first = dt.date.fromisoformat(since)
    except ValueError as no:
        raise Http404 from no
    form = RemovalForm(request.POST or None, initial={"version": _last(place)})
    answer = _Answer()

    def told() -> levels.Removal:
        return form.told(place, first, levels.issuer(place.province))

    if request.method == "POST" and not _taken(request, form, told, answer):
        words = {"code": threshold, "day": f"{first:%d/%m/%Y}"}
        done = _("Đã bỏ bảng mức từ ngày %(day)s của chỉ tiêu %(code)s; bản cũ còn trong sổ.")
        messages.success(request, done % words)
        return HttpResponseRedirect(reverse("province-levels", args=[code]))
    return _shown(request, form, place, answer, removes=first)


def _place(request: HttpRequest, code: str, threshold: str) -> Place:
    """Give what a form is about, to whoever may set levels."""
    place = province()
    require(actor(request), SET_LEVELS, unit=place)
    loader.criteria_set(code, province=place).threshold(threshold)
    return Place(place, code, threshold)


def _last(place: Place) -> int:
    return levels.last_version(place.province, place.criteria_set)


def _new(form: LevelsForm, place: Place) -> levels.NewLevels:
    return form.told(place, levels.issuer(place.province))


def _shown(
    request: HttpRequest, form: PaperForm, place: Place, answer: _Answer, **more: object
) -> HttpResponse:
    code, threshold = place.criteria_set, place.threshold
    law = loader.criteria_set(code, province=place.province)
    asked = law.threshold(threshold)
    saved = levels.versions(place.province, code)
    context = {
        "view": read(request),
        "form": form,
        "title": f"{asked.code} {pages.heading(asked, law)}",
        "compared": compared(asked),
        "changes": answer.changes,
        "foretold": answer.foretold,
        "history": [one for one in saved if one.threshold == threshold],
        "crumbs": (
            Crumb(_("Mức của tỉnh"), reverse("province-levels", args=[code])),
            Crumb(asked.code),
        ),
        **more,
    }
    return render(request, "criteria/levels/one.html", context, status=answer.status)


class _Answer:
    """How a posted form was answered: its status, and what it would change."""

    def __init__(self) -> None:
        self.status = 200
        self.changes: tuple[pages.Change, ...] = ()
        self.foretold: pages.Foretold | None = None


def _taken(
    request: HttpRequest, form: PaperForm, tell: Callable[[], levels.Change], answer: _Answer
) -> bool:
    """Look at what was posted, or save it; answer whether the form is to be shown again."""
    if not form.is_valid():
        answer.status = 400
        return True
    on = default_day()
    try:
        told = tell()
        if "save" in request.POST:
            levels.set_levels(by=actor(request), told=told, on=on)
            return False
        trial = tried(told, on=on)
    except Refusal as no:
        form.add_error(None, refused(no))
        answer.status = STATUS[no.kind]
    except ValueError as wrong:
        form.add_error("signed", str(wrong))
        answer.status = 400
    else:
        answer.changes = pages.changes(trial.before, trial.after, told.threshold, told.since)
        answer.foretold = pages.foretold(trial)
    return True
