"""The pages on which it is written down who was reviewed over an alert, and corrected."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from chungtay.apps.alerts import queries as register
from chungtay.apps.alerts import reviewing
from chungtay.apps.alerts.queries import AlertCard
from chungtay.core.alerts.review import UnknownReview, require_from_above
from chungtay.core.people.actor import Actor
from chungtay.web.alerts import words
from chungtay.web.alerts.reader import reader
from chungtay.web.alerts.review_form import CorrectionForm, ReviewForm, as_told
from chungtay.web.kit.access import signed_in
from chungtay.web.kit.address import Heeds, default_day, read
from chungtay.web.kit.doing import done
from chungtay.web.kit.methods import writes
from chungtay.web.kit.names import Names
from chungtay.web.kit.page import Crumb
from chungtay.web.kit.saying import refused
from chungtay.web.kit.telling import tell_written


@dataclass(frozen=True, slots=True)
class _Asked:
    """Who writes on which alert; `unit` steers it: the nearest above."""

    by: Actor
    card: AlertCard
    unit: str


@writes
@signed_in
def new(request: HttpRequest, number: int) -> HttpResponse:
    """Show the form of a review, and write it down."""
    asked, on = _asked(request, number), default_day()
    initial = {"on": on, "body": _committee(asked.unit, on)}
    form = ReviewForm(request.POST or None, initial=initial)

    def deed() -> bool:
        review = form.review(unit=asked.unit)
        return reviewing.record_review(by=asked.by, number=number, review=review, on=on)

    return _answered(request, asked, form, deed, title=_("Ghi kết quả kiểm điểm"))


@writes
@signed_in
def correct(request: HttpRequest, number: int, review: int) -> HttpResponse:
    """Show the form that corrects a review or takes it back, and write that down."""
    asked, on = _asked(request, number), default_day()
    held = next((one for one in asked.card.reviews if one.number == review), None)
    if held is None and request.method != "POST":
        raise UnknownReview(review=str(review))
    form = CorrectionForm(request.POST or None, initial=as_told(held) if held else {})

    def deed() -> bool:
        told = form.cleaned_data
        said = None if told["withdrawn"] else form.review(unit=asked.unit)
        return reviewing.correct_review(
            by=asked.by, number=number, corrects=review, review=said, reason=told["reason"], on=on
        )

    return _answered(request, asked, form, deed, title=_("Đính chính kết quả kiểm điểm"))


def _asked(request: HttpRequest, number: int) -> _Asked:
    """Give the alert to whoever may write down reviews of its unit."""
    by, on = reader(request), default_day()
    card = register.alert(number, on=on)
    above = reviewing.above(card, on=on)
    require_from_above(by, unit=card.unit, above=above)
    return _Asked(by, card, above[0] if above else "")


def _committee(unit: str, on: dt.date) -> str:
    """Name the People's Committee of a unit as papers do, whatever language the reader has."""
    title = Names(on).unit(unit) if unit else ""
    return f"UBND {title[0].lower()}{title[1:]}" if title else ""


def _answered(
    request: HttpRequest, asked: _Asked, form: ReviewForm, deed: Callable[[], bool], *, title: str
) -> HttpResponse:
    status = HTTPStatus.OK
    if request.method == "POST":
        unit = Names(default_day()).unit(asked.card.unit)
        status, new = done(form, deed, said=partial(refused, unit=unit))
        if status == HTTPStatus.OK:
            tell_written(request, _("Đã ghi kết quả kiểm điểm."), new=bool(new))
            return HttpResponseRedirect(reverse("alert", args=[asked.card.number]))
    about = words.title(asked.card.content)
    crumbs = (
        Crumb(_("Cảnh báo"), reverse("alerts")),
        Crumb(about, reverse("alert", args=[asked.card.number])),
        Crumb(title),
    )
    context = {
        "view": read(request, heeds=Heeds()),
        "form": form,
        "title": title,
        "about": about,
        "said": words.words(asked.card.content),
        "due": asked.card.due,
        "back": reverse("alert", args=[asked.card.number]),
        "crumbs": crumbs,
    }
    return render(request, "alerts/review.html", context, status=status)
