"""What a person may do on a day, from the roles they were given."""

from __future__ import annotations

import datetime as dt

from django.db.models import Q, QuerySet

from chungtay.apps.people.models import Account, GrantRow
from chungtay.core.people.actor import NOBODY, Action, Actor, NotAllowedAnywhere
from chungtay.packs import people


def in_force(on: dt.date) -> QuerySet[GrantRow]:
    """Give the rows of grants in force on a day."""
    return GrantRow.objects.filter(since__lte=on).filter(Q(until=None) | Q(until__gt=on))


def actor_of(user_id: int, *, on: dt.date) -> Actor:
    """Give a person as who acts on a day: their grants in force; an inactive account has none."""
    account = Account.objects.filter(pk=user_id).first()
    return NOBODY if account is None else acting(account, on=on)


def acting(account: Account, *, on: dt.date) -> Actor:
    """Give whose account this is as who acts on a day, without reading the account again."""
    if not account.is_active:
        return NOBODY
    roles = people.roles()
    grants = frozenset(
        grant
        for row in in_force(on).filter(account_id=account.pk)
        if row.role in roles
        for grant in roles[row.role].grants(unit=row.unit, subject=row.subject)
    )
    return Actor(account.pk, grants, account.name)


def unit_scope(actor: Actor, action: Action) -> tuple[str, ...]:
    """Give the units at which an actor may do something, each with all under it; "" is all.

    Grants limited to a subject count: what is seen there is narrowed by the subject.
    """
    units = sorted({grant.unit for grant in actor.grants if grant.action == action.code})
    return ("",) if "" in units else tuple(units)


def require_somewhere(actor: Actor, action: Action) -> tuple[str, ...]:
    """Give the units of `unit_scope`; refuse (`NotAllowedAnywhere`) whoever has none."""
    found = unit_scope(actor, action)
    if not found:
        raise NotAllowedAnywhere(title=action.title)
    return found
