"""Commitments: what a work's contracts bind to be paid, and how far money has come to cover it.

What is not yet covered is found work by work and only then added up: one work granted more than its
contracts does not make up for another that was granted nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from chungtay.core.kernel.money import ZERO, Dong
from chungtay.core.works.work import Stage


class Bound(StrEnum):
    """Whether a work binds anybody to pay."""

    SIGNED = "signed"
    """The amount of a contract of it is known."""
    UNSIGNED = "unsigned"
    """None is: nothing is counted, and how many such works there are is told."""
    CLOSED = "closed"
    """It is settled or was stopped: what is still due then is arrears, no contract's remainder."""


CLOSED = frozenset({Stage.SETTLED, Stage.STOPPED})
"""Stages at which the amounts of contracts no longer say what will have to be paid."""


def bound(stage: Stage, contract: Dong | None) -> Bound:
    """Tell whether a work at a stage binds to pay; `contract` is what its contracts add up to."""
    if stage in CLOSED:
        return Bound.CLOSED
    return Bound.SIGNED if contract is not None and contract > ZERO else Bound.UNSIGNED


@dataclass(frozen=True, slots=True)
class Commitment:
    """What the contracts of one work add up to, what there is or was to pay it, what was paid."""

    contract: Dong
    funded: Dong
    paid: Dong

    @property
    def uncovered(self) -> Dong:
        """Give what no capital is planned for yet."""
        return max(self.contract - self.funded, ZERO)

    @property
    def beyond(self) -> Dong:
        """Give what was planned beyond the contracts: for what has none, or too much."""
        return max(self.funded - self.contract, ZERO)

    @property
    def unpaid(self) -> Dong:
        """Give what is still to be paid under the contracts."""
        return max(self.contract - self.paid, ZERO)

    @property
    def paid_beyond(self) -> Dong:
        """Give what was paid beyond the contracts."""
        return max(self.paid - self.contract, ZERO)
