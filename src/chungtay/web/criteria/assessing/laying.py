"""Lay evidence beside a requirement, take it back with a reason, hand a file of it out."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import quote

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from chungtay.apps.criteria.readings import queries, services
from chungtay.core.criteria.assessing import SELF_ASSESS
from chungtay.core.criteria.evidence import Evidence, EvidenceKind
from chungtay.core.criteria.reading import Stage
from chungtay.core.kernel.refusal import Refusal
from chungtay.core.people.actor import NotAllowed
from chungtay.flows.lay_evidence import lay_evidence
from chungtay.web.criteria.assessing import writing
from chungtay.web.criteria.assessing.sheet import Sheet
from chungtay.web.kit.access import actor, signed_in
from chungtay.web.kit.address import default_day, read
from chungtay.web.kit.methods import writes
from chungtay.web.kit.saying import finding, refused

ALONE = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
"""A file opened by itself may load nothing and run nothing, whatever it turns out to hold."""


@writes
@signed_in
def attach(request: HttpRequest, unit: str, threshold: str) -> HttpResponse:
    """Lay a file, a document, a work or words beside a requirement."""
    view, by = read(request), actor(request)
    back = view.onward(reverse("assess-one", args=[unit, threshold]))
    if request.method != "POST":
        return HttpResponseRedirect(back)
    sheet = Sheet.of(view, by, unit)
    stage = sheet.stage_for(sheet.law.criterion_of(threshold))
    if stage is None:
        raise NotAllowed(title=SELF_ASSESS.title, unit=unit)
    place = writing.Place(unit, sheet.law, view.on, default_day())
    try:
        evidence, content = _given(request, place, threshold, stage)
        _laid, found = lay_evidence(by=by, evidence=evidence, content=content)
    except Refusal as no:
        messages.error(request, refused(no))
        return HttpResponseRedirect(back)
    for one in found:
        messages.warning(request, finding(one))
    if not any(one.code == "criteria.evidence_there" for one in found):
        messages.success(request, _("Đã thêm minh chứng."))
    return HttpResponseRedirect(back)


@writes
@signed_in
def withdraw(request: HttpRequest, unit: str, threshold: str) -> HttpResponse:
    """Take back a piece of evidence, saying why; it stays to be seen, struck out."""
    view, by = read(request), actor(request)
    back = view.onward(reverse("assess-one", args=[unit, threshold]))
    if request.method != "POST":
        return HttpResponseRedirect(back)
    sheet = Sheet.of(view, by, unit)
    if sheet.stage_for(sheet.law.criterion_of(threshold)) is None:
        raise NotAllowed(title=SELF_ASSESS.title, unit=unit)
    place = writing.Place(unit, sheet.law, view.on, default_day())
    asked = request.POST.get("ref", "")
    try:
        told = queries.one_evidence(
            unit, criteria_set=sheet.law.code, threshold=threshold, ref=asked, on=view.on
        )
        services.withdraw_evidence(
            by=by,
            evidence=replace(
                told,
                on=view.on,
                grounds=place.grounds(told.stage),
                withdrawn=request.POST.get("reason", "").strip(),
            ),
        )
    except Refusal as no:
        messages.error(request, refused(no))
        return HttpResponseRedirect(back)
    messages.success(request, _("Đã rút minh chứng; dòng cũ vẫn giữ trong sổ."))
    return HttpResponseRedirect(back)


def file(request: HttpRequest, unit: str, sha256: str) -> HttpResponse:
    """Send a file of evidence to whoever may look at it: to be kept, never to be run."""
    told, content = services.fetch_evidence(by=actor(request), unit=unit, sha256=sha256)
    response = HttpResponse(content, content_type="application/octet-stream")
    response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(told.title)}"
    response.headers["Content-Security-Policy"] = ALONE
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def _given(
    request: HttpRequest, place: writing.Place, threshold: str, stage: Stage
) -> tuple[Evidence, bytes]:
    """Read what is to be laid beside: a file if there is one, else what was written."""
    upload, text = request.FILES.get("file"), request.POST.get("text", "").strip()
    content = upload.read() if upload else b""
    asked = request.POST.get("kind", "")
    written = EvidenceKind(asked) if asked in set(EvidenceKind) else EvidenceKind.NOTE
    kind = EvidenceKind.FILE if upload else written
    title = (upload.name or "") if upload else text
    evidence = Evidence(
        unit=place.unit,
        criteria_set=place.law.code,
        threshold=threshold,
        stage=stage,
        kind=kind,
        what="?" if upload else text,
        title=title,
        on=place.on,
        grounds=place.grounds(stage),
        size=len(content),
    )
    return evidence, content
