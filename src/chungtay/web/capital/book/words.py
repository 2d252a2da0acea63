"""What the book is called in words: lines, holders, routes, who wrote, which document."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from chungtay.apps.capital import queries
from chungtay.apps.works import queries as works
from chungtay.core.capital.holder import Holder
from chungtay.core.capital.ledger import Posting
from chungtay.core.capital.line import GIVEN_AS_TITLES, GivenAs, Line, Term
from chungtay.core.kernel.money import Dong
from chungtay.core.kernel.quantity import Missing
from chungtay.core.kernel.refusal import Refusal
from chungtay.core.law.citation import Citation
from chungtay.core.reports import document
from chungtay.web.kit import wording
from chungtay.web.kit.address import View
from chungtay.web.kit.figure import Num
from chungtay.web.kit.names import Names
from chungtay.web.kit.saying import refused, worded
from chungtay.web.law.links import DocumentLink, link


@dataclass(frozen=True, slots=True)
class LineWords:
    """A budget line in words: what it is for, and then source, kind and years."""

    title: str
    rest: str

    def __str__(self) -> str:
        return f"{self.title} · {self.rest}"


@dataclass(frozen=True)
class Words:
    """Names as they are on the day of a view; each list is read once."""

    view: View

    @cached_property
    def holders(self) -> Mapping[str, Holder]:
        """Give every holder by code."""
        return {one.code: one for one in queries.holders()}

    def holder(self, code: str) -> str:
        """Name a holder."""
        found = self.holders.get(code)
        return found.name if found else code

    def line(self, line: Line) -> LineWords:
        """Say a line in words."""
        names = Names(self.view.on)
        title = names.project(line.project) if line.project else names.programme(line.programme)
        rest = (
            names.item(line.item), names.source(line.source), line.provider,
            "" if line.given_as is GivenAs.MONEY else _(GIVEN_AS_TITLES[line.given_as]).lower(),
            names.kind(line.kind), line.budget_index, _years(line),
        )  # fmt: skip
        return LineWords(title, " · ".join(part for part in rest if part))

    def lines(self, lines: Iterable[Line]) -> LineWords:
        """Say several lines together: the first, and how many more."""
        several = tuple(dict.fromkeys(lines))
        first = self.line(several[0])
        if len(several) == 1:
            return first
        more = len(several) - 1
        said = ngettext("và %d dòng vốn khác", "và %d dòng vốn khác", more) % more
        return LineWords(first.title, f"{first.rest} {said}")

    def side(self, postings: Collection[Posting]) -> str:
        """Name who stands on one side of an entry."""
        codes = tuple(dict.fromkeys(one.account.holder for one in postings))
        if len(codes) <= 2:
            return ", ".join(self.holder(code) for code in codes)
        return ngettext("%d đơn vị", "%d đơn vị", len(codes)) % len(codes)

    def document(self, key: str) -> DocumentLink:
        """Name the document an entry rests on, with its page."""
        return link(Citation.parse(key), self.view)

    def subject(self, code: str, *, on: dt.date) -> tuple[str, str]:
        """Name a work and give its page; a loan, or a work nobody knows, by its code."""
        found = works.work(code, on=on) if code else None
        if found is None:
            return code, ""
        try:
            return found.name, reverse("work", args=[code])
        except NoReverseMatch:
            return found.name, ""


def amount(value: Dong) -> str:
    """Write đồng with dots, all of them."""
    return wording.number(value.amount)


def amount_cell(value: Dong) -> document.Cell:
    """Hold đồng as a number, which a workbook can add up."""
    return document.Cell(amount(value), number=str(value.amount))


def total_cell(num: Num) -> document.Cell:
    """Hold what a measure says of all rows, in whole đồng; nothing where it says nothing."""
    if isinstance(num.value, Missing):
        return document.Cell("")
    return document.Cell(wording.number(num.value), number=str(num.value))


def _years(line: Line) -> str:
    if line.term is Term.PERIOD:
        return f"{line.origin_year}–{line.plan_year}"
    if line.is_carried_over:
        return _("%(from)d kéo dài sang %(to)d") % {"from": line.origin_year, "to": line.plan_year}
    return str(line.plan_year)


def declined(no: Refusal, *, writing: str = "") -> str:
    """Say why a decision is declined: holders and lines by their names, not by their codes.

    `writing` is the number that the entry would bear, which nobody has seen yet.
    """
    told = no.details()
    said = {}
    if isinstance(holder := told.get("holder"), str):
        said["holder"] = queries.holder_names([holder]).get(holder, holder)
    if isinstance(unit := told.get("unit"), str):
        # Leave is asked at a holder, which may be a board that is no unit.
        said["unit"] = queries.holder_names([unit]).get(unit, unit)
    for name in ("line", "to"):
        if isinstance(line := told.get(name), str):
            code, *rest = line.split(" · ")
            said[name] = " · ".join((_purpose(code), *_named_work(rest)))
    if writing and told.get("entry") == writing:
        said["entry"] = _("đang ghi")
    return refused(no, **said)


def _named_work(parts: list[str]) -> list[str]:
    """Name the rest of a line, and the work that it is of, which stands last where there is one."""
    named = works.names(parts[-1:])
    return [named.get(part) or worded(part) for part in parts]


def _purpose(code: str) -> str:
    """Name the project, or the programme, that a line is for."""
    project = Names.project(code)
    return Names.programme(code) if project == code else project
