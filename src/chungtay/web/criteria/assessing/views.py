"""Assess a commune, judge one requirement over all communes, look at what is behind it."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from chungtay.apps.criteria import services as criteria
from chungtay.apps.criteria.readings import services
from chungtay.apps.people.queries import unit_scope
from chungtay.core.criteria.assessing import APPRAISE, SELF_ASSESS
from chungtay.core.criteria.reading import JUDGEMENT_TITLES, Judgement
from chungtay.core.kernel.refusal import Refusal
from chungtay.core.people.actor import NotAllowed
from chungtay.flows.derive_readings import derive_readings
from chungtay.web.criteria.assessing import department, one, whole, writing
from chungtay.web.criteria.assessing.page import UnitPage
from chungtay.web.criteria.assessing.sets import chosen
from chungtay.web.criteria.assessing.sheet import Sheet
from chungtay.web.kit import page
from chungtay.web.kit.access import actor, signed_in
from chungtay.web.kit.address import View, default_day, read
from chungtay.web.kit.errors import STATUS
from chungtay.web.kit.methods import writes
from chungtay.web.kit.names import province, said
from chungtay.web.kit.saying import finding, refused


@writes
def unit_page(request: HttpRequest, unit: str) -> HttpResponse:
    """Show a commune's requirements, and take what one stage says of them: all, or nothing."""
    view, by = read(request), actor(request)
    sheet = Sheet.of(view, by, unit)
    if request.method != "POST":
        return _shown(request, view, UnitPage(sheet))
    asked = _asked(sheet)
    if not (asked or sheet.appraisable):
        raise NotAllowed(title=SELF_ASSESS.title, unit=unit)
    place = writing.Place(unit, sheet.law, view.on, default_day())
    readings, faults = writing.sent(request.POST, place, asked, sheet.known)
    verdicts, wrong = whole.sent(request.POST, place, sheet.appraisable, sheet.recorded)
    told = UnitPage(sheet, (*faults, *wrong), request.POST.dict())
    if told.faults:
        return _shown(request, view, told, HTTPStatus.BAD_REQUEST)
    try:
        written = criteria.record_stage(by=by, readings=readings, verdicts=verdicts)
    except Refusal as no:
        messages.error(request, refused(no))
        return _shown(request, view, told, STATUS[no.kind])
    _tell(request, written)
    for found in services.findings(readings, before=sheet.known):
        messages.warning(request, finding(found))
    return HttpResponseRedirect(view.href())


@writes
def department_page(request: HttpRequest) -> HttpResponse:
    """Show one requirement over all communes; judge it at one of them with a click."""
    view, by = read(request), actor(request)
    law = chosen(view)
    if not department.listed(law):
        return page.show(request, "criteria/department_open.html", view, department.unlisted(view))
    told = department.department(view, by, law, request.GET.get("chi-tieu", ""))
    if request.method != "POST":
        return page.show(request, "criteria/department.html", view, told)
    if not told.may:
        raise NotAllowed(title=APPRAISE.title, unit=province())
    unit, _colon, word = request.POST.get("judge", "").partition(":")
    sheet = Sheet.of(view, by, unit)
    place = writing.Place(unit, sheet.law, view.on, default_day())
    verdict = Judgement(word) if word in set(Judgement) else Judgement.NONE
    note = request.POST.get(f"note:{unit}", "").strip()
    reading = writing.verdict(place, sheet.law.threshold(told.threshold), sheet.known, verdict)
    try:
        services.record_readings(by=by, readings=[writing.with_note(reading, note)])
    except Refusal as no:
        messages.error(request, refused(no))
        return page.show(request, "criteria/department.html", view, told, status=STATUS[no.kind])
    words = {"unit": sheet.unit.title, "verdict": said(JUDGEMENT_TITLES[verdict])}
    messages.success(request, _("%(unit)s: đã ghi “%(verdict)s”.") % words)
    back = view.href(reverse("assess"), chi_tieu=told.threshold)
    return HttpResponseRedirect(f"{back}#u{unit}")


def one_page(request: HttpRequest, unit: str, threshold: str) -> HttpResponse:
    """Show one requirement of a commune: what is asked, who said what when, the evidence."""
    view, by = read(request), actor(request)
    sheet = Sheet.of(view, by, unit)
    return page.show(request, "criteria/one.html", view, one.one(sheet, threshold))


@writes
@signed_in
def derive(request: HttpRequest) -> HttpResponse:
    """Fill what the registers know; done again it changes nothing."""
    view = read(request)
    if request.method == "POST":
        if not unit_scope(actor(request), APPRAISE):
            raise NotAllowed(title=APPRAISE.title, unit=province())
        told = derive_readings(
            by=actor(request),
            scope=province(),
            criteria_set=chosen(view),
            on=view.on,
            known_from=max(view.on, default_day()),
        )
        words = {"new": told.readings, "works": told.evidence, "kept": told.kept}
        said_so = _(
            "Lấy từ sổ: %(new)d giá trị mới, %(works)d minh chứng mới; giữ nguyên %(kept)d giá trị "
            "sở đã ghi."
        )
        messages.success(request, said_so % words)
    return HttpResponseRedirect(view.href(reverse("assess")))


def _asked(sheet: Sheet) -> list[writing.Asked]:
    """Give the thresholds the reader may speak of, and as which stage."""
    return [
        (threshold, stage)
        for criterion in sheet.law.criteria
        if (stage := sheet.stage_for(criterion)) is not None
        for requirement in criterion.requirements
        for threshold in requirement.thresholds
    ]


def _tell(request: HttpRequest, written: criteria.Recorded) -> None:
    if count := len(written.readings):
        words = ngettext("Đã ghi %(count)d chỉ tiêu.", "Đã ghi %(count)d chỉ tiêu.", count)
        messages.success(request, words % {"count": count})
    if count := len(written.verdicts):
        words = ngettext(
            "Đã ghi kết luận của %(count)d tiêu chí.",
            "Đã ghi kết luận của %(count)d tiêu chí.",
            count,
        )
        messages.success(request, words % {"count": count})
    if not (written.readings or written.verdicts):
        messages.info(request, _("Không có gì mới so với lần ghi trước."))


def _shown(
    request: HttpRequest, view: View, told: UnitPage, status: int = HTTPStatus.OK
) -> HttpResponse:
    return page.show(request, "criteria/unit.html", view, told, status=status)
