"""One alert as pages show it: its words, its number's receipt, its day, and who can act."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from chungtay.apps.alerts import queries as register
from chungtay.apps.alerts.queries import AlertCard
from chungtay.apps.people.queries import Contact
from chungtay.core.alerts.cause import Asked
from chungtay.core.alerts.review import RESULT_TITLES, REVIEWED_TITLES
from chungtay.core.alerts.rule import KIND_TITLES
from chungtay.core.measures.answer import Question
from chungtay.core.people.actor import Actor
from chungtay.flows import alert_people
from chungtay.flows.alerts import GAP, RATE
from chungtay.packs.alerts import rules
from chungtay.web.alerts import words
from chungtay.web.kit.desk import Desk
from chungtay.web.kit.figure import NONE, Num, Style, receipt_href
from chungtay.web.kit.names import Names, province, said


@dataclass(frozen=True, slots=True)
class Line:
    """One alert in a list."""

    href: str
    kind: str
    title: str
    unit: str
    words: str
    number: Num
    measure: str
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
    missed: bool
    reviewed: str


def lines_of(cards: Sequence[AlertCard], by: Actor, desk: Desk, *, on: dt.date) -> tuple[Line, ...]:
    """Dress alerts as somebody sees them on a day."""
    names, known = Names(on), {rule.code: said(rule.title) for rule in rules(province())}
    people = alert_people.responsible(cards, on=on)
    return tuple(
        _line(
            card,
            _figure(card, desk),
            people[card.number],
            measure=_measure(card, desk),
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
    measure: str,
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
        measure=measure,
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
        missed=card.was_missed(on),
        reviewed=_reviewed(card),
    )


def _reviewed(card: AlertCard) -> str:
    """Say who was reviewed over an alert, and what it came to."""
    return "; ".join(
        f"{said(REVIEWED_TITLES[one.review.whom])} ({one.review.post}): "
        f"{said(RESULT_TITLES[one.review.result])}"
        for one in card.reviews
        if not one.withdrawn
    )


def _figure(card: AlertCard, desk: Desk) -> Num:
    """Dress an alert's number as it was when it was raised, with its receipt of that day."""
    return NONE if card.asked is None else _as_it_was(card, card.asked, desk)


def _measure(card: AlertCard, desk: Desk) -> str:
    """Say what an alert's number is a number of."""
    return said(desk.engine.measure(card.asked.measure).title) if card.asked else ""


def left_of(card: AlertCard, desk: Desk) -> Num:
    """Dress what a slow plan has left: a rate's alert names an amount beside its number."""
    if card.asked is None or card.content.amount is None or card.asked.measure != RATE:
        return NONE
    return _as_it_was(card, Asked(GAP, card.asked.where, card.content.amount.amount), desk)


def _as_it_was(card: AlertCard, asked: Asked, desk: Desk) -> Num:
    """Show a number with its receipt as known on the day: what was recorded since is not in it."""
    measure = desk.engine.measure(asked.measure)
    style = Style(measure.unit, measure.decimals, desk.view.money)
    return style.show(asked.value, receipt_href(measure.name, question(card, asked)))


def question(card: AlertCard, asked: Asked) -> Question:
    """Ask for an alert's number as it was known on the day it was raised."""
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
