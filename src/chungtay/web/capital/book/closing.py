"""The close of a year: each line with what is left and its last day; carry on, or cancel."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from chungtay.apps.capital import queries, services
from chungtay.core.capital.actions import CLOSE
from chungtay.core.capital.closing import Carry, numbers
from chungtay.core.capital.deeds import Decision
from chungtay.core.capital.holder import Holder
from chungtay.core.capital.line import Term
from chungtay.core.capital.movement import Pot
from chungtay.core.capital.standing import LineStanding
from chungtay.core.capital.window import check_closed_early, window
from chungtay.core.kernel.money import ZERO, Dong, total
from chungtay.core.kernel.refusal import Finding, Refusal
from chungtay.core.kernel.title import Title
from chungtay.core.law.citation import Citation
from chungtay.core.people.actor import Actor
from chungtay.core.submissions.form import CellType, Column
from chungtay.core.submissions.reading import read as read_cell
from chungtay.core.submissions.reason import reason_of
from chungtay.core.submissions.sheet import CellKind
from chungtay.packs.capital import spending_law
from chungtay.web.capital.book.paper import PaperForm, new_token
from chungtay.web.capital.book.words import LineWords, Words, amount, declined
from chungtay.web.capital.book.writing import holders_for, key_of
from chungtay.web.kit.access import actor, signed_in
from chungtay.web.kit.address import Heeds, View, default_day, not_understood, read
from chungtay.web.kit.errors import STATUS
from chungtay.web.kit.methods import writes
from chungtay.web.kit.page import Crumb, noted
from chungtay.web.kit.saying import finding, worded
from chungtay.web.law.links import DocumentLink, link

_DONG = Column("carry", Title("", ""), CellType.DONG)
_FIELD = "carry-"


@dataclass(frozen=True, slots=True)
class Row:
    """One line that is left with money: how much, until when, and what goes on."""

    field: str
    line: LineWords
    subject: str
    left: str
    ends: dt.date | None
    law: DocumentLink | None
    carry: str
    cancelled: str
    fault: str


@dataclass(frozen=True, slots=True)
class YearEndPage:
    """The page of the close of one holder's year."""

    holders: tuple[Holder, ...]
    holder: str
    name: str
    year: int
    rows: tuple[Row, ...]
    left: str
    carried: str
    cancelled: str
    crumbs: tuple[Crumb, ...]


class CloseForm(PaperForm):
    """The decision that closes the year."""

    def decision(self) -> Decision:
        """Give the decision."""
        return Decision(self.number(), self.cleaned_data["on"], self.grounds)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is asked: a holder's year, what is left of it, what was typed and what is wrong.

    `said` holds what stands in a field whose words are no amount, as it was typed.
    """

    own: tuple[Holder, ...]
    holder: str
    year: int
    left: Mapping[str, LineStanding]
    typed: Mapping[str, Dong]
    faults: Mapping[str, str]
    said: Mapping[str, str]

    def carry(self) -> Carry:
        """Give what is to go on, line by line."""
        told = ((one, self.typed.get(key, ZERO)) for key, one in self.left.items())
        return {(one.line, one.subject): going for one, going in told if going}


@writes
@signed_in
def year_end(request: HttpRequest) -> HttpResponse:
    """Show what is left of a holder's year; carry on and cancel by one decision."""
    by, asked = actor(request), _asked(request)
    step, status, shown = request.POST.get("step", ""), 200, False
    form = CloseForm(request.POST or None, today=default_day(), initial=_initial(default_day()))
    if step == "write" and (number := _closed_before(form)):
        messages.info(request, _("Quyết định này đã được ghi; không ghi thêm lần nữa."))
        return HttpResponseRedirect(reverse("book-entry", args=[number]))
    if request.method == "POST" and asked.holder and step != "edit":
        shown = form.is_valid() and not asked.faults
        status = 200 if shown else 400
        if shown and step == "write":
            try:
                number = _close(by, form, asked)
            except Refusal as no:
                form.add_error(None, declined(no, writing=form.number()))
                status, shown = STATUS[no.kind], False
            else:
                messages.success(request, _("Đã khóa sổ năm %(year)d.") % {"year": asked.year})
                return HttpResponseRedirect(reverse("book-entry", args=[number]))
    view = noted(request, read(request, heeds=Heeds()), _unheeded(request.GET, asked))
    page = _page(asked, view)
    context = {"view": view, "page": page, "form": form, "crumbs": page.crumbs}
    remarks = _remarks(form, asked) if shown else ()
    said = {"preview": shown, "faults": asked.faults, "findings": map(finding, remarks)}
    told = {**context, **said}
    return render(request, "capital/book/year_end.html", told, status=status)


def _remarks(form: CloseForm, asked: _Asked) -> tuple[Finding, ...]:
    """Remark on the decision, and on lines that the law still lets be paid."""
    lines = (one.line for one in asked.left.values())
    early = check_closed_early(lines, form.cleaned_data["on"], spending_law())
    return (*queries.decision_remarks(form.paper().key), *early)


def _closed_before(form: CloseForm) -> str:
    """Give the last entry that this filling of the form has in the book already, or nothing."""
    if not form.is_valid():
        return ""
    return max(queries.posting_counts(numbers(form.decision())), default="")


def _close(by: Actor, form: CloseForm, asked: _Asked) -> str:
    """Close the year; answer the number of the last entry."""
    decision = form.decision()
    return services.close_year(
        by=by, decision=decision, holder=asked.holder, year=asked.year, carry=asked.carry()
    )[-1]


def _asked(request: HttpRequest) -> _Asked:
    on, given = default_day(), request.POST if request.method == "POST" else request.GET
    own = holders_for(actor(request), CLOSE, on=on)
    holder = str(given.get("holder", ""))
    holder = holder if holder in {one.code for one in own} else ""
    year = _year(str(given.get("year", "")), on)
    left = _left(holder, year, on)
    return _Asked(own, holder, year, left, *_typed(request.POST, left))


def _unheeded(given: QueryDict, asked: _Asked) -> Iterator[str]:
    """Name the holder or year of an address that the page could not take."""
    for name, taken in (("holder", asked.holder), ("year", str(asked.year))):
        text = given.get(name, "")
        if text and text != taken:
            yield not_understood(text)


def _page(asked: _Asked, view: View) -> YearEndPage:
    words = Words(view)
    carried = total(asked.carry().values())
    return YearEndPage(
        holders=asked.own,
        holder=asked.holder,
        name=words.holder(asked.holder) if asked.holder else "",
        year=asked.year,
        rows=tuple(_row(key, asked, words) for key in asked.left),
        left=amount(total(_unpaid(one) for one in asked.left.values())),
        carried=amount(carried),
        cancelled=amount(total(_unpaid(one) for one in asked.left.values()) - carried),
        crumbs=(Crumb(_("Ghi quyết định"), reverse("book-write")), Crumb(_("Khóa sổ cuối năm"))),
    )


def _row(key: str, asked: _Asked, words: Words) -> Row:
    one, carry = asked.left[key], asked.typed.get(key, ZERO)
    bound = window(one.line, spending_law())
    return Row(
        field=f"{_FIELD}{key}",
        line=words.line(one.line),
        subject=words.subject(one.subject, on=words.view.on)[0],
        left=amount(_unpaid(one)),
        ends=bound.last if bound else None,
        law=link(Citation.parse(bound.cite), words.view) if bound else None,
        carry=asked.said.get(key) or (amount(carry) if carry else ""),
        cancelled=amount(_unpaid(one) - carry),
        fault=asked.faults.get(key, ""),
    )


def _left(holder: str, year: int, on: dt.date) -> dict[str, LineStanding]:
    """Give the yearly lines of a holder on which money is left."""
    if not holder:
        return {}
    stands = queries.holder_lines(holder, on=on, plan_year=year)
    return {
        key_of(one): one for one in stands if one.line.term is Term.YEAR and _unpaid(one) > ZERO
    }


def _unpaid(one: LineStanding) -> Dong:
    return one.held + one.of(Pot.RESERVED)


def _typed(
    given: Mapping[str, Any], left: Mapping[str, LineStanding]
) -> tuple[dict[str, Dong], dict[str, str], dict[str, str]]:
    """Read what is to go on of each line; give what is wrong with what was typed, and that."""
    typed: dict[str, Dong] = {}
    faults: dict[str, str] = {}
    texts = {key: str(given.get(f"{_FIELD}{key}", "")) for key in left}
    for key, one in left.items():
        cell = read_cell(texts[key], _DONG)
        if cell is None:
            continue
        if cell.kind is not CellKind.NUMBER or cell.amount < 0:
            why = worded(reason_of(cell, _DONG)) if cell.note else ""
            faults[key] = why or _("Hãy ghi số tiền kéo dài, từ không trở lên.")
        elif Dong(cell.amount) > _unpaid(one):
            faults[key] = _("Nhiều hơn số còn lại.")
        else:
            typed[key] = Dong(cell.amount)
    return typed, faults, {key: texts[key] for key in faults}


def _year(text: str, on: dt.date) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) == 4 else on.year


def _initial(on: dt.date) -> dict[str, Any]:
    return {"on": on, "token": new_token()}
