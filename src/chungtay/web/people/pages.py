"""What the pages of people show."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from allauth.socialaccount.adapter import get_adapter
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from chungtay.apps.people import queries
from chungtay.apps.people.queries import Card, Held
from chungtay.apps.people.queries.places import above
from chungtay.apps.units import queries as units
from chungtay.core.kernel.vietnamese import fold
from chungtay.core.people.actions import MANAGE
from chungtay.core.people.actor import COUNTRY, Actor
from chungtay.core.people.management import Appointment, may_hand_on
from chungtay.core.people.role import Role
from chungtay.core.units.unit import Unit
from chungtay.packs import people
from chungtay.web.kit.names import said
from chungtay.web.kit.page import Crumb
from chungtay.web.people.forms import GrantForm

_MOST_PLACES = 200


@dataclass(frozen=True, slots=True)
class Line:
    """One person in the list."""

    card: Card
    roles: str


@dataclass(frozen=True, slots=True)
class Listing:
    """The people an actor manages, and those among them that were asked for."""

    asked: str
    cards: tuple[Card, ...]
    found: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Way:
    """A way in beside the password; `connect` is where one's own account is joined to it."""

    name: str
    href: str
    connect: str


@dataclass(frozen=True, slots=True)
class Demonstration:
    """What the sign-in page of a demonstration shows."""

    password: str
    accounts: tuple[queries.Contact, ...]


def listing(actor: Actor, asked: str, *, on: dt.date) -> Listing:
    """List people; `asked` narrows by name, name of sign-in or agency, marks or not."""
    cards = queries.managed_by(actor, on=on)
    wanted = fold(asked)
    found = (
        card for card in cards if wanted in fold(f"{card.name} {card.username} {card.agency.title}")
    )
    return Listing(asked, cards, tuple(Line(card, _roles(card.in_force(on))) for card in found))


def person(
    actor: Actor, username: str, *, on: dt.date, form: GrantForm | None = None
) -> Mapping[str, Any]:
    """Show one person to whoever manages them."""
    card = queries.card(username, by=actor, on=on)
    return {
        "card": card,
        "crumbs": (Crumb(_("Người dùng"), reverse("people")), Crumb(card.name)),
        "endable": tuple(held for held in card.in_force(on) if _covers(actor, held, on)),
        "form": form
        or GrantForm(roles=grantable(actor, on=on), initial={"unit": card.agency.unit}),
        "places": _places(actor, on),
    }


def way_to(card: Card, title: str) -> tuple[Crumb, ...]:
    """Give the steps to a page under a person's."""
    person_page = reverse("person", args=[card.username])
    return Crumb(_("Người dùng"), reverse("people")), Crumb(card.name, person_page), Crumb(title)


def grantable(actor: Actor, *, on: dt.date) -> tuple[Role, ...]:
    """Give the roles an actor could hand on somewhere."""
    scopes = [grant for grant in actor.grants if grant.action == MANAGE.code]
    own = {(grant.unit, grant.subject) for grant in actor.grants}
    places = {(grant.unit, grant.subject) for grant in scopes} | own
    return tuple(
        role
        for role in people.roles().values()
        if any(
            may_hand_on(actor, Appointment(role, unit, units.superiors(unit, on=on), subject))
            for unit, subject in places
        )
    )


def ways(request: HttpRequest) -> tuple[Way, ...]:
    """Give the identity providers this site has been told of."""
    return tuple(
        Way(
            provider.name,
            provider.get_login_url(request),
            provider.get_login_url(request, process="connect"),
        )
        for provider in get_adapter().list_providers(request)
    )


def demonstration() -> Demonstration | None:
    """Give the demonstration's accounts; None on a site that has none."""
    accounts = queries.demonstration_accounts()
    return Demonstration(people.demo_people().password, accounts) if accounts else None


def _roles(held: tuple[Held, ...]) -> str:
    """Say each role and place once, whatever it is limited to."""
    told = (f"{said(one.title)}, {one.unit_title}" for one in held)
    return "; ".join(dict.fromkeys(told))


def _covers(actor: Actor, held: Held, on: dt.date) -> bool:
    role = people.roles().get(held.role)
    over = above(held.unit, on=on)
    return role is None or may_hand_on(actor, Appointment(role, held.unit, over, held.subject))


def _places(actor: Actor, on: dt.date) -> tuple[Unit, ...]:
    """Give the units to choose from; none where they are too many for a list."""
    roots = queries.unit_scope(actor, MANAGE)
    if COUNTRY in roots:
        return ()
    found = tuple(unit for root in roots for unit in units.subtree(root, on=on))
    return found if len(found) <= _MOST_PLACES else ()
