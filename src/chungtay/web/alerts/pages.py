"""What the pages of alerts show: each alert with its number's receipt, its day, and who can act."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from chungtay.apps.alerts import queries as register
from chungtay.apps.alerts.queries import AlertCard
from chungtay.apps.people.queries import unit_scope
from chungtay.apps.works import queries as works
from chungtay.core.alerts.actions import READ, answering
from chungtay.core.alerts.course import UnknownAlert
from chungtay.core.alerts.rule import KIND_TITLES, AlertKind
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.law.citation import Citation
from chungtay.core.people.actor import Actor
from chungtay.core.reports import document
from chungtay.flows import alert_people
from chungtay.flows.reach import reach
from chungtay.web.alerts.lines import Line, left_of, lines_of, question
from chungtay.web.kit.address import named
from chungtay.web.kit.choices import Choice, Option
from chungtay.web.kit.desk import Desk
from chungtay.web.kit.figure import Num
from chungtay.web.kit.page import Crumb
from chungtay.web.kit.synthetic import shows_synthetic
from chungtay.web.law.links import DocumentLink, link

WORKS, CRITERIA = "works.count", "criteria.met"
MINE, BELOW, ENDED = "mine", "below", "ended"
SHOWN = 200
"""How many alerts one page lists."""


@dataclass(frozen=True, slots=True)
class Tab:
    """One of the lists: its title, address, count, and whether it is the one shown."""

    title: str
    href: str
    count: int
    here: bool


@dataclass(frozen=True, slots=True)
class AlertsPage:
    """The lists of alerts."""

    today: dt.date
    tabs: tuple[Tab, ...]
    lines: tuple[Line, ...]
    more: int
    late: int
    unseen: int
    choices: tuple[Choice, ...]
    export: str
    shown: str
    narrowed: bool
    synthetic: bool


@dataclass(frozen=True, slots=True)
class AlertPage:
    """One alert, with what came of it."""

    line: Line
    crumbs: tuple[Crumb, ...]
    number: int
    cite: DocumentLink
    replies: Sequence[register.Reply]
    answers: bool
    book: str
    lost: str
    work: str
    left: Num


def listing(
    by: Actor, desk: Desk, asked: QueryDict, notes: list[str], *, on: dt.date
) -> AlertsPage:
    """Lay a list out: those to act on, those that may be read, or those that are over."""
    found = {
        MINE: alert_people.mine(by, on=on),
        BELOW: alert_people.seen_by(by, on=on) if unit_scope(by, READ) else (),
    }
    shown = named(asked, "xem", (MINE, BELOW, ENDED), notes)
    shown = shown or (MINE if found[MINE] or not found[BELOW] else BELOW)
    cards = alert_people.seen_by(by, on=on, ended=True) if shown == ENDED else found[shown]
    kind = named(asked, "loai", set(AlertKind), notes)
    wanted = [card for card in cards if not kind or card.content.kind.value == kind]
    lines = lines_of(wanted[:SHOWN], by, desk, on=on)
    return AlertsPage(
        today=on,
        tabs=_tabs(found, shown, reader=bool(unit_scope(by, READ))),
        lines=lines,
        more=max(0, len(wanted) - SHOWN),
        late=sum(card.is_late(on) for card in wanted),
        unseen=sum(by.user not in card.seen for card in found[MINE]),
        choices=(_kinds(cards, kind),),
        export=_href(shown, kind, tai="xlsx"),
        shown=shown,
        narrowed=bool(kind),
        synthetic=_made_up(wanted[:SHOWN], desk),
    )


def one(by: Actor, number: int, desk: Desk, *, on: dt.date) -> AlertPage:
    """Show one alert to who may read its unit or is to act on it; unknown to others."""
    card = register.alert(number, on=on)
    readable = reach(by, READ, on=on)
    people = alert_people.responsible([card], on=on)[card.number]
    acts = any(who.number == by.user for who in people)
    if not acts and readable is not None and card.unit not in readable:
        raise UnknownAlert(alert=str(number))
    above = alert_people.above(card.unit, on=on)
    answers = acts or by.may(answering(card.content.kind), unit=card.unit, above=above)
    return AlertPage(
        line=lines_of([card], by, desk, on=on)[0],
        crumbs=(Crumb(_("Cảnh báo"), reverse("alerts")), Crumb(_(KIND_TITLES[card.content.kind]))),
        number=number,
        cite=link(Citation.parse(card.cite), desk.view),
        replies=card.replies,
        answers=answers and card.ended is None,
        book=_book(card),
        lost=reverse("backsliding") if card.content.missed else "",
        work=_work(card, on=on),
        left=left_of(card, desk),
    )


def _made_up(cards: Sequence[AlertCard], desk: Desk) -> bool:
    """Tell whether what alerts speak of was made for the demonstration: numbers, works, results."""
    numbers = {card.asked.measure: card for card in cards if card.asked is not None}
    asked = ((name, question(card, card.asked)) for name, card in numbers.items() if card.asked)
    told = any(desk.engine.rests_on(Provenance.SYNTHETIC, *one) for one in asked)
    of_works = any(card.subject.startswith(("work:", "obstacle:")) for card in cards)
    lost = any(card.content.missed for card in cards)
    return (
        told
        or (of_works and shows_synthetic(desk, WORKS))
        or (lost and shows_synthetic(desk, CRITERIA))
    )


def table(page: AlertsPage) -> document.Table:
    """Give a list as a table for a workbook."""
    heads = (
        _("Loại"), _("Đối tượng"), _("Đơn vị"), _("Nội dung"), _("Số"), _("Từ ngày"),
        _("Hạn trả lời"), _("Ai xử lý"), _("Trả lời"),
    )  # fmt: skip
    body = tuple(
        _row((
            line.kind, line.title, line.unit, line.words,
            _number(line.number), f"{line.since:%d/%m/%Y}",
            f"{line.due:%d/%m/%Y}", "; ".join(who.name for who in line.people), line.reply,
        ))
        for line in page.lines
    )  # fmt: skip
    return document.Table(
        (_row(heads),), body, (26.0, 60.0, 28.0, 70.0, 20.0, 14.0, 14.0, 44.0, 44.0)
    )


def _number(num: Num) -> str:
    return "" if num.missing else f"{num.text} {num.unit}".strip()


def _row(cells: Sequence[str]) -> document.Row:
    return document.Row(tuple(document.Cell(text) for text in cells))


def _tabs(found: Mapping[str, Sequence[AlertCard]], shown: str, *, reader: bool) -> tuple[Tab, ...]:
    lists = [(MINE, _("Cần bạn xử lý"))]
    if reader:
        lists += [(BELOW, _("Trong phạm vi của bạn")), (ENDED, _("Đã hết nguyên nhân"))]
    return tuple(
        Tab(title, _href(code, ""), len(found.get(code, ())), code == shown)
        for code, title in lists
    )


def _book(card: AlertCard) -> str:
    """Give the address of the entries behind an alert."""
    if not card.holder:
        return ""
    return f"{reverse('book')}?{urlencode({'holder': card.holder})}"


def _work(card: AlertCard, *, on: dt.date) -> str:
    """Give the address of the work that an alert is about, or that its obstacle holds up."""
    what, _colon, code = card.subject.partition(":")
    if what == "obstacle":
        told = works.obstacle(code, on=on)
        code = told.work if told else ""
    return reverse("work", args=[code]) if code and what in ("work", "obstacle") else ""


def _kinds(cards: Sequence[AlertCard], chosen: str) -> Choice:
    known = [kind for kind in AlertKind if any(card.content.kind is kind for card in cards)]
    options = (Option("", _("Mọi loại")), *(Option(k.value, _(KIND_TITLES[k])) for k in known))
    return Choice("loai", _("Loại"), options, chosen)


def _href(shown: str, kind: str, **more: str) -> str:
    said_of = {"xem": shown, "loai": kind, **more}
    return f"{reverse('alerts')}?" + "&".join(f"{k}={v}" for k, v in said_of.items() if v)
