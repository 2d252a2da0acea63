"""Lines on the pages of foresight: their names, their measures with receipts, their filters."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from chungtay.apps.capital.queries import holders
from chungtay.core.capital.foresight.course import Place
from chungtay.core.capital.foresight.expectation import Expected
from chungtay.flows.line_courses import BUDGETS, LINE, PAID, PLAN, plan_year
from chungtay.web.kit.address import View
from chungtay.web.kit.desk import Desk, Keys
from chungtay.web.kit.figure import NONE, Num
from chungtay.web.kit.names import Names

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
        return self.names.project(place.project or place.item)

    def money(self, place: Place, origin_year: int) -> str:
        """Name the money of a line: programme, source, kind, and the year it was given in."""
        carried = _("kéo dài từ %(year)s") % {"year": origin_year} if place.carried else ""
        parts = (
            self.names.programme(place.programme), self.names.source(place.source), place.item,
            self.names.kind(place.kind), carried,
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
    """Plan and payments of every line, each with its receipt; and how lines are called."""

    naming: Naming
    dimensions: tuple[str, ...]
    found: Mapping[str, Mapping[Keys, Num]]

    def of(self, line: Expected) -> tuple[Num, Num]:
        """Give the plan and the payments of a line."""
        place = line.course.place
        said = {**place._asdict(), "origin_year": str(line.course.origin_year)}
        key = tuple(said[name] for name in self.dimensions)
        return self.found[PLAN].get(key, NONE), self.found[PAID].get(key, NONE)


def bases(desk: Desk) -> Bases:
    """Ask plan and payments of every line that the filters ask for."""
    known = set(desk.engine.measure(PLAN).dimensions) & set(desk.engine.measure(PAID).dimensions)
    dimensions = tuple(name for name in LINE if name in known)
    return Bases(naming(desk), dimensions, desk.by([PLAN, PAID], dimensions, asked(desk.view)))
