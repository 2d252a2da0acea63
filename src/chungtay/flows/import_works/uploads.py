"""Lists of works handed in on a page: read, looked at, taken, here or by a worker.

Work is handed to workers where some run and the file is large; else it is done at once. It may be
handed out twice (a worker was killed), so each piece may be done twice.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable

from chungtay.apps.people import queries as people
from chungtay.apps.works import lists
from chungtay.apps.works.lists import TRAY, ListCard
from chungtay.core.people.actor import Actor
from chungtay.core.works.listing.telling import ListTold, tell
from chungtay.flows.handing_out import Told, hand_out, teller
from chungtay.flows.import_works.proposing import Asked, Proposal, propose
from chungtay.flows.import_works.taking import take

LARGE = 200_000
"""Bytes from which a list is handed to a worker, if some run: some thousand works."""


def receive(*, by: Actor, asked: Asked, content: bytes, on: dt.date) -> str:
    """Take a list in and have it read; answer its token. Nothing is written to the registers."""
    card = lists.keep_list(
        by=by,
        name=asked.name,
        content=content,
        as_of=asked.on,
        scale=asked.scale,
        document=asked.document,
        on=on,
    )
    _hand_out(read_upload, card)
    return card.token


def decide(*, by: Actor, token: str) -> None:
    """Have a list taken; the same click twice is one."""
    if TRAY.agree(token, user=by.user):
        _hand_out(write_upload, lists.list_card(token))


def resume(*, by: Actor, token: str) -> None:
    """Do here what waits for a worker that does not come; what is done already stays as it is."""
    lists.list_card(token, user=by.user)
    read_upload(token)
    write_upload(token)


def read_upload(token: str) -> None:
    """Read a list and keep what it says anew, or that it is refused and why."""

    def read() -> None:
        card = lists.list_card(token)
        lists.keep_found(token, summary(proposed(card, teller(TRAY, token))))

    TRAY.read(token, read)


def write_upload(token: str) -> None:
    """Take a list that was agreed to: all of it, once, or nothing."""
    card = lists.list_card(token)
    TRAY.take(token, lambda: _written(card))


def proposed(card: ListCard, told: Told | None = None) -> Proposal:
    """Read a list that was handed in against the registers as they are now, by whom it is from."""
    by = people.actor_of(card.user, on=card.on)
    file = io.BytesIO(TRAY.content(card.token))
    asked = Asked(card.name, card.as_of, card.scale, card.document)
    return propose(by=by, file=file, asked=asked, told=told)


def summary(proposal: Proposal) -> ListTold:
    """Sum a list up for its page."""
    counts = {
        "rows": proposal.rows,
        "added": proposal.added,
        "changed": proposal.changed,
        "same": proposal.same,
        "states": len(proposal.states),
        "cards": len(proposal.cards),
        "contracts": len(proposal.contracts),
        "funding": len(proposal.funding),
    }
    return tell(counts, proposal.faults, proposal.passed)


def _written(card: ListCard) -> dict[str, int]:
    proposal = proposed(card)
    taken = take(by=people.actor_of(card.user, on=card.on), proposal=proposal)
    return {
        "states": taken.states,
        "cards": taken.cards,
        "contracts": taken.contracts,
        "funding": taken.funding,
        "added": proposal.added,
        "changed": proposal.changed,
    }


def _hand_out(work: Callable[[str], None], card: ListCard) -> None:
    hand_out(work, card.token, name="works", large=card.size > LARGE)
