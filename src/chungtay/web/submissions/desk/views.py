"""The pages of the desk, and what people do there."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from chungtay.apps.audit.services import saw
from chungtay.apps.people.queries import unit_scope
from chungtay.apps.submissions import queries, services
from chungtay.apps.submissions.services.reminding import see_reminders
from chungtay.apps.units import queries as units
from chungtay.core.kernel.refusal import Refusal
from chungtay.core.people.actor import COUNTRY, Actor, NotAllowed
from chungtay.core.submissions.actions import OPEN, READ
from chungtay.core.submissions.key import Key
from chungtay.core.submissions.period import period
from chungtay.core.units.unit import Level, Unit
from chungtay.packs import forms
from chungtay.web.kit import wording
from chungtay.web.kit.access import actor, signed_in
from chungtay.web.kit.address import default_day, read
from chungtay.web.kit.errors import STATUS
from chungtay.web.kit.methods import writes
from chungtay.web.kit.names import province, said
from chungtay.web.kit.page import desk, show
from chungtay.web.kit.saying import refused
from chungtay.web.kit.workbook import workbook
from chungtay.web.submissions.desk import calls as calling
from chungtay.web.submissions.desk import exports
from chungtay.web.submissions.desk.ask import CallForm
from chungtay.web.submissions.desk.closed import closed
from chungtay.web.submissions.desk.doing import DONE, do
from chungtay.web.submissions.desk.matrix import matrix
from chungtay.web.submissions.desk.matrix_asked import Asked
from chungtay.web.submissions.desk.may import oversees
from chungtay.web.submissions.desk.one import one, trouble_of
from chungtay.web.submissions.desk.todo import href, to_do
from chungtay.web.submissions.entry.addressed import of_one

RESULTS = "chungtay_bulk"
Results = tuple[tuple[str, str, str], ...]


@signed_in
def todo(request: HttpRequest) -> HttpResponse:
    """Show what waits for whoever asks."""
    page = to_do(actor(request), on=default_day(), results=_results(request))
    return show(request, "submissions/todo.html", read(request), page)


@signed_in
def whole_matrix(request: HttpRequest) -> HttpResponse:
    """Show the matrix, or send it as a workbook."""
    by, on = actor(request), default_day()
    page = matrix(by, Asked.read(request.GET), desk(request), on=on, results=_results(request))
    if request.GET.get("tai") == "xlsx":
        title = _("Tình hình báo cáo kỳ: %(unit)s") % {"unit": page.title}
        return workbook(exports.table(page), title=title, name="ma-tran", on=on)
    return show(request, "submissions/matrix.html", page.view, page)


@writes
@signed_in
@of_one
def submission(request: HttpRequest, key: Key) -> HttpResponse:
    """Show one report, and take what is done to it."""
    by, on = actor(request), default_day()
    filing = queries.filing_seen(by, key, on=on)
    if request.method == "POST":
        try:
            deed = do(by, filing, request.POST, on=on)
        except Refusal as no:
            now = queries.filing_seen(by, key, on=on)
            trouble = trouble_of(no, now, seen=request.POST.get("digest", ""))
            typed = {name: str(value) for name, value in request.POST.items()}
            page = one(by, now, on=on, trouble=trouble, typed=typed)
            return show(
                request, "submissions/one.html", read(request), page, status=STATUS[no.kind]
            )
        messages.success(request, str(DONE[deed]))
        return HttpResponseRedirect(href(key))
    saw(by=by, subject=str(key), action=READ, unit=key.unit)
    page = one(by, filing, on=on, about=request.GET.get("o", ""))
    return show(request, "submissions/one.html", read(request), page)


@writes
@signed_in
def approve_many(request: HttpRequest) -> HttpResponse:
    """Approve what was ticked, each report on its own; show the result of each on the way back."""
    back = request.POST.get("next", "") or reverse("to-do")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}):
        back = reverse("to-do")
    ticked = dict(text.rpartition("@")[::2] for text in request.POST.getlist("k"))
    if not ticked:
        messages.warning(request, _("Chưa chọn báo cáo nào để phê duyệt."))
        return HttpResponseRedirect(back)
    by, on = actor(request), default_day()
    digests = {Key.read(text): digest for text, digest in ticked.items()}
    answers = services.approve_many(by=by, keys=tuple(digests), on=on, digests=digests)
    done = sum(refusal is None for _key, refusal in answers)
    named = units.units([key.unit for key in digests], on=on)
    request.session[RESULTS] = [
        (_titled(key, named), href(key), refused(refusal) if refusal else "")
        for key, refusal in answers
    ]
    said_of = ngettext("Đã phê duyệt %(n)d báo cáo.", "Đã phê duyệt %(n)d báo cáo.", done)
    if done < len(answers):
        more = _("%(n)d báo cáo chưa phê duyệt được; xem lý do từng dòng.")
        messages.warning(request, f"{said_of % {'n': done}} {more % {'n': len(answers) - done}}")
    else:
        messages.success(request, said_of % {"n": done})
    return HttpResponseRedirect(back)


@writes
@signed_in
def seen(request: HttpRequest) -> HttpResponse:
    """Put the reader's own reminders away."""
    if request.method == "POST":
        see_reminders(by=actor(request), on=default_day())
    return HttpResponseRedirect(reverse("to-do"))


@signed_in
def calls(request: HttpRequest) -> HttpResponse:
    """Show whom to call, or send the list as a workbook."""
    by, on = actor(request), default_day()
    page = calling.calls(by, on=on)
    saw(by=by, subject="goi-dien", action=READ)
    if request.GET.get("tai") == "xlsx":
        title = _("Danh sách gọi điện, ngày %(day)s") % {"day": f"{on:%d/%m/%Y}"}
        return workbook(calling.table(page), title=title, name="goi-dien", on=on)
    return show(request, "submissions/calls.html", read(request), page)


@signed_in
def closed_changes(request: HttpRequest) -> HttpResponse:
    """Show what was changed in closed periods."""
    page = closed(actor(request), request.GET, on=default_day())
    return show(request, "submissions/closed.html", read(request), page)


@writes
@signed_in
def ask(request: HttpRequest) -> HttpResponse:
    """Call for a report out of turn."""
    by, on = actor(request), default_day()
    if not oversees(by):
        raise _not_allowed(by)
    known = forms.forms(on=on)
    form = CallForm(
        request.POST if request.method == "POST" else None,
        asked=[(code, said(one.title)) for code, one in known.items()],
        places=_places(by),
        initial={"since": on.replace(day=1), "until": on},
    )
    status = HTTPStatus.OK
    if request.method == "POST":
        if form.is_valid() and (answer := _asked(request, by, form)):
            return answer
        status = HTTPStatus.BAD_REQUEST
    return render(request, "submissions/ask.html", {"form": form}, status=status)


def _asked(request: HttpRequest, by: Actor, form: CallForm) -> HttpResponse | None:
    """Open the period asked for; None, with the reason on the form, where it is refused."""
    on = default_day()
    try:
        period = form.period()
        wanted = forms.form(form.cleaned_data["form"], on=min(on, period.until))
        opened = services.open_period(
            by=by,
            form=wanted,
            period=period,
            scope=form.cleaned_data["unit"],
            on=on,
            due=form.due_in(wanted),
        )
    except Refusal as no:
        form.add_error(None, refused(no))
        return None
    said_of = ngettext(
        "Đã yêu cầu %(n)d đơn vị báo cáo.", "Đã yêu cầu %(n)d đơn vị báo cáo.", opened
    )
    messages.success(request, said_of % {"n": opened})
    month = f"{period.until:%Y-%m}"
    return HttpResponseRedirect(
        Asked(form.cleaned_data["unit"], month, wanted.code, "", every=True).href()
    )


def _places(by: Actor) -> list[tuple[str, str]]:
    on = default_day()
    listed = [province() if root == COUNTRY else root for root in unit_scope(by, OPEN)]
    found = [unit for root in listed for unit in units.subtree(root, on=on)]
    return [(u.code, u.title) for u in found if u.level is not Level.COMMUNE or u.code in listed]


def _titled(key: Key, named: Mapping[str, Unit]) -> str:
    """Name a report for people: form, unit, period."""
    form = forms.forms(on=period(key.period).until).get(key.form)
    unit = named[key.unit].title if key.unit in named else key.unit
    return f"{said(form.short) if form else key.form}, {unit}, {wording.period(key.period)}"


def _not_allowed(by: Actor) -> Refusal:
    return NotAllowed(title=OPEN.title, unit=next((g.unit for g in by.grants), ""))


def _results(request: HttpRequest) -> Results:
    return tuple((a, b, c) for a, b, c in request.session.pop(RESULTS, ()))
