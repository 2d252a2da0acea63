"""Whom to call, and who a number in a register or the audit log is."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from chungtay.apps.people.models import Account
from chungtay.apps.people.queries.grants import in_force
from chungtay.core.kernel.vietnamese import sort_key
from chungtay.packs import people

ANSWERABLE = frozenset({"submissions.fill", "submissions.send"})
"""Who may fill in or send a unit's forms is who answers for them being late."""


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody to call about a unit; `number` is their account's."""

    username: str
    name: str
    position: str
    phone: str
    email: str
    number: int = 0


def contacts_of(
    units: Iterable[str], *, on: dt.date, actions: Collection[str] = ANSWERABLE
) -> dict[str, tuple[Contact, ...]]:
    """Give, for each of many units, who may do one of certain actions there on a day.

    Usually: who answers for its own forms. Those with a telephone stand first; the tuple is empty
    where there is nobody.
    """
    answerable = [role.code for role in people.roles().values() if {*actions} & {*role.actions}]
    wanted = set(units)
    rows = in_force(on).filter(
        role__in=answerable, unit__in=wanted, subject="", account__is_active=True
    )
    found: dict[str, dict[str, Contact]] = defaultdict(dict)
    for row in rows.select_related("account"):
        who = row.account
        contact = Contact(who.username, who.name, who.position, who.phone, who.email, number=who.pk)
        found[row.unit][who.username] = contact
    return {unit: tuple(sorted(found[unit].values(), key=_order)) for unit in wanted}


def names_of(users: Iterable[int]) -> dict[int, str]:
    """Name people by their numbers; a number nobody has is left out."""
    return dict(Account.objects.filter(pk__in=set(users)).values_list("pk", "name"))


def writers(recorded: Iterable[str]) -> dict[str, str]:
    """Name who wrote rows: an account by its person's name, a load by its own."""
    told = set(recorded)
    known = names_of({int(one) for one in told if one.isdecimal()})
    return {one: known.get(int(one), one) if one.isdecimal() else one for one in told}


def demonstration_accounts() -> tuple[Contact, ...]:
    """Give the demonstration's accounts that can be signed in to, by name of sign-in."""
    rows = Account.objects.filter(demonstration=True, is_active=True).order_by("username")
    return tuple(Contact(r.username, r.name, r.position, r.phone, r.email) for r in rows)


def _order(contact: Contact) -> tuple[bool, str]:
    return not contact.phone, sort_key(contact.name)
