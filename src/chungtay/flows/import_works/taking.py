"""Write a list that was looked at: all of it, or nothing."""

from __future__ import annotations

from dataclasses import dataclass

from chungtay.apps.works import services
from chungtay.core.people.actor import Actor
from chungtay.flows.import_works.proposing import Proposal


@dataclass(frozen=True, slots=True)
class Taken:
    """How many rows each register gained."""

    states: int
    cards: int
    contracts: int
    funding: int

    @property
    def total(self) -> int:
        """Add them up; 0 where the register said all of it already."""
        return self.states + self.cards + self.contracts + self.funding


def take(*, by: Actor, proposal: Proposal) -> Taken:
    """Write what a list says anew. Raises `ListHasFaults` where it has errors.

    Taken again it changes nothing.
    """
    proposal.require_whole()
    written = services.import_works(
        by=by,
        states=proposal.states,
        cards=proposal.cards,
        contracts=proposal.contracts,
        funding=proposal.funding,
        source=f"{proposal.asked.name}:{proposal.sha256[:16]}",
        on=proposal.asked.on,
    )
    return Taken(*written)
