"""To whom alerts go: whoever can act at the unit, and where nobody can, at the one above it.

Asked anew each time, so that somebody who is given a role today finds the alerts that stand.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping

from django.core.cache import caches

from chungtay.apps.alerts import queries as register
from chungtay.apps.alerts.queries import AlertCard
from chungtay.apps.people.queries import Contact, contacts_of, require_somewhere, unit_scope
from chungtay.apps.units import queries as units
from chungtay.core.alerts.actions import ANSWERS, READ, answering
from chungtay.core.alerts.content import vietnamese_words
from chungtay.core.people.actor import Actor
from chungtay.flows.alert_words import title
from chungtay.flows.reach import reach

KEPT = 300
"""Seconds for which a process remembers how many alerts wait for somebody."""


def responsible(cards: Collection[AlertCard], *, on: dt.date) -> dict[int, tuple[Contact, ...]]:
    """Give, for each of many alerts, who can act on it on a day: at its unit, or the nearest above.

    By the number of the alert. Who can act depends on what an alert is about.
    """
    codes = {card.unit for card in cards}
    places = units.places_of(codes, on=on)
    ways = {code: tuple(dict.fromkeys((code, *places.get(code, ())))) for code in codes}
    named = {place for way in ways.values() for place in way if place}
    people = {one: contacts_of(named, on=on, actions={one.code}) for one in ANSWERS}
    return {
        card.number: _nearest(people[answering(card.content.kind)], ways[card.unit])
        for card in cards
    }


def _nearest(
    people: Mapping[str, tuple[Contact, ...]], way: tuple[str, ...]
) -> tuple[Contact, ...]:
    return next((people[place] for place in way if place and people[place]), ())


def require_reader(by: Actor) -> None:
    """Refuse (`NotAllowedAnywhere`) whoever may neither read nor act on alerts anywhere."""
    if not acts_on(by):
        require_somewhere(by, READ)


def acts_on(by: Actor) -> bool:
    """Tell whether somebody is told of any alerts to act on."""
    return any(unit_scope(by, action) for action in ANSWERS)


def above(unit: str, *, on: dt.date) -> tuple[str, ...]:
    """Give the units above one on a day: whoever may act there may act here."""
    return units.superiors(unit, on=on) if unit else ()


def mine(by: Actor, *, on: dt.date) -> tuple[AlertCard, ...]:
    """Give the alerts standing on a day that somebody is to act on, the most pressing first."""
    if not acts_on(by):
        return ()
    standing = register.alerts(None, on=on)
    people = responsible(standing, on=on)
    return tuple(
        card for card in standing if any(who.number == by.user for who in people[card.number])
    )


def seen_by(by: Actor, *, on: dt.date, ended: bool = False) -> tuple[AlertCard, ...]:
    """Give the alerts of every unit in which somebody may read them."""
    return register.alerts(reach(by, READ, on=on), on=on, ended=ended)


def missed_by(by: Actor, *, on: dt.date) -> tuple[AlertCard, ...]:
    """Give what was not handled by its day, in every unit in which somebody may read alerts."""
    return register.missed(reach(by, READ, on=on), on=on)


def waiting(by: Actor, *, on: dt.date) -> int:
    """Count the alerts somebody is to act on and has not looked at; remembered for a while."""
    if not acts_on(by):
        return 0
    cache = caches["api"]
    known: int | None = cache.get(_key(by, on))
    if known is None:
        known = sum(by.user not in card.seen for card in mine(by, on=on))
        cache.set(_key(by, on), known, timeout=KEPT)
    return known


def forget(by: Actor, *, on: dt.date) -> None:
    """Count anew for somebody who has just looked or answered."""
    caches["api"].delete(_key(by, on))


def lines(*, on: dt.date) -> Mapping[int, tuple[str, ...]]:
    """Say, for everybody who is to act on alerts, what a reminder tells of them."""
    standing = register.alerts(None, on=on)
    people = responsible(standing, on=on)
    told: dict[int, list[AlertCard]] = {}
    for card in standing:
        for who in people[card.number]:
            told.setdefault(who.number, []).append(card)
    return {user: tuple(_lines(cards, on)) for user, cards in told.items()}


MOST = 10
"""How many alerts a reminder names."""


def _lines(cards: list[AlertCard], on: dt.date) -> Iterable[str]:
    pressing = [card for card in cards if not _waits(card, on)]
    for card in pressing[:MOST]:
        about, words = title(card.content), vietnamese_words(card.content)
        yield f"Cảnh báo: {about}. {words} Hạn xử lý {card.due:%d/%m/%Y}."
    if len(pressing) > MOST:
        yield f"Và {len(pressing) - MOST} cảnh báo nữa, xem ở trang Cảnh báo."


def _waits(card: AlertCard, on: dt.date) -> bool:
    """Tell whether somebody has answered and asked to wait beyond a day."""
    until = card.replies[-1].until if card.replies else None
    return until is not None and until >= on


def _key(by: Actor, on: dt.date) -> str:
    return f"alerts:{on.isoformat()}:{by.user}"
