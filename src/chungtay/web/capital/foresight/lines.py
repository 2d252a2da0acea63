"""Lines on the pages of foresight: their names, their measures with receipts, their filters."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from chungtay.apps.capital.queries import holders
from chungtay.core.capital.foresight.course import Place
from chungtay.core.capital.foresight.expectation import Expected
from chungtay.core.measures.answer import Answer, Question
from chungtay.flows.line_courses import BUDGETS, LINE, PAID, PLAN, plan_year
from chungtay.web.kit.address import MoneyUnit, View
from chungtay.web.kit.desk import Desk, narrowed
from chungtay.web.kit.figure import Num, Style, receipt_href
from chungtay.web.kit.names import Names, province

Where = dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Naming:
    """How lines are called: whose, for what, and of which money."""

    names: Names
    holders: Mapping[str, str]

    def holder(self, place: Place) -> str:
        """Name who holds a line."""
        return self.holders.get(place.holder, place.holder)

    def purpose(self, place: Place) -> str:
        """Name what a line is for."""
        if place.item and not place.project:
            return self.names.item(place.item)
        return self.names.project(place.project)

    def money(self, place: Place, origin_year: int) -> str:
        """Name the money of a line: programme, source, kind, and the year it was given in."""
        carried = _("kéo dài từ %(year)s") % {"year": origin_year} if place.carried else ""
        parts = (
            self.names.programme(place.programme), self.names.source(place.source),
            self.names.item(place.item), self.names.kind(place.kind), carried,
        )  # fmt: skip
        return " · ".join(part for part in parts if part)


def naming(desk: Desk) -> Naming:
    """Read what names lines need, once for a page."""
    return Naming(Names(desk.view.on), {holder.code: holder.name for holder in holders()})


def asked(view: View) -> Where:
    """Give the conditions of the page's base numbers: the open plan year, budgets, the filters."""
    return {"plan_year": (str(plan_year(view.on)),), "source": BUDGETS, **view.where()}


def chosen(view: View, lines: Iterable[Expected]) -> list[Expected]:
    """Keep the lines that the filters of an address ask for."""
    return [
        line
        for line in lines
        if all(getattr(line.course.place, name) == value for name, value in view.filters.items())
    ]


@dataclass(frozen=True, slots=True)
class Bases:
    """Plan and payments of every line, each with its receipt; and how lines are called.

    A number is dressed when a line is shown: a year has many more lines than a page.
    """

    naming: Naming
    answers: Mapping[str, Answer]
    question: Question
    money: MoneyUnit

    def of(self, line: Expected) -> tuple[Num, Num]:
        """Give the plan and the payments of a line."""
        return self._num(PLAN, line), self._num(PAID, line)

    def _num(self, name: str, line: Expected) -> Num:
        answer = self.answers[name]
        said = {**line.course.place._asdict(), "origin_year": str(line.course.origin_year)}
        key = tuple(said[dimension] for dimension in answer.by)
        style = Style(answer.measure.unit, answer.measure.decimals, self.money)
        href = receipt_href(name, narrowed(self.question, answer.by, key))
        return style.show(answer.value(*key), href)


def bases(desk: Desk) -> Bases:
    """Ask plan and payments of every line that the filters ask for."""
    view = desk.view
    where = {"province": (province(),), **asked(view)}
    question = Question(where, view.on, view.as_known)
    known = set(desk.engine.measure(PLAN).dimensions) & set(desk.engine.measure(PAID).dimensions)
    dimensions = tuple(name for name in LINE if name in known)
    answers = desk.engine.ask_many([PLAN, PAID], by=dimensions, question=question)
    return Bases(naming(desk), answers, question, view.money)


def work_href(desk: Desk, code: str) -> str:
    """Give the page of a work; nothing for a code that none can have."""
    try:
        return desk.view.onward(reverse("work", args=[code]))
    except NoReverseMatch:
        return ""
