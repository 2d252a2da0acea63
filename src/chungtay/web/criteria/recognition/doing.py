"""What each form asks of a service."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from chungtay.apps.criteria.recognition import services
from chungtay.core.criteria.recognition.appraisal import Appraisal, Votes
from chungtay.core.criteria.recognition.file import Course
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.record import Grounds
from chungtay.core.people.actor import Actor
from chungtay.flows.decide_recognition import decide_recognition
from chungtay.web.criteria.recognition import forms
from chungtay.web.criteria.recognition.what import What
from chungtay.web.works.paper import key_of
from chungtay.web.works.record.forms import PaperForm

KIND = "~cong-nhan"
"""What stands for the number of a paper that has none."""


@dataclass(frozen=True, slots=True)
class Errand:
    """A step to be taken: by whom, which, of which file, and today."""

    by: Actor
    what: What
    course: Course
    on: dt.date


def grounds_of(form: PaperForm, *, unit: str, on: dt.date) -> Grounds:
    """Give the paper that a filled form names; it is known from the day it is typed in."""
    document = key_of(form.cleaned_data["symbol"], form.paper_day, unit=unit, kind=KIND)
    return Grounds(document, max(on, form.cleaned_data["on"]), Provenance.REPORTED)


def form_of(errand: Errand, *given: Any) -> PaperForm:
    """Make the form of a step."""
    initial = {"on": errand.on, "field": errand.course.wanted.field}
    return _FORMS[errand.what](*given, initial=initial)


def do(errand: Errand, form: PaperForm) -> Course:
    """Take the step that a filled form tells of; refused where core or services refuse."""
    return _DEEDS[errand.what](errand, form)


def _common(errand: Errand, form: PaperForm) -> dict[str, Any]:
    return {
        "by": errand.by,
        "file": errand.course.code,
        "on": form.cleaned_data["on"],
        "grounds": grounds_of(form, unit=errand.course.wanted.unit, on=errand.on),
    }


def _again(errand: Errand, form: PaperForm) -> Course:
    wanted = replace(errand.course.wanted, field=form.cleaned_data["field"])
    return services.request_recognition(**_common(errand, form), wanted=wanted)


def _review(errand: Errand, form: PaperForm) -> Course:
    return services.review_file(**_common(errand, form), reason=form.cleaned_data["reason"])


def _appraise(errand: Errand, form: PaperForm) -> Course:
    told = form.cleaned_data
    votes = Votes(told["in_favour"], told["against"], told["abstained"])
    held = Appraisal(told["members"], votes)
    return services.appraise_file(**_common(errand, form), appraisal=held, reason=told["reason"])


def _decide(errand: Errand, form: PaperForm) -> Course:
    return decide_recognition(**_common(errand, form), ground=form.cleaned_data["ground"])


def _return(errand: Errand, form: PaperForm) -> Course:
    return services.return_file(**_common(errand, form), reason=form.cleaned_data["reason"])


def _withdraw(errand: Errand, form: PaperForm) -> Course:
    return services.withdraw_file(**_common(errand, form), reason=form.cleaned_data["reason"])


_FORMS: Mapping[What, type[PaperForm]] = {
    What.REQUEST: forms.AgainForm,
    What.REVIEW: forms.ReviewForm,
    What.APPRAISE: forms.AppraisalForm,
    What.DECIDE: forms.DecisionForm,
    What.RETURN: forms.ReasonForm,
    What.WITHDRAW: forms.ReasonForm,
}
_DEEDS: Mapping[What, Callable[[Errand, PaperForm], Course]] = {
    What.REQUEST: _again,
    What.REVIEW: _review,
    What.APPRAISE: _appraise,
    What.DECIDE: _decide,
    What.RETURN: _return,
    What.WITHDRAW: _withdraw,
}
