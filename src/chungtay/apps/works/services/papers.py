"""Write down the papers of works: cards and how the total cost is made up."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from django.db import transaction

from chungtay.apps.audit.services import note
from chungtay.apps.capital.queries import holders
from chungtay.apps.kernel.services import append_corrections, append_rows
from chungtay.apps.works import queries
from chungtay.apps.works.rows import card_row, funding_row
from chungtay.apps.works.services.asking import held
from chungtay.core.capital.holder import require_holder
from chungtay.core.people.actor import Actor
from chungtay.core.works.actions import RECORD_CARD, RECORD_FUNDING
from chungtay.core.works.card import WorkCard
from chungtay.core.works.contracting import require_approved_first
from chungtay.core.works.funding import Funding
from chungtay.core.works.work import UnknownWork


@transaction.atomic
def record_card(*, by: Actor, card: WorkCard) -> str:
    """Record the papers of a work from a day on; answer the natural key under which they stand.

    What is said anew of a day corrects what was said before. Raises `UnknownWork` or
    `UnknownHolder`, `SignedBeforeApproval`.
    """
    state = held(by, RECORD_CARD, card.work, on=card.on)
    require_investors((card,))
    written = append_corrections([card_row(card, by=str(by.user))])
    ref = written[0] if written else card.ref
    note(RECORD_CARD, by=by, subject=ref, unit=state.unit)
    require_approved((card.work,))
    return ref


@transaction.atomic
def record_funding(*, by: Actor, parts: Sequence[Funding]) -> tuple[str, ...]:
    """Record how the total cost of works is made up; answer the natural keys written.

    What is said anew of a day corrects what was said before; what says nothing new is passed over.
    """
    for work, on in {part.work: part.on for part in parts}.items():
        state = held(by, RECORD_FUNDING, work, on=on)
        note(RECORD_FUNDING, by=by, subject=work, unit=state.unit)
    return append_corrections([funding_row(part, by=str(by.user)) for part in parts])


@transaction.atomic
def append_cards(cards: Sequence[WorkCard], *, by: str) -> int:
    """Record cards that the register does not hold yet; answer how many. All, or none."""
    require_known((card.work, card.on) for card in cards)
    require_investors(cards)
    added = append_rows([card_row(card, by=by) for card in cards])
    require_approved(card.work for card in cards)
    return added


@transaction.atomic
def append_funding(parts: Sequence[Funding], *, by: str) -> int:
    """Record parts of total costs that the register does not hold yet; answer how many."""
    require_known((part.work, part.on) for part in parts)
    return append_rows([funding_row(part, by=by) for part in parts])


def require_known(named: Iterable[tuple[str, dt.date]]) -> None:
    """Refuse (`works.unknown`) the first work, each named for a day, that no row tells of.

    Papers of a work may be older than the list it was first put on.
    """
    asked = dict(sorted(named, reverse=True))
    for work in sorted(asked.keys() - queries.known(asked)):
        raise UnknownWork(work=work, on=asked[work])


def require_approved(works: Iterable[str]) -> None:
    """Refuse (`works.signed_before_approval`) works whose last papers and contracts disagree."""
    codes = sorted(set(works))
    signed = queries.contracts(codes, on=dt.date.max)
    for work, card in queries.cards(signed, on=dt.date.max).items():
        require_approved_first(signed[work], card.approved_on)


def require_investors(cards: Iterable[WorkCard]) -> None:
    """Refuse (`capital.unknown_holder`) the first investor that is no holder of capital."""
    asked = {card.investor for card in cards if card.investor}
    known = {holder.code for holder in holders()} if asked else set()
    for investor in sorted(asked):
        require_holder(investor, known=known)
