"""The planner's problem: where communes stand, what would close each gap, and what is asked for.

A criterion is met once each of its missing requirements is closed; a requirement is closed by any
one of the remedies offered for it. A remedy is done or not done, never in part; its cost may be
shared among the funds that may pay for it. All money is whole đồng.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction

from chungtay.core.capital.line import KIND_TITLES, SOURCE_TITLES, CapitalKind, Source


@dataclass(frozen=True, slots=True, order=True)
class Fund:
    """Money of one source and kind: what a limit is set for."""

    source: Source
    kind: CapitalKind

    def __str__(self) -> str:
        if self.kind is CapitalKind.UNSPECIFIED:
            return SOURCE_TITLES[self.source]
        return f"{SOURCE_TITLES[self.source]} ({KIND_TITLES[self.kind].lower()})"

    @property
    def code(self) -> str:
        """Write the fund as one word.

        >>> Fund(Source.CENTRAL, CapitalKind.DEVELOPMENT).code
        'central.development'
        """
        return f"{self.source.value}.{self.kind.value}"


@dataclass(frozen=True, slots=True)
class Offer:
    """A remedy as the planner sees it: its cost, the day it is ready, the funds that may pay."""

    code: str
    cost: int
    ready: dt.date
    funds: tuple[Fund, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """A missing requirement, and the remedies of which any one closes it."""

    requirement: str
    offers: tuple[Offer, ...]


@dataclass(frozen=True, slots=True)
class MissingCriterion:
    """A criterion that is not met; without a gap nobody has said what it lacks."""

    criterion: str
    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class Stand:
    """A commune: how many criteria it meets, and those that it does not."""

    unit: str
    met: int
    missing: tuple[MissingCriterion, ...]


@dataclass(frozen=True, slots=True)
class Goal:
    """What is to be reached by a day.

    `full` communes meet every criterion (those that do today count), the average over all communes
    is at least `average`, no commune meets fewer than `least`, and those of `must` meet all.
    """

    by: dt.date
    full: int = 0
    average: Fraction = Fraction(0)
    least: int = 0
    must: tuple[str, ...] = ()

    def total(self, communes: int) -> int:
        """Give the criteria met in all communes together that the average asks for.

        >>> Goal(dt.date(2020, 12, 31), average=Fraction(29, 2)).total(85)
        1233
        """
        return -(-self.average.numerator * communes // self.average.denominator)


@dataclass(frozen=True, slots=True)
class Problem:
    """A goal over communes under a set of so many criteria, within what each fund has left.

    `limits` None means that money is no object.
    """

    criteria: int
    stands: tuple[Stand, ...]
    goal: Goal
    limits: Mapping[Fund, int] | None = field(default_factory=dict)

    @property
    def met(self) -> int:
        """Count the criteria that are met today, in all communes together."""
        return sum(stand.met for stand in self.stands)

    @property
    def wanted(self) -> int:
        """Count the criteria that the average asks for, in all communes together."""
        return self.goal.total(len(self.stands))

    def offers(self) -> Iterator[tuple[Stand, MissingCriterion, Gap, Offer]]:
        """Give every remedy with what it closes."""
        for stand in self.stands:
            for missing in stand.missing:
                for gap in missing.gaps:
                    for offer in gap.offers:
                        yield stand, missing, gap, offer

    def usable(self, offer: Offer) -> bool:
        """Tell whether a remedy is ready in time and some fund may pay for it."""
        return (offer.cost == 0 or bool(offer.funds)) and offer.ready <= self.goal.by

    def worth(self, gap: Gap) -> tuple[Offer, ...]:
        """Give the usable remedies of a gap that no other beats.

        One beats another that costs as much or more and that fewer funds, or the same, may pay.
        """
        kept: list[Offer] = []
        usable = [offer for offer in gap.offers if self.usable(offer)]
        for offer in sorted(usable, key=lambda o: (o.cost, -len(o.funds), o.code)):
            if not any(set(offer.funds) <= set(other.funds) for other in kept):
                kept.append(offer)
        return tuple(kept)

    def without(self, code: str) -> Problem:
        """Give the problem in which one remedy is not offered."""
        stands = tuple(
            replace(stand, missing=tuple(_less(missing, code) for missing in stand.missing))
            for stand in self.stands
        )
        return replace(self, stands=stands)

    def closable(self, missing: MissingCriterion) -> bool:
        """Tell whether every gap of a criterion has a usable remedy."""
        return bool(missing.gaps) and all(self.worth(gap) for gap in missing.gaps)


def _less(missing: MissingCriterion, code: str) -> MissingCriterion:
    gaps = tuple(
        replace(gap, offers=tuple(offer for offer in gap.offers if offer.code != code))
        for gap in missing.gaps
    )
    return replace(missing, gaps=gaps)
