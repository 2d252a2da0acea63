"""The pages of the roadmap."""

from __future__ import annotations

import tempfile
from pathlib import Path

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from chungtay.analytics.engine import engine
from chungtay.apps.criteria.roadmap import queries, services
from chungtay.apps.people.queries import require_somewhere, unit_scope
from chungtay.core.criteria.roadmap.register import KEEP_SCENARIO, OFFER_REMEDY, SET_TARGET
from chungtay.core.criteria.roadmap.scenario import Scenario, UnnamedScenario, require_named
from chungtay.core.people.actor import Actor
from chungtay.core.units.frame import AS_THEN
from chungtay.flows.roadmap.document import FILE_NAME, write
from chungtay.flows.roadmap.planning import Planned, made_anew, recalled
from chungtay.web.criteria.roadmap import kept, sheets
from chungtay.web.criteria.roadmap.elsewhere import elsewhere
from chungtay.web.criteria.roadmap.planner import ASKED, asked, planner
from chungtay.web.criteria.roadmap.targets import roadmap
from chungtay.web.kit import page
from chungtay.web.kit.access import actor, signed_in
from chungtay.web.kit.address import read
from chungtay.web.kit.desk import Desk
from chungtay.web.kit.methods import writes
from chungtay.web.kit.page import Crumb
from chungtay.web.kit.saying import refused
from chungtay.web.kit.shapes import words
from chungtay.web.kit.workbook import workbook

FOLDER = "criteria/roadmap"
AS_SHEET = "tai"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def index(request: HttpRequest) -> HttpResponse:
    """Show the roadmap, or send its gaps as a workbook."""
    desk = page.desk(request, framed=True)
    if desk.view.frame != AS_THEN:
        return _elsewhere(request, desk)
    shown = roadmap(desk, engine())
    if request.GET.get(AS_SHEET) == "xlsx":
        title = _("Chỉ tiêu còn thiếu và giải pháp đến ngày %(day)s") % {
            "day": f"{desk.view.on:%d/%m/%Y}"
        }
        return workbook(sheets.gaps(shown), title=title, name="lo-trinh", on=desk.view.on)
    beside = {"export": desk.view.href(tai="xlsx"), "may": _may(actor(request))}
    return page.show(request, f"{FOLDER}/index.html", desk.view, shown, beside=beside)


def _elsewhere(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show what of the roadmap adds up in other units than those of then, or send it."""
    shown = elsewhere(desk)
    if request.GET.get(AS_SHEET) == "xlsx":
        title = _("Lộ trình đến ngày %(day)s") % {"day": f"{desk.view.on:%d/%m/%Y}"}
        table = sheets.added(shown)
        return workbook(table, title=f"{title}. {words(desk.view)}", name="lo-trinh",
                        on=desk.view.on)  # fmt: skip
    beside = {"export": desk.view.href(tai="xlsx")}
    return page.show(request, f"{FOLDER}/elsewhere.html", desk.view, shown, beside=beside)


@signed_in
def plan(request: HttpRequest) -> HttpResponse:
    """Show the planner's form, and what it was asked."""
    desk = page.desk(request)
    told = asked(request, desk, engine())
    shown = planner(request, desk, told)
    if request.GET.get(AS_SHEET) == "xlsx" and told.done and told.done.made and shown.shown:
        table = sheets.plan(shown.shown, told.done.made)
        title = _("Phương án lộ trình đến ngày %(day)s") % {"day": f"{shown.shown.by:%d/%m/%Y}"}
        return workbook(table, title=title, name="phuong-an", on=desk.view.on)
    crumbs = (Crumb(_("Lộ trình"), reverse("roadmap")), Crumb(_("Lập phương án")))
    beside = {"form": shown.form, "crumbs": crumbs, "may": _may(actor(request))}
    return page.show(
        request, f"{FOLDER}/plan.html", desk.view, shown, status=shown.status, beside=beside
    )


@writes
@never_cache
@signed_in
def keep(request: HttpRequest) -> HttpResponse:
    """Keep what an address asks, under a name."""
    by = _keeper(request)
    back = f"{reverse('roadmap-plan')}?{request.GET.urlencode()}"
    if request.method != "POST" or ASKED not in request.GET:
        return HttpResponseRedirect(back)
    name = request.POST.get("name", "").strip()
    try:
        require_named(name)
    except UnnamedScenario as no:
        messages.error(request, refused(no))
        return HttpResponseRedirect(back)
    told = asked(request, page.desk(request), engine())
    if told.done is None:
        return HttpResponseRedirect(back)
    return _kept(request, by, told.scenario(name=name, kept_by=by.name))


@signed_in
def document(request: HttpRequest) -> HttpResponse:
    """Write the draft of what an address asks and send it; nothing is kept."""
    told = asked(request, page.desk(request), engine())
    if told.done is None:
        return HttpResponseRedirect(f"{reverse('roadmap-plan')}?{request.GET.urlencode()}")
    scenario = told.scenario(name=_("Lộ trình"), kept_by=actor(request).name)
    return _document(scenario, told.done)


def kept_list(request: HttpRequest) -> HttpResponse:
    """Show the kept scenarios, and those chosen side by side."""
    view = read(request)
    shown = kept.kept_list(view, request.GET.getlist("so"))
    crumbs = (Crumb(_("Lộ trình"), reverse("roadmap")), Crumb(_("Phương án đã lưu")))
    chosen = frozenset(request.GET.getlist("so"))
    beside = {"crumbs": crumbs, "chosen": chosen}
    return page.show(request, f"{FOLDER}/kept.html", view, shown, beside=beside)


def kept_one(request: HttpRequest, code: str) -> HttpResponse:
    """Show a kept scenario."""
    scenario = queries.scenario(code)
    return _one(request, scenario, None)


@writes
@never_cache
@signed_in
def anew(request: HttpRequest, code: str) -> HttpResponse:
    """Show what a scenario would be on the data of the day, and keep that where told to."""
    by = _keeper(request) if request.method == "POST" else actor(request)
    before = queries.scenario(code)
    after = made_anew(engine(), before, on=read(request).on, kept_by=by.name)
    if request.method == "POST":
        return _kept(request, by, after)
    return _one(request, before, after)


def kept_document(_request: HttpRequest, code: str) -> HttpResponse:
    """Write the draft of a kept scenario and send it."""
    scenario = queries.scenario(code)
    return _document(scenario, recalled(engine(), scenario))


def _one(request: HttpRequest, scenario: Scenario, after: Scenario | None) -> HttpResponse:
    view = read(request)
    shown = kept.kept_one(view, engine(), scenario, after)
    crumbs = (
        Crumb(_("Lộ trình"), reverse("roadmap")),
        Crumb(_("Phương án đã lưu"), reverse("roadmap-kept")),
        Crumb(scenario.name),
    )
    beside = {"crumbs": crumbs, "may": _may(actor(request))}
    return page.show(request, f"{FOLDER}/one.html", view, shown, beside=beside)


def _kept(request: HttpRequest, by: Actor, scenario: Scenario) -> HttpResponse:
    code = services.keep_scenario(by=by, scenario=scenario)
    messages.success(request, _("Đã lưu phương án “%(name)s”.") % {"name": scenario.name})
    return HttpResponseRedirect(reverse("roadmap-kept-one", args=[code]))


def _document(scenario: Scenario, done: Planned) -> HttpResponse:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / FILE_NAME
        write(scenario, done, path)
        response = HttpResponse(path.read_bytes(), content_type=DOCX)
    response.headers["Content-Disposition"] = f'attachment; filename="{FILE_NAME}"'
    return response


def _keeper(request: HttpRequest) -> Actor:
    """Give who asks, if they may keep scenarios somewhere; the service asks where."""
    by = actor(request)
    require_somewhere(by, KEEP_SCENARIO)
    return by


def _may(by: Actor) -> dict[str, bool]:
    """Tell what somebody may do with the roadmap somewhere, for the buttons of a page."""
    actions = {"target": SET_TARGET, "remedy": OFFER_REMEDY, "keep": KEEP_SCENARIO}
    return {name: bool(unit_scope(by, action)) for name, action in actions.items()}
