"""Read people: who may do what, who works where, whom to call."""

from __future__ import annotations

from chungtay.apps.people.queries.cards import (
    AgencyCard,
    Card,
    Held,
    agencies_managed,
    card,
    managed_by,
    own_card,
    people_at,
)
from chungtay.apps.people.queries.contacts import (
    Contact,
    contacts_of,
    demonstration_accounts,
    names_of,
    writers,
)
from chungtay.apps.people.queries.grants import (
    acting,
    actor_of,
    require_somewhere,
    unit_scope,
)
from chungtay.apps.people.queries.identity import known_by_address, known_by_name

__all__ = [
    "AgencyCard",
    "Card",
    "Contact",
    "Held",
    "acting",
    "actor_of",
    "agencies_managed",
    "card",
    "contacts_of",
    "demonstration_accounts",
    "known_by_address",
    "known_by_name",
    "managed_by",
    "names_of",
    "own_card",
    "people_at",
    "require_somewhere",
    "unit_scope",
    "writers",
]
