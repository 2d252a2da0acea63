"""The list of works: which, in which order, fifty to a page, and what they come to together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from chungtay.apps.people.queries import unit_scope
from chungtay.core.people.actor import Actor
from chungtay.core.works.actions import IMPORT
from chungtay.web.kit.address import View
from chungtay.web.kit.choices import MoneyChoice, moneys
from chungtay.web.kit.desk import Desk
from chungtay.web.kit.figure import NONE, Num
from chungtay.web.kit.synthetic import shows_synthetic
from chungtay.web.kit.table import Column, Heading, Table, ordered
from chungtay.web.kit.tabs import Tab, ways
from chungtay.web.works.asked import Asked, Filters, filters
from chungtay.web.works.lines import (
    BY_MONEY,
    COST,
    MONEY,
    NAMED,
    WorkLine,
    in_order,
    lines,
    with_money,
)

COUNT = "works.count"
ANSWERS = (COUNT, "works.progress_average", "works.late", "works.obstructed", "works.special")
SIZE = 50
"""Lines on a page."""


@dataclass(frozen=True, slots=True)
class PageLink:
    """A part of the list: its number and address; none for the one shown."""

    number: int
    href: str


@dataclass(frozen=True, slots=True)
class Totals:
    """What the works listed come to together."""

    count: Num
    cost: Num
    plan: Num
    paid: Num
    rate: Num


@dataclass(frozen=True, slots=True)
class ListPage:
    """All the list shows."""

    tabs: tuple[Tab, ...]
    filters: Filters
    answers: tuple[tuple[str, Num], ...]
    headings: tuple[Heading, ...]
    lines: tuple[WorkLine, ...]
    found: int
    first: int
    pages: tuple[PageLink, ...]
    totals: Totals
    unsummed: bool
    year: str
    moneys: tuple[MoneyChoice, ...]
    export: str
    imports: str
    synthetic: bool
    empty: bool
    notes: tuple[str, ...]


def listing(desk: Desk, asked: Asked, by: Actor) -> ListPage:
    """Give the page of the list."""
    names = desk.names
    works = asked.works()
    with desk.engine.still():
        found = ordered_lines(desk, lines(desk, names, works))
        links, first = page_links(desk.view, len(found), asked.page, SIZE)
        codes = tuple(work.code for work in works)
        return ListPage(
            tabs=ways(desk.view, "works"),
            filters=filters(asked, names, {work.state.plan_year for work in works}),
            answers=_answers(desk, asked),
            headings=_headings(desk),
            lines=with_money(desk, found[first : first + SIZE]),
            found=len(found),
            first=first + 1,
            pages=links,
            totals=_totals(desk, asked, codes),
            unsummed=len(codes) > NAMED,
            year=desk.view.year,
            moneys=moneys(desk.view),
            export=desk.view.href(reverse("works-export"), page=None),
            imports=reverse("works-import") if unit_scope(by, IMPORT) else "",
            synthetic=shows_synthetic(desk, COUNT),
            empty=desk.one(COUNT).missing,
            notes=beyond(len(found), asked.page, SIZE),
        )


def _totals(desk: Desk, asked: Asked, codes: Sequence[str]) -> Totals:
    """Add up by measures: over the same works, named one by one where no dimension tells them."""
    if not codes:
        return Totals(NONE, NONE, NONE, NONE, NONE)
    named = {"work": tuple(codes)}
    few = len(codes) <= NAMED
    where = named if few and not asked.measured else asked.where() if asked.measured else None
    counted = {COUNT: NONE, COST: NONE} if where is None else desk.of([COUNT, COST], where)
    money = dict.fromkeys(MONEY, NONE)
    if few:
        money = desk.of(MONEY, {**named, "plan_year": (desk.view.year,)})
    return Totals(counted[COUNT], counted[COST], *(money[name] for name in MONEY))


def _answers(desk: Desk, asked: Asked) -> tuple[tuple[str, Num], ...]:
    """Say how the works asked for stand together, where measures can be asked of just these."""
    if not asked.measured:
        return ()
    found = desk.of(ANSWERS, asked.where())
    titles = (_("Số công trình"), _("Khối lượng bình quân"), _("Đang chậm"), _("Đang vướng mắc"),
              _("Theo cơ chế đặc thù"))  # fmt: skip
    return tuple((title, found[name]) for title, name in zip(titles, ANSWERS, strict=True))


def _headings(desk: Desk) -> tuple[Heading, ...]:
    money = desk.view.money.words
    columns = (
        Column("name", pgettext("one", "Công trình"), numeric=False),
        Column("type", _("Loại"), numeric=False),
        Column("stage", _("Bước"), numeric=False),
        Column("progress", _("Khối lượng"), "%"),
        Column("cost", _("Tổng mức"), money),
        Column("contracted", _("Hợp đồng"), money),
        Column("plan", _("Kế hoạch"), money),
        Column("paid", _("Giải ngân"), money),
        Column("rate", _("Tỷ lệ"), "%"),
        Column("finish", _("Hạn hoàn thành"), numeric=False),
        Column("late", _("Chậm"), _("ngày")),
        Column("obstacles", _("Vướng"), _("việc")),
    )
    return ordered(Table(_("Danh sách công trình"), columns, ()), desk.view, str).headings


def ordered_lines(desk: Desk, found: Sequence[WorkLine]) -> list[WorkLine]:
    """Put lines in the order of the address, asking first for the money if it is by money."""
    by_money = desk.view.sort.lstrip("-") in BY_MONEY
    return in_order(with_money(desk, found) if by_money else found, desk.view.sort)


def beyond(found: int, asked: int, size: int) -> tuple[str, ...]:
    """Say so where a part of a list is asked for beyond the last, which is shown instead."""
    count = max(1, -(-found // size))
    if asked <= count:
        return ()
    told = {"asked": asked, "count": count}
    return (_("Danh sách chỉ có %(count)d trang; không có trang %(asked)d.") % told,)


def page_links(view: View, found: int, asked: int, size: int) -> tuple[tuple[PageLink, ...], int]:
    """Give the links to the parts of a list, and the place at which the part asked for begins.

    A part beyond the last is the last; one part alone has no links.
    """
    count = max(1, -(-found // size))
    here = min(asked, count)
    links = (
        PageLink(number, "" if number == here else view.href(page=str(number)))
        for number in range(1, count + 1)
    )
    return (() if count == 1 else tuple(links)), (here - 1) * size
