"""Write what a list of works says: states, cards, contracts and parts of the cost, all or none."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.db import transaction

from chungtay.apps.audit.services import note
from chungtay.apps.kernel.services import append_corrections
from chungtay.apps.units import presence
from chungtay.apps.units.queries import last_superiors
from chungtay.apps.works import queries
from chungtay.apps.works.rows import card_row, contract_row, funding_row
from chungtay.apps.works.services.contracts import require_agreeing
from chungtay.apps.works.services.papers import (
    require_approved,
    require_investors,
    require_known,
)
from chungtay.apps.works.services.stages import correct_works
from chungtay.core.people.actor import Actor, require
from chungtay.core.works.actions import IMPORT
from chungtay.core.works.card import WorkCard
from chungtay.core.works.contract import WorkContract
from chungtay.core.works.funding import Funding
from chungtay.core.works.work import WorkState


@transaction.atomic
def import_works(
    *,
    by: Actor,
    states: Sequence[WorkState],
    cards: Sequence[WorkCard],
    contracts: Sequence[WorkContract],
    funding: Sequence[Funding],
    source: str,
    on: dt.date,
) -> tuple[int, int, int, int]:
    """Record what a list says; answer how many states, cards, contracts and parts were written.

    `source` names the file in the audit log. What is said anew of a day corrects what was said
    before; what says nothing new is passed over.
    """
    # A work is not taken away from where it lies without leave there.
    told_of = {card.work for card in cards} | {part.work for part in funding}
    told_of |= {state.work for state in states} | {one.work for one in contracts}
    last = {state.work: state for state in queries.states(told_of)}
    units = {state.unit for state in (*last.values(), *states)}
    for unit in sorted(units):
        require(by, IMPORT, unit=unit, above=last_superiors(unit, on=on))
        presence.lock(unit)
    name = str(by.user)
    written = correct_works(states, by=name)
    require_known([(card.work, card.on) for card in cards])
    require_known([(one.work, one.on) for one in contracts])
    require_agreeing(contracts)
    require_investors(cards)
    told = append_corrections([card_row(card, by=name) for card in cards])
    signed = append_corrections([contract_row(one, by=name) for one in contracts])
    require_approved({card.work for card in cards} | {one.work for one in contracts})
    parts = append_corrections([funding_row(part, by=name) for part in funding])
    counted = {
        "states": len(written),
        "cards": len(told),
        "contracts": len(signed),
        "funding": len(parts),
    }
    if any(counted.values()):
        note(IMPORT, by=by, subject=source, unit=min(units, default=""), details=counted)
    return len(written), len(told), len(signed), len(parts)
