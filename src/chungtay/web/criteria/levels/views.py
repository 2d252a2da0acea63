"""The pages of a province's own levels: the list, and the form of a new table."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from chungtay.apps.criteria import levels
from chungtay.core.criteria.province_levels import SET_LEVELS, columns_of
from chungtay.core.kernel.refusal import Refusal
from chungtay.core.law.fault import UnknownEntry
from chungtay.core.law.instrument import Agency
from chungtay.core.people.actor import require
from chungtay.flows.try_levels import tried
from chungtay.packs import loader
from chungtay.web.criteria.levels import pages
from chungtay.web.criteria.levels.forms import LevelsForm
from chungtay.web.kit.access import actor, signed_in
from chungtay.web.kit.address import default_day, read
from chungtay.web.kit.errors import STATUS
from chungtay.web.kit.methods import writes
from chungtay.web.kit.names import province
from chungtay.web.kit.page import Crumb, show
from chungtay.web.kit.saying import refused
from chungtay.web.law.sets import compared


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
    by, place = actor(request), province()
    require(by, SET_LEVELS, unit=place)
    law = loader.criteria_set(code, province=place)
    asked = law.threshold(threshold)
    saved = levels.versions(place, code)
    region = loader.region_of(place, on=law.since)
    form = LevelsForm(
        request.POST or None,
        threshold=asked,
        columns=columns_of(law, region),
        initial={"version": saved[0].number if saved else 0},
    )
    answer = _Answer()
    if request.method == "POST" and not _taken(request, form, code, answer):
        path = reverse("province-levels", args=[code])
        messages.success(request, _("Đã lưu mức của chỉ tiêu %(code)s.") % {"code": threshold})
        return HttpResponseRedirect(path)
    listing = reverse("province-levels", args=[code])
    context = {
        "view": read(request),
        "form": form,
        "title": f"{asked.code} {pages.heading(asked, law)}",
        "compared": compared(asked),
        "changes": answer.changes,
        "foretold": answer.foretold,
        "history": [one for one in saved if one.threshold == threshold],
        "crumbs": (Crumb(_("Mức của tỉnh"), listing), Crumb(asked.code)),
    }
    return render(request, "criteria/levels/one.html", context, status=answer.status)


class _Answer:
    """How a posted form was answered: its status, and what it would change."""

    def __init__(self) -> None:
        self.status = 200
        self.changes: tuple[pages.Change, ...] = ()
        self.foretold: pages.Foretold | None = None


def _taken(request: HttpRequest, form: LevelsForm, code: str, answer: _Answer) -> bool:
    """Look at what was posted, or save it; answer whether the form is to be shown again."""
    if not form.is_valid():
        answer.status = 400
        return True
    place, on = province(), default_day()
    try:
        told = form.told(place, code, _issuer(place))
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
        since = told.table.since
        answer.changes = pages.changes(trial.before, trial.after, told.threshold, since)
        answer.foretold = pages.foretold(trial)
    return True


def _issuer(place: str) -> Agency:
    """Give the People's Committee of the province, which sets its levels."""
    name = f"{loader.library().pack_of(place)}.ubnd"
    if name not in loader.agencies():
        raise UnknownEntry(name=name)
    return loader.agencies()[name]
