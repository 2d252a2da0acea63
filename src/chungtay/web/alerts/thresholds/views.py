"""The pages of thresholds: the list; setting one, switching a rule, taking back what was set.

Nothing is saved that was not shown first: what the change would do today, and then the button.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from chungtay.apps.alerts import thresholds
from chungtay.apps.alerts.thresholds import Change
from chungtay.apps.criteria.levels import issuer
from chungtay.core.alerts.own import (
    SET_THRESHOLDS,
    Switch,
    ThresholdsChanged,
    Wanted,
    found,
    last_raising,
)
from chungtay.core.alerts.rule import AlertRule, Threshold
from chungtay.core.kernel.refusal import Refusal
from chungtay.core.people.actor import require
from chungtay.flows.try_thresholds import tried
from chungtay.packs.alerts import rules
from chungtay.web.alerts.reader import reader
from chungtay.web.alerts.thresholds import pages
from chungtay.web.alerts.thresholds.forms import ChangeForm, SwitchForm, ThresholdForm
from chungtay.web.alerts.thresholds.words import DOING, Doing
from chungtay.web.kit.access import actor, signed_in
from chungtay.web.kit.address import Heeds, default_day, read
from chungtay.web.kit.errors import STATUS
from chungtay.web.kit.methods import writes
from chungtay.web.kit.names import province, said
from chungtay.web.kit.page import show
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
    """Show the form of a threshold of the province's own; try it out, or save it."""
    rule, version = _rule(request, code)
    held = last_raising(rule, since=default_day()) or Threshold()
    form = ThresholdForm(request.POST or None, kind=rule.kind, held=held, version=version)
    return _answered(request, _Asked(rule, form, Doing.SET), lambda: form.wanted)


@writes
@signed_in
def switch(request: HttpRequest, code: str, to: Switch) -> HttpResponse:
    """Show the form that switches a rule off, or on again; try it out, or do it."""
    rule, version = _rule(request, code)
    form = SwitchForm(request.POST or None, initial={"version": version})
    doing = Doing.SWITCH_OFF if to is Switch.OFF else Doing.SWITCH_ON
    return _answered(request, _Asked(rule, form, doing), lambda: to)


@writes
@signed_in
def remove(request: HttpRequest, code: str, since: str) -> HttpResponse:
    """Show the form that takes a threshold back by a document; try it out, or do it."""
    rule, version = _rule(request, code)
    try:
        first = dt.date.fromisoformat(since)
    except ValueError as no:
        raise Http404 from no
    form = ChangeForm(request.POST or None, initial={"version": version})
    return _answered(request, _Asked(rule, form, Doing.REMOVE, first), lambda: None)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What somebody does to a rule with a form; `removes` is the day of what is taken back."""

    rule: AlertRule
    form: ChangeForm
    doing: Doing
    removes: dt.date | None = None

    @property
    def named(self) -> dict[str, str]:
        """Name the rule in the reader's language."""
        return {"rule": said(self.rule.title)}

    def change(self, value: Wanted | Switch | None) -> Change:
        """Give the change as it was typed; raises ValueError for a document not possible."""
        told = self.form.cleaned_data
        since = self.removes or told["since"]
        paper, reason = self.form.paper(issuer(province())), told["reason"].strip()
        return Change(province(), self.rule.code, since, value, paper, reason, told["version"])


def _rule(request: HttpRequest, code: str) -> tuple[AlertRule, int]:
    """Give the rule and the last version, to whoever may set thresholds."""
    require(actor(request), SET_THRESHOLDS, unit=province())
    return found(rules(province()), code), thresholds.last_version(province())


def _answered(
    request: HttpRequest, asked: _Asked, value: Callable[[], Wanted | Switch | None]
) -> HttpResponse:
    """Show the form, or it again with what the change would do, or go back once it is saved."""
    form = asked.form
    if request.method != "POST":
        return _shown(request, asked)
    if not form.is_valid():
        return _shown(request, asked, status=400)
    try:
        return _done(request, asked, asked.change(value()))
    except Refusal as no:
        form.add_error(None, refused(no, **asked.named))
        others = isinstance(no, ThresholdsChanged)
        if isinstance(no, ThresholdsChanged):
            form.again(tried="", version=no.found)
        return _shown(request, asked, status=STATUS[no.kind], others=others)
    except ValueError as wrong:
        form.add_error("symbol", str(wrong))
        return _shown(request, asked, status=400)


def _done(request: HttpRequest, asked: _Asked, change: Change) -> HttpResponse:
    """Save what was tried out; try out what was not."""
    form, saving = asked.form, "save" in request.POST
    if saving and form.to_be_saved:
        thresholds.set_threshold(by=actor(request), change=change, on=default_day())
        messages.success(request, _(DOING[asked.doing].done) % asked.named)
        return HttpResponseRedirect(reverse("alert-thresholds"))
    trial = pages.foretold(tried(change, on=default_day()))
    form.again(tried=form.told)
    return _shown(request, asked, trial=replace(trial, changed=saving))


def _shown(
    request: HttpRequest,
    asked: _Asked,
    *,
    status: int = 200,
    trial: pages.Foretold | None = None,
    others: bool = False,
) -> HttpResponse:
    """Show the form, and the versions of the rule; with `others` those of other rules too."""
    view = read(request, heeds=Heeds())
    rule, sets = asked.rule, asked.doing is Doing.SET
    context = {
        "view": view,
        "form": asked.form,
        "title": said(rule.title),
        "words": DOING[asked.doing],
        "removes": asked.removes,
        "trial": trial,
        "held": pages.held(rule, view, on=default_day()),
        "lines": tuple(pages.own_lines(rule, view)) if sets else (),
        "switch": pages.switch_of(rule, on=default_day()) if sets else None,
        "history": pages.history("" if others else rule.code),
        "crumbs": pages.crumbs(rule),
    }
    return render(request, "alerts/threshold.html", context, status=status)
