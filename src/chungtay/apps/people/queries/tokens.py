"""Access tokens: whose one is, and what somebody's are."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q

from chungtay.apps.people.models import TokenRow
from chungtay.apps.people.queries.grants import acting
from chungtay.core.people.actor import NOBODY, Actor
from chungtay.core.people.token import Token, narrowed, opens, parted
from chungtay.packs import people


@dataclass(frozen=True, slots=True)
class Bearer:
    """Who a token speaks for: the actor, narrowed to its scopes, and the token's number.

    `narrows` tells whether its owner may do anything that it may not.
    """

    actor: Actor
    number: int
    last_used: dt.datetime | None
    narrows: bool


def bearer(text: str, *, on: dt.date) -> Bearer | None:
    """Find whom a token speaks for on a day; None for one unknown, ended, or of a shut account."""
    parts = parted(text)
    if parts is None:
        return None
    name, secret = parts
    named = TokenRow.objects.select_related("account").filter(name=name, revoked_at=None)
    row = named.filter(since__lte=on, until__gt=on).first()
    if row is None or not opens(secret, row.digest):
        return None
    actor = acting(row.account, on=on)
    if actor is NOBODY:
        return None
    within = narrowed(actor, row.scopes)
    return Bearer(within, row.pk, row.last_used, narrows=within != actor)


def tokens_of(actor: Actor, *, on: dt.date) -> tuple[Token, ...]:
    """Give somebody's own tokens, the newest first; those that ended long ago are left out."""
    recent = Q(until__gt=on - dt.timedelta(days=90))
    rows = TokenRow.objects.filter(recent, account=actor.user).order_by("-id")
    return tuple(_told(row) for row in rows)


def known_scopes() -> tuple[str, ...]:
    """Give the code of every action some role allows."""
    return tuple(sorted({action for role in people.roles().values() for action in role.actions}))


def _told(row: TokenRow) -> Token:
    return Token(
        number=row.pk,
        title=row.title,
        name=row.name,
        scopes=tuple(row.scopes),
        since=row.since,
        until=row.until,
        last_used=row.last_used,
        revoked=row.revoked_at is not None,
    )
