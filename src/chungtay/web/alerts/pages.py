"""What the pages of alerts show: each alert with its number's receipt, its day, and who can act."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from chungtay.apps.alerts import queries as register
from chungtay.apps.alerts.queries import AlertCard
from chungtay.apps.people.queries import Contact, unit_scope
from chungtay.apps.works import queries as works
from chungtay.core.alerts.actions import READ, answering
from chungtay.core.alerts.cause import Asked
from chungtay.core.alerts.course import UnknownAlert
from chungtay.core.alerts.rule import KIND_TITLES, AlertKind
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.law.citation import Citation
from chungtay.core.measures.answer import Question
from chungtay.core.people.actor import Actor
from chungtay.core.reports import document
from chungtay.flows import alert_people
from chungtay.flows.alerts import GAP, RATE
from chungtay.flows.reach import reach
from chungtay.packs.alerts import rules
from chungtay.web.alerts import words
from chungtay.web.kit.address import named
from chungtay.web.kit.choices import Choice, Option
from chungtay.web.kit.desk import Desk
from chungtay.web.kit.figure import NONE, Num, Style, receipt_href
from chungtay.web.kit.names import Names, province, said
from chungtay.web.kit.page import Crumb
from chungtay.web.kit.synthetic import shows_synthetic
from chungtay.web.law.links import DocumentLink, link

WORKS, CRITERIA = "works.count", "criteria.met"
MINE, BELOW, ENDED = "mine", "below", "ended"
SHOWN = 200
"""How many alerts one page lists."""


@dataclass(frozen=True, slots=True)
class Line:
    """One alert in a list."""

    href: str
    kind: str
    title: str
    unit: str
    words: str
    number: Num
    since: dt.date
    raised: dt.date
    due: dt.date
    when: str
    tone: str
    people: tuple[Contact, ...]
    reply: str
    replied: str
    fresh: bool
    ended: dt.date | None


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
    lines = _lines(wanted[:SHOWN], by, desk, on=on)
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
        line=_lines([card], by, desk, on=on)[0],
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
    asked = ((name, _question(card, card.asked)) for name, card in numbers.items() if card.asked)
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


def _lines(cards: Sequence[AlertCard], by: Actor, desk: Desk, *, on: dt.date) -> tuple[Line, ...]:
    names, known = Names(on), {rule.code: said(rule.title) for rule in rules(province())}
    people = alert_people.responsible(cards, on=on)
    return tuple(
        _line(
            card,
            figure_of(card, desk),
            people[card.number],
            kind=known.get(card.rule, _(KIND_TITLES[card.content.kind])),
            unit=names.unit(card.unit) if card.unit else "",
            fresh=card.ended is None and by.user not in card.seen,
            on=on,
        )
        for card in cards
    )


def _line(
    card: AlertCard,
    shown: Num,
    people: tuple[Contact, ...],
    *,
    kind: str,
    unit: str,
    fresh: bool,
    on: dt.date,
) -> Line:
    last = card.replies[-1] if card.replies else None
    when, tone = _when(card, on)
    return Line(
        href=reverse("alert", args=[card.number]),
        kind=kind,
        title=words.title(card.content),
        unit=unit,
        words=words.words(card.content),
        number=shown,
        since=card.content.since,
        raised=card.raised,
        due=card.due,
        when=when,
        tone=tone,
        people=people,
        reply=last.text if last else "",
        replied=_said_by(last) if last else "",
        fresh=fresh,
        ended=card.ended,
    )


def figure_of(card: AlertCard, desk: Desk) -> Num:
    """Dress an alert's number as it was when it was raised, with its receipt of that day."""
    return NONE if card.asked is None else _as_it_was(card, card.asked, desk)


def left_of(card: AlertCard, desk: Desk) -> Num:
    """Dress what a slow plan has left: a rate's alert names an amount beside its number."""
    if card.asked is None or card.content.amount is None or card.asked.measure != RATE:
        return NONE
    return _as_it_was(card, Asked(GAP, card.asked.where, card.content.amount.amount), desk)


def _as_it_was(card: AlertCard, asked: Asked, desk: Desk) -> Num:
    """Show a number with its receipt as known on the day: what was recorded since is not in it."""
    measure = desk.engine.measure(asked.measure)
    style = Style(measure.unit, measure.decimals, desk.view.money)
    return style.show(asked.value, receipt_href(measure.name, _question(card, asked)))


def _question(card: AlertCard, asked: Asked) -> Question:
    return Question(dict(asked.where), card.raised, card.raised)


def _when(card: AlertCard, on: dt.date) -> tuple[str, str]:
    """Say how an alert stands to the day it asks for, and in which tone."""
    if card.ended is not None:
        return _("hết nguyên nhân %(day)s") % {"day": f"{card.ended:%d/%m/%Y}"}, "met"
    until = card.replies[-1].until if card.replies else None
    if until is not None and until >= on:
        return _("xin chờ đến %(day)s") % {"day": f"{until:%d/%m/%Y}"}, ""
    left = (card.due - on).days
    if left < 0:
        return ngettext("quá hạn %d ngày", "quá hạn %d ngày", -left) % -left, "unmet"
    return ngettext("còn %d ngày", "còn %d ngày", left) % left, "risk" if left <= 3 else ""


def _said_by(reply: register.Reply) -> str:
    return f"{reply.name}, {reply.on:%d/%m/%Y}"


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
