"""Say that a decision puts a unit in a class, or takes it out. Every POST redirects."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chungtay.apps.units import queries
from chungtay.apps.units.queries.classes import ClassSaid
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.record import Grounds
from chungtay.core.kernel.refusal import Refusal
from chungtay.core.people.actions import CLASSIFY
from chungtay.core.people.actor import Actor, require
from chungtay.core.units.unit import Unit
from chungtay.core.units.unit_class import CLASS_TITLES, CLASSES_OF, UnitClassRow
from chungtay.flows.classify_unit import classify_unit
from chungtay.web.kit.access import actor, signed_in
from chungtay.web.kit.address import View, default_day, read
from chungtay.web.kit.errors import STATUS
from chungtay.web.kit.methods import writes
from chungtay.web.kit.names import Names
from chungtay.web.kit.page import Crumb, show
from chungtay.web.kit.saying import refused
from chungtay.web.kit.telling import tell_written
from chungtay.web.law.links import DocumentLink
from chungtay.web.works.paper import key_of, shown
from chungtay.web.works.record.forms import PaperForm

KIND = "~phan-loai"


class ClassForm(PaperForm):
    """Which class, in or out, from which day, by which document."""

    unit_class = forms.ChoiceField(label=gettext_lazy("Nhóm"))
    holds = forms.ChoiceField(
        label=gettext_lazy("Thay đổi"),
        choices=[("1", gettext_lazy("vào nhóm")), ("0", gettext_lazy("ra khỏi nhóm"))],
    )
    correcting = forms.BooleanField(
        label=gettext_lazy("Đính chính dòng đã ghi cùng nhóm, cùng ngày"), required=False
    )

    def __init__(self, *args: Any, unit: Unit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [(one.value, _(CLASS_TITLES[one])) for one in CLASSES_OF[unit.level]]
        self.offer("unit_class", offered)
        self.require_numbered()
        self.fields["signed"].required = True
        self.order_fields(["unit_class", "holds", "on", "symbol", "signed", "correcting"])

    def row(self, unit: Unit, on: dt.date) -> UnitClassRow:
        """Give what was typed as a row of the register; it is known from the day it is typed in."""
        told = self.cleaned_data
        document = key_of(told["symbol"], self.paper_day, unit=unit.code, kind=KIND)
        grounds = Grounds(document, max(on, told["on"]), Provenance.REPORTED)
        return UnitClassRow(
            unit.code, told["unit_class"], told["holds"] == "1", told["on"], grounds
        )


@dataclass(frozen=True, slots=True)
class Line:
    """Something written of a unit's classes, by whom and when; superseded if corrected since."""

    day: dt.date
    words: str
    document: DocumentLink
    by: str
    at: dt.datetime
    superseded: bool


@dataclass(frozen=True, slots=True)
class ClassifyPage:
    """The form's surroundings: the unit, what was written of it so far, where one goes back to."""

    unit: Unit
    form: ClassForm
    crumbs: tuple[Crumb, ...]
    lines: tuple[Line, ...]
    back: str


@writes
@signed_in
def classify(request: HttpRequest, code: str) -> HttpResponse:
    """Show the form of a class change with all that was written so far; take it."""
    by, view = actor(request), read(request)
    unit = queries.unit(code, on=view.on)
    require(by, CLASSIFY, unit=code, above=queries.superiors(code, on=view.on))
    given = (request.POST,) if request.method == "POST" else ()
    form = ClassForm(*given, unit=unit, initial={"on": view.on})
    back = view.onward(reverse("unit", args=[code]))
    status = HTTPStatus.OK
    if request.method == "POST":
        status, written = _taken(by, form, unit)
        if status is HTTPStatus.OK:
            said = _("Đã ghi phân loại của %(unit)s.") % {"unit": unit.title}
            tell_written(request, said, new=written)
            return HttpResponseRedirect(back)
    crumbs = (
        Crumb(_("Đơn vị hành chính"), reverse("units")),
        Crumb(unit.title, back),
        Crumb(_("Phân loại")),
    )
    lines = tuple(_line(one, view) for one in queries.class_rows(code, on=view.on))
    page = ClassifyPage(unit, form, crumbs, lines, back)
    return show(request, "units/classify.html", view, page, status=status)


def _taken(by: Actor, form: ClassForm, unit: Unit) -> tuple[HTTPStatus, bool]:
    """Enter what was typed, and tell whether it was new; what cannot be is said on the form."""
    if not form.is_valid():
        return HTTPStatus.BAD_REQUEST, False
    try:
        row = form.row(unit, default_day())
        written = classify_unit(by=by, row=row, correcting=form.cleaned_data["correcting"])
    except Refusal as no:
        form.add_error(None, refused(no))
        return HTTPStatus(STATUS[no.kind]), False
    return HTTPStatus.OK, written


def _line(one: ClassSaid, view: View) -> Line:
    words = _("vào: %(title)s") if one.step.holds else _("ra khỏi: %(title)s")
    return Line(
        one.step.on,
        words % {"title": _(CLASS_TITLES[one.step.unit_class])},
        shown(one.step.document, view, Names(view.on)),
        one.by,
        one.at,
        one.superseded,
    )
