"""The page on which lists of works are taken in. Every POST redirects."""

from __future__ import annotations

import io
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from chungtay.apps.people.queries import unit_scope
from chungtay.core.kernel.refusal import Refusal
from chungtay.core.people.actor import COUNTRY, Actor, NotAllowed
from chungtay.core.works.actions import IMPORT
from chungtay.core.works.listing.line import ListFault
from chungtay.flows.import_works import Proposal, propose, take, write_template
from chungtay.web.kit.access import actor, signed_in
from chungtay.web.kit.address import default_day
from chungtay.web.kit.errors import STATUS
from chungtay.web.kit.names import province
from chungtay.web.kit.page import Crumb
from chungtay.web.kit.workbook import XLSX
from chungtay.web.submissions.excel.bounded import takes_file
from chungtay.web.works.importing.form import ListForm
from chungtay.web.works.importing.kept import Kept, find, forget, keep
from chungtay.web.works.paper import key_of

SHOWN = 100
"""How many remarks a page lists."""


@dataclass(frozen=True, slots=True)
class Looked:
    """A list that was looked at: what it says anew, and the remarks on it."""

    token: str
    proposal: Proposal
    errors: tuple[ListFault, ...]
    warnings: tuple[ListFault, ...]
    more: int

    @property
    def nothing(self) -> bool:
        """Tell whether the register says all of it already."""
        told = self.proposal
        return not (told.states or told.cards or told.funding)


@never_cache
@takes_file
def page(request: HttpRequest) -> HttpResponse:
    """Take a list in, show what it says anew, and write it once that is agreed to."""
    by = _importer(request)
    token = request.GET.get("t", "")
    if request.method == "POST" and request.POST.get("do") == "take":
        return _taken(request, by, token)
    if request.method == "POST":
        return _received(request, by)
    if token:
        return _looked_at(request, by, token)
    return _shown(request, ListForm(initial={"on": default_day()}))


@never_cache
@signed_in
def template(request: HttpRequest) -> HttpResponse:
    """Send the workbook that lists are filled in with, holding the sender's own works."""
    unit = _root(_importer(request))
    target = io.BytesIO()
    write_template(target, on=default_day(), unit=unit)
    response = HttpResponse(target.getvalue(), content_type=XLSX)
    response.headers["Content-Disposition"] = 'attachment; filename="danh-muc-cong-trinh.xlsx"'
    return response


def _importer(request: HttpRequest) -> Actor:
    by = actor(request)
    if not unit_scope(by, IMPORT):
        raise NotAllowed(title=IMPORT.title, unit=next((g.unit for g in by.grants), ""))
    return by


def _root(by: Actor) -> str:
    first = unit_scope(by, IMPORT)[0]
    return province() if first == COUNTRY else first


def _received(request: HttpRequest, by: Actor) -> HttpResponse:
    form = ListForm(request.POST, request.FILES)
    if not form.is_valid():
        return _shown(request, form, HTTPStatus.BAD_REQUEST)
    told = form.cleaned_data
    document = ""
    if told["symbol"]:
        document = key_of(told["symbol"], form.paper_day, unit=_root(by), kind="~ho-so")
    kept = Kept(told["file"].read(), told["file"].name, told["on"], int(told["scale"]), document)
    try:
        propose(by=by, file=io.BytesIO(kept.content), asked=kept.asked)
    except Refusal as no:
        form.add_error("file", str(no))
        return _shown(request, form, STATUS[no.kind])
    return HttpResponseRedirect(f"{request.path}?{urlencode({'t': keep(by, kept)})}")


def _looked_at(request: HttpRequest, by: Actor, token: str) -> HttpResponse:
    kept = find(by, token)
    if kept is None:
        return _gone(request)
    proposal = propose(by=by, file=io.BytesIO(kept.content), asked=kept.asked)
    errors, warnings = proposal.errors, proposal.warnings
    more = max(0, len(errors) - SHOWN) + max(0, len(warnings) - SHOWN)
    looked = Looked(token, proposal, tuple(errors[:SHOWN]), tuple(warnings[:SHOWN]), more)
    return render(request, "works/import_looked.html", {"page": looked, "crumbs": _crumbs()})


def _taken(request: HttpRequest, by: Actor, token: str) -> HttpResponse:
    kept = find(by, token)
    if kept is None:
        return _gone(request)
    proposal = propose(by=by, file=io.BytesIO(kept.content), asked=kept.asked)
    try:
        taken = take(by=by, proposal=proposal)
    except Refusal as no:
        messages.error(request, str(no))
        return HttpResponseRedirect(f"{request.path}?{urlencode({'t': token})}")
    forget(by, token)
    words = _(
        "Đã ghi %(n)d dòng sổ từ tệp “%(name)s”: %(added)d công trình mới, %(changed)d có đổi."
    )
    said = {"n": taken.total, "name": kept.name, "added": proposal.added,
            "changed": proposal.changed}  # fmt: skip
    messages.success(request, words % said)
    return HttpResponseRedirect(reverse("works"))


def _gone(request: HttpRequest) -> HttpResponse:
    messages.warning(request, _("Tệp chờ quá lâu nên không còn giữ; hãy nộp lại."))
    return HttpResponseRedirect(request.path)


def _shown(request: HttpRequest, form: ListForm, status: int = HTTPStatus.OK) -> HttpResponse:
    context = {"form": form, "crumbs": _crumbs()}
    return render(request, "works/import.html", context, status=status)


def _crumbs() -> tuple[Crumb, ...]:
    return (Crumb(_("Công trình"), reverse("works")), Crumb(_("Nhập từ Excel")))
