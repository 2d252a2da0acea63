"""Write of a work on a page of its own; look at its pictures. Every POST redirects."""

from __future__ import annotations

from http import HTTPStatus
from urllib.parse import quote

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from chungtay.apps.works import queries
from chungtay.core.kernel.refusal import Refusal
from chungtay.core.people.actor import NotAllowed
from chungtay.core.works.whole import WorkWhole
from chungtay.web.kit.access import actor, signed_in
from chungtay.web.kit.address import Heeds, default_day, read
from chungtay.web.kit.errors import STATUS
from chungtay.web.kit.methods import writes
from chungtay.web.kit.page import Crumb, noted
from chungtay.web.kit.saying import refused, worded
from chungtay.web.works.record.doing import do, form_of
from chungtay.web.works.record.errand import DONE, Errand
from chungtay.web.works.record.forms import PaperForm
from chungtay.web.works.record.what import What, possible

ALONE = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
"""A picture opened by itself may load nothing and run nothing, whatever it turns out to hold."""
KEPT = "private, max-age=86400, immutable"
"""A picture's address holds its digest, so what is there never changes."""


@writes
@signed_in
def record(request: HttpRequest, code: str, what: str) -> HttpResponse:
    """Show the form for one thing that can be written of a work, and take it."""
    if what not in set(What):
        raise Http404
    errand = _errand(request, code, What(what))
    if request.method != "POST":
        return _shown(request, errand, form_of(errand))
    form = form_of(errand, request.POST, request.FILES)
    if not form.is_valid():
        return _shown(request, errand, form, HTTPStatus.BAD_REQUEST)
    try:
        do(errand, form)
    except Refusal as no:
        form.add_error(None, refused(no))
        return _shown(request, errand, form, STATUS[no.kind])
    messages.success(request, str(DONE[errand.what]))
    return HttpResponseRedirect(reverse("work", args=[code]))


def photo(request: HttpRequest, code: str, sha256: str) -> HttpResponse:  # noqa: ARG001
    """Send a picture of a work, as what its bytes were found to be and nothing else."""
    found = queries.photo_content(code, sha256)
    if found is None:
        raise Http404
    told, content = found
    response = HttpResponse(content, content_type=told.media_type)
    response.headers["Content-Disposition"] = f"inline; filename*=UTF-8''{quote(told.name)}"
    response.headers["Content-Security-Policy"] = ALONE
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = KEPT
    return response


def _errand(request: HttpRequest, code: str, what: What) -> Errand:
    by, on = actor(request), default_day()
    work = queries.whole(code, on=on)
    state = work.summary.state
    if what not in possible(by, state, on=on):
        raise NotAllowed(title=what.action.title, unit=state.unit)
    about = request.GET.get("o", "")
    if not what.offered and not _about(work, about):
        raise Http404
    return Errand(by, what, work, about, on)


def _shown(
    request: HttpRequest, errand: Errand, form: PaperForm, status: int = HTTPStatus.OK
) -> HttpResponse:
    work = errand.work.summary
    href = reverse("work", args=[work.code])
    context = {
        "view": noted(request, read(request, heeds=Heeds())),
        "form": form,
        "wide": errand.what in (What.CARD, What.CONTRACT),
        "title": errand.what.words,
        "name": work.name,
        "back": href,
        "about": _about(errand.work, errand.about),
        "crumbs": (Crumb(_("Công trình"), reverse("works")), Crumb(work.name, href),
                   Crumb(errand.what.words)),
    }  # fmt: skip
    return render(request, "works/record.html", context, status=status)


def _about(work: WorkWhole, code: str) -> str:
    """Quote the obstacle, the remark or the contract that the form is about."""
    told = {case.last.obstacle: case.last.text for case in work.obstacles}
    told |= {case.last.code: case.last.text for case in work.remarks}
    told |= {case.last.contract: worded(case.last.title) for case in (*work.contracts, *work.void)}
    return told.get(code, "")
