"""The pages of thresholds: the list, the form of a new one, and taking one back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from chungtay.apps.alerts import thresholds
from chungtay.apps.alerts.thresholds import Change
from chungtay.apps.criteria.levels import issuer
from chungtay.core.alerts.own import SET_THRESHOLDS, found
from chungtay.core.alerts.rule import AlertRule, Threshold
from chungtay.core.kernel.refusal import Refusal
from chungtay.core.people.actor import require
from chungtay.packs.alerts import rules
from chungtay.web.alerts.reader import reader
from chungtay.web.alerts.thresholds import pages
from chungtay.web.alerts.thresholds.forms import ThresholdForm
from chungtay.web.criteria.levels.forms import PaperForm
from chungtay.web.kit.access import actor, signed_in
from chungtay.web.kit.address import Heeds, default_day, read
from chungtay.web.kit.errors import STATUS
from chungtay.web.kit.methods import writes
from chungtay.web.kit.names import province, said
from chungtay.web.kit.page import Crumb, show
from chungtay.web.kit.saying import refused


@signed_in
def index(request: HttpRequest) -> HttpResponse:
    """List the rules of alerts with the thresholds that hold."""
    may = reader(request).may(SET_THRESHOLDS, unit=province())
    view = read(request, heeds=Heeds())
    page = pages.listing(view, on=default_day(), writes=may)
    return show(request, "alerts/thresholds.html", view, page)


@writes
@signed_in
def one(request: HttpRequest, code: str) -> HttpResponse:
    """Show the form of a threshold of the province's own, or save it."""
    rule, version = _rule(request, code)
    setting = rule.on(default_day())
    held = setting.value if setting else Threshold()
    form = ThresholdForm(request.POST or None, kind=rule.kind, held=held, version=version)

    def told() -> Change:
        paper, reason = form.paper(issuer(province())), form.cleaned_data["reason"].strip()
        seen = form.cleaned_data["version"]
        return Change(province(), code, form.first, form.wanted, paper, reason, seen)

    status = _saved(request, rule, form, told)
    if status == 302:
        messages.success(request, _("Đã lưu ngưỡng cảnh báo “%(rule)s”.") % _named(rule))
        return HttpResponseRedirect(reverse("alert-thresholds"))
    return _shown(request, rule, form, status)


@writes
@signed_in
def remove(request: HttpRequest, code: str, since: str) -> HttpResponse:
    """Show the form that takes a threshold back by a document, or take it back."""
    rule, version = _rule(request, code)
    try:
        first = dt.date.fromisoformat(since)
    except ValueError as no:
        raise Http404 from no
    form = PaperForm(request.POST or None, initial={"version": version})

    def told() -> Change:
        paper, reason = form.paper(issuer(province())), form.cleaned_data["reason"].strip()
        return Change(province(), code, first, None, paper, reason, form.cleaned_data["version"])

    status = _saved(request, rule, form, told)
    if status == 302:
        done = _("Đã bỏ ngưỡng cảnh báo “%(rule)s”; bản cũ còn trong sổ.")
        messages.success(request, done % _named(rule))
        return HttpResponseRedirect(reverse("alert-thresholds"))
    return _shown(request, rule, form, status, removes=first)


def _rule(request: HttpRequest, code: str) -> tuple[AlertRule, int]:
    """Give the rule and the last version, to whoever may set thresholds."""
    require(actor(request), SET_THRESHOLDS, unit=province())
    return found(rules(province()), code), thresholds.last_version(province())


def _saved(
    request: HttpRequest, rule: AlertRule, form: PaperForm, tell: Callable[[], Change]
) -> int:
    """Save what was posted; answer 302, or the status of the page that shows the form again."""
    if request.method != "POST":
        return 200
    if not form.is_valid():
        return 400
    try:
        thresholds.set_threshold(by=actor(request), change=tell(), on=default_day())
    except Refusal as no:
        form.add_error(None, refused(no, **_named(rule)))
        return STATUS[no.kind]
    except ValueError as wrong:
        form.add_error("symbol", str(wrong))
        return 400
    return 302


def _named(rule: AlertRule) -> dict[str, str]:
    return {"rule": said(rule.title)}


def _shown(
    request: HttpRequest,
    rule: AlertRule,
    form: PaperForm,
    status: int,
    *,
    removes: dt.date | None = None,
) -> HttpResponse:
    view = read(request, heeds=Heeds())
    context = {
        "view": view,
        "form": form,
        "title": said(rule.title),
        "removes": removes,
        "lines": () if removes else tuple(pages.own_lines(rule, view)),
        "history": pages.history(rule.code),
        "crumbs": (
            Crumb(_("Cảnh báo"), reverse("alerts")),
            Crumb(_("Ngưỡng cảnh báo"), reverse("alert-thresholds")),
            Crumb(said(rule.title)),
        ),
    }
    return render(request, "alerts/threshold.html", context, status=status)
