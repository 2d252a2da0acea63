"""Cards of people: who they are, where they work, what they were given. Seen by who manages them.

A card outside the asker's scope is answered like one that does not exist.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from allauth.mfa.models import Authenticator
from django.db.models import Prefetch, Q, QuerySet

from chungtay.apps.people.models import Account, Agency, GrantRow
from chungtay.apps.people.queries.places import standing, under
from chungtay.apps.units import queries as units
from chungtay.core.kernel.title import Title
from chungtay.core.kernel.vietnamese import sort_key
from chungtay.core.people.actions import MANAGE
from chungtay.core.people.actor import COUNTRY, Actor
from chungtay.core.people.agency import KIND_TITLES, AgencyKind, agency_named
from chungtay.core.people.management import UnknownAccount
from chungtay.packs import people


@dataclass(frozen=True, slots=True)
class Held:
    """A role given, with names to show; `until` is None while nobody has ended it."""

    number: int
    role: str
    title: Title
    unit: str
    unit_title: str
    subject: str
    since: dt.date
    until: dt.date | None

    def holds(self, on: dt.date) -> bool:
        """Tell whether it is in force on a day."""
        return self.since <= on and (self.until is None or on < self.until)


@dataclass(frozen=True, slots=True)
class AgencyCard:
    """An agency as a page shows it."""

    code: str
    title: str
    kind_title: str
    unit: str
    unit_title: str


@dataclass(frozen=True, slots=True)
class Card:
    """A person as whoever manages them sees them."""

    user: int
    username: str
    name: str
    position: str
    agency: AgencyCard
    phone: str
    email: str
    active: bool
    must_change: bool
    second_factor: bool
    grants: tuple[Held, ...]

    def in_force(self, on: dt.date) -> tuple[Held, ...]:
        """Give the grants that hold on a day."""
        return tuple(held for held in self.grants if held.holds(on))


def people_at(unit: str, *, on: dt.date) -> tuple[Card, ...]:
    """Give everybody whose agency lies in a unit's subtree on a day, by agency and name."""
    return _cards(_accounts().filter(_in_units((unit,), on)), on)


def managed_by(actor: Actor, *, on: dt.date) -> tuple[Card, ...]:
    """Give everybody an actor manages on a day, by agency and name."""
    return _cards(_accounts().filter(_managed(actor, on)), on)


def card(username: str, *, by: Actor, on: dt.date) -> Card:
    """Give somebody's card to who manages them; refuses (`people.unknown_account`) to others."""
    found = _cards(_accounts().filter(_managed(by, on), username=username), on)
    if not found:
        raise UnknownAccount(username=username)
    return found[0]


def own_card(actor: Actor, *, on: dt.date) -> Card:
    """Give an actor their own card."""
    found = _cards(_accounts().filter(pk=actor.user), on)
    if not found:
        raise UnknownAccount(username=actor.name)
    return found[0]


def agencies_managed(actor: Actor, *, on: dt.date) -> tuple[AgencyCard, ...]:
    """Give the agencies, standing on a day, whose people an actor manages."""
    rows = list(standing(on).filter(_managed(actor, on, prefix="")))
    titles = _titles((row.unit for row in rows), on)
    found = (_agency(row, titles) for row in rows)
    return tuple(sorted(found, key=lambda one: sort_key(one.title)))


def _accounts() -> QuerySet[Account]:
    grants = Prefetch("grants", queryset=GrantRow.objects.order_by("since", "id"))
    return Account.objects.select_related("agency").prefetch_related(grants)


def _managed(actor: Actor, on: dt.date, *, prefix: str = "agency__") -> Q:
    """Say which agencies an actor manages: those of whole subtrees, and single ones."""
    grants = [grant for grant in actor.grants if grant.action == MANAGE.code]
    whole = {grant.unit for grant in grants if not grant.subject}
    wanted = _in_units(tuple(whole), on, prefix=prefix)
    for grant in grants:
        if agency := agency_named(grant.subject):
            one = Q(**{f"{prefix}code": agency})
            wanted |= one & _in_units((grant.unit,), on, prefix=prefix)
    return wanted


def _in_units(roots: Sequence[str], on: dt.date, *, prefix: str = "agency__") -> Q:
    if COUNTRY in roots:
        return Q()
    return Q(**{f"{prefix}unit__in": {code for root in roots for code in under(root, on=on)}})


def _cards(rows: QuerySet[Account], on: dt.date) -> tuple[Card, ...]:
    found = list(rows)
    named = {row.agency.unit for row in found}
    named |= {grant.unit for row in found for grant in row.grants.all()}
    titles = _titles(named, on)
    second = Authenticator.objects.filter(user__in=found, type=Authenticator.Type.TOTP)
    careful = set(second.values_list("user_id", flat=True))
    cards = (_card(row, titles, second_factor=row.pk in careful) for row in found)
    return tuple(sorted(cards, key=lambda c: (sort_key(c.agency.title), sort_key(c.name))))


def _titles(codes: Iterable[str], on: dt.date) -> dict[str, str]:
    """Name units: as they are called on the day, else as their code's last bearer was."""
    wanted = set(codes)
    titles = {code: unit.title for code, unit in units.units(wanted, on=on).items()}
    for code in wanted - titles.keys():
        bearers = units.bearers(code)
        titles[code] = bearers[-1].title if bearers else code
    return {**titles, COUNTRY: "Cả nước"}


def _agency(row: Agency, titles: dict[str, str]) -> AgencyCard:
    kind = KIND_TITLES[AgencyKind(row.kind)]
    return AgencyCard(row.code, row.title, kind, row.unit, titles[row.unit])


def _card(row: Account, titles: dict[str, str], *, second_factor: bool) -> Card:
    roles = people.roles()
    grants = tuple(
        Held(
            number=grant.pk,
            role=grant.role,
            title=roles[grant.role].title if grant.role in roles else Title(grant.role, ""),
            unit=grant.unit,
            unit_title=titles[grant.unit],
            subject=grant.subject,
            since=grant.since,
            until=grant.until,
        )
        for grant in row.grants.all()
    )
    return Card(
        user=row.pk,
        username=row.username,
        name=row.name,
        position=row.position,
        agency=_agency(row.agency, titles),
        phone=row.phone,
        email=row.email,
        active=row.is_active,
        must_change=row.must_change,
        second_factor=second_factor,
        grants=grants,
    )
