"""What money may pay for: which kinds of capital and which sources a project takes.

A project of which the packs say nothing takes any money; a rule that nobody has read in a source
says so where it turns money away.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from chungtay.core.capital.ledger import Entry
from chungtay.core.capital.line import (
    KIND_WORD_TITLES,
    SOURCE_TITLES,
    CapitalKind,
    Line,
    Source,
)
from chungtay.core.capital.movement import Movement
from chungtay.core.kernel.money import ZERO
from chungtay.core.kernel.refusal import Refusal
from chungtay.core.kernel.saying import Listed

BRINGS = frozenset(
    {
        Movement.MEDIUM_TERM, Movement.ASSIGNMENT, Movement.SUPPLEMENT, Movement.REVENUE_INCREASE,
        Movement.CARRY_OVER, Movement.ALLOTMENT, Movement.ADJUSTMENT, Movement.EXPECTATION,
        Movement.MOBILISATION, Movement.ADVANCE, Movement.DISBURSEMENT,
    }
)  # fmt: skip
"""Movements that bring money to a project, or spend it there."""


@dataclass(frozen=True, slots=True)
class Permit:
    """From a day on, a project and all below it take money of these kinds and sources only.

    An empty list leaves the dimension open; money of no kind is let through.
    """

    project: str
    since: dt.date
    cite: str
    kinds: tuple[CapitalKind, ...] = ()
    sources: tuple[Source, ...] = ()
    verified: bool = False
    note: str = ""

    def takes(self, line: Line) -> bool:
        """Tell whether the project takes money of a line."""
        of_kind = not self.kinds or line.kind in (*self.kinds, CapitalKind.UNSPECIFIED)
        return of_kind and (not self.sources or line.source in self.sources)

    def is_of(self, line: Line) -> bool:
        """Tell whether it speaks of the project of a line."""
        return line.project == self.project or line.project.startswith(f"{self.project}.")


@dataclass(eq=False)
class MayNotPay(Refusal):
    """Money would be given to, or spent on, what it may not pay for."""

    code = "capital.may_not_pay"
    message = (
        "Bút toán “{entry}”: {source}, {capital} không được dùng cho dự án “{project}” theo "
        "{cite}; dự án này chỉ nhận {takes}."
    )

    entry: str
    project: str
    source: str
    capital: str
    takes: Listed
    cite: str


def require_permitted(entry: Entry, permits: Iterable[Permit]) -> None:
    """Refuse (`capital.may_not_pay`) money for a project that does not take it.

    The narrowest and latest permit of each project speaks. What only takes money away again is
    let through.
    """
    if entry.movement not in BRINGS or entry.undoes:
        return
    known = tuple(permits)
    for line in dict.fromkeys(p.account.line for p in entry.postings if p.amount > ZERO):
        spoken = [one for one in known if one.is_of(line) and one.since <= entry.on]
        permit = max(spoken, key=lambda one: (len(one.project), one.since), default=None)
        if permit is not None and not permit.takes(line):
            raise MayNotPay(
                entry=entry.id,
                project=line.project,
                source=SOURCE_TITLES[line.source],
                capital=KIND_WORD_TITLES[line.kind],
                takes=_told(permit),
                cite=permit.cite + ("" if permit.verified else " (theo trí nhớ, chưa đối chiếu)"),
            )


def _told(permit: Permit) -> Listed:
    kinds = (KIND_WORD_TITLES[kind] for kind in permit.kinds)
    return Listed((*kinds, *(SOURCE_TITLES[source] for source in permit.sources)))
