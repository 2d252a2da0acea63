"""Arrears by work: opened, settled, still owed, since when, and what is planned to settle them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from chungtay.apps.capital import queries
from chungtay.apps.people.queries import unit_scope
from chungtay.core.capital.actions import OWE
from chungtay.core.capital.instalments import InstalmentStanding, Repayment
from chungtay.core.capital.movement import Movement
from chungtay.core.kernel.money import ZERO, Dong, total
from chungtay.core.law.citation import Citation
from chungtay.core.people.actor import Actor
from chungtay.core.reports import document
from chungtay.packs.capital import arrears_law
from chungtay.web.capital.arrears.planning import key_of, stands
from chungtay.web.capital.book.words import LineWords, Words, amount, amount_cell, total_cell
from chungtay.web.kit.desk import Desk
from chungtay.web.kit.figure import Num
from chungtay.web.kit.names import Names, narrowed_to
from chungtay.web.kit.synthetic import shows_synthetic
from chungtay.web.law.links import DocumentLink, link

OPENED, SETTLED, OWED = "capital.arrears_opened", "capital.arrears_settled", "capital.arrears"


@dataclass(frozen=True, slots=True)
class Due:
    """One instalment by which a debt is to be paid off."""

    due: dt.date
    amount: Dong
    source: str
    when: str
    tone: str
    href: str

    def __str__(self) -> str:
        parts = (f"{self.due:%d/%m/%Y}", amount(self.amount), self.source, self.when)
        return " · ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Owing:
    """What is owed for one work."""

    work: tuple[str, str]
    holder: str
    line: LineWords
    opened: Dong
    settled: Dong
    owed: Dong
    over: bool
    since: dt.date
    planned: Dong
    book: str
    forbidden: bool
    instalments: tuple[Due, ...]
    unplanned: Dong
    beyond: Dong
    late: bool
    plan: str


@dataclass(frozen=True, slots=True)
class ArrearsPage:
    """The page of arrears."""

    answers: tuple[tuple[str, Num], ...]
    rows: tuple[Owing, ...]
    fresh: int
    late: int
    law: DocumentLink
    forbidden_from: dt.date
    may_open: str
    may_settle: str
    may_plan: str
    export: str
    synthetic: bool


def arrears(by: Actor, desk: Desk, reach: frozenset[str] | None) -> ArrearsPage:
    """Lay the page out; rows and totals are of the units somebody may read."""
    found = queries.repayments(on=desk.view.on, units=reach)
    words, limit = Words(desk.view), arrears_law().settings[0]
    may = bool(unit_scope(by, OWE))
    rows = tuple(_owing(one, words, limit.since, may=may) for one in found)
    numbers = desk.in_dong().of([OPENED, SETTLED, OWED], narrowed_to(reach))
    return ArrearsPage(
        answers=(
            (_("Đã phát sinh"), numbers[OPENED]),
            (_("Đã trả"), numbers[SETTLED]),
            (_("Còn nợ"), numbers[OWED]),
        ),
        rows=tuple(sorted(rows, key=lambda row: row.over)),
        fresh=sum(row.forbidden for row in rows),
        late=sum(row.late for row in rows),
        law=link(Citation.parse(limit.cite), desk.view),
        forbidden_from=limit.since,
        may_open=_write(Movement.ARREARS_OPENED) if may else "",
        may_settle=_write(Movement.ARREARS_SETTLED) if may else "",
        may_plan=reverse("arrears-plan") if any(row.plan for row in rows) else "",
        export=desk.view.href(tai="xlsx"),
        synthetic=shows_synthetic(desk, OPENED, narrowed_to(reach)),
    )


def table(page: ArrearsPage) -> document.Table:
    """Give the rows as a table for a workbook, under them what the measures say of all."""
    heads = (
        _("Công trình"), _("Đơn vị"), _("Dòng vốn"), _("Từ ngày"), _("Đã phát sinh"),
        _("Đã trả"), _("Còn nợ"), _("Vốn đã bố trí, chưa chi"), _("Chưa có lộ trình"),
        _("Lộ trình trả"),
    )  # fmt: skip
    body = tuple(
        document.Row((
            *map(document.Cell, (row.work[0], row.holder, str(row.line), f"{row.since:%d/%m/%Y}")),
            *map(amount_cell, (row.opened, row.settled, row.owed, row.planned, row.unplanned)),
            document.Cell("; ".join(map(str, row.instalments))),
        ))
        for row in page.rows
    )  # fmt: skip
    whole = document.Row((
        document.Cell(_("Tổng số"), span=4), *(total_cell(num) for _title, num in page.answers),
        *(document.Cell(""),) * 3,
    ), level=0)  # fmt: skip
    widths = (50.0, 40.0, 60.0, 20.0, 22.0, 22.0, 22.0, 24.0, 22.0, 60.0)
    return document.Table((document.Row.of(*heads),), (*body, whole), widths, unit=_("đồng"))


def _owing(one: Repayment, words: Words, forbidden_from: dt.date, *, may: bool) -> Owing:
    on, owes = words.view.on, one.arrears
    held = total(stands.held for stands in queries.subject_lines(owes.work, on=on))
    query = urlencode({"subject": owes.work, "holder": owes.holder})
    unplanned = one.unplanned > ZERO
    return Owing(
        work=words.subject(owes.work, on=on),
        holder=words.holder(owes.holder),
        line=words.line(owes.line),
        opened=owes.opened,
        settled=owes.settled,
        owed=owes.owed,
        over=owes.owed <= ZERO,
        since=owes.since,
        planned=held,
        book=f"{reverse('book')}?{query}",
        forbidden=owes.owed > ZERO and owes.since >= forbidden_from,
        instalments=tuple(_due(due, one, on) for due in one.instalments),
        unplanned=one.unplanned,
        beyond=one.beyond,
        late=bool(one.late(on)),
        plan=f"{reverse('arrears-plan')}?no={key_of(owes.debt)}" if may and unplanned else "",
    )


def _due(one: InstalmentStanding, of: Repayment, on: dt.date) -> Due:
    when, tone = stands(one, of, on=on)
    return Due(
        due=one.last.due,
        amount=one.last.amount,
        source=Names(on).source(one.last.source) if one.last.source else "",
        when=when,
        tone=tone,
        href=reverse("arrears-instalment", args=[one.last.number]),
    )


def _write(movement: Movement) -> str:
    return reverse("book-write-one", args=[movement.value.replace("_", "-")])
