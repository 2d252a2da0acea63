"""How a target commune stands against its year: there, on the way, hardly in time, late."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from chungtay.core.criteria.roadmap.problem import Gap, Offer, Stand
from chungtay.core.criteria.roadmap.register import Target


class Standing(StrEnum):
    """Where a target commune stands on a day."""

    REACHED = "reached"
    ON_THE_WAY = "on_the_way"
    """What it lacks has remedies that are ready in time and that some fund may pay."""
    AT_RISK = "at_risk"
    LATE = "late"


STANDING_TITLES: dict[Standing, str] = {
    Standing.REACHED: "đã đạt",
    Standing.ON_THE_WAY: "còn kịp",
    Standing.AT_RISK: "khó kịp",
    Standing.LATE: "trễ",
}


@dataclass(frozen=True, slots=True)
class Progress:
    """A commune on its way: criteria lacking, the least that closing all that can be closed costs.

    `open_gaps` are missing requirements nobody offers a payable remedy for, `ready` the day on
    which the soonest remedies of all others would be ready.
    """

    standing: Standing
    lacking: int
    cost: int
    open_gaps: tuple[str, ...]
    ready: dt.date | None


def progress(stand: Stand, target: Target | None, *, on: dt.date) -> Progress:
    """Hold where a commune stands against its target; one without a target is never late."""
    gaps = [gap for missing in stand.missing for gap in missing.gaps]
    offered = [found for gap in gaps if (found := payable(gap))]
    unknown = tuple(missing.criterion for missing in stand.missing if not missing.gaps)
    open_gaps = (*unknown, *(gap.requirement for gap in gaps if not payable(gap)))
    ready = max((min(offer.ready for offer in offers) for offers in offered), default=None)
    return Progress(
        _standing(stand, target, on, ready=None if open_gaps else ready),
        len(stand.missing),
        sum(min(offer.cost for offer in offers) for offers in offered),
        open_gaps,
        ready,
    )


def payable(gap: Gap) -> tuple[Offer, ...]:
    """Give the remedies of a gap that cost nothing or that some fund may pay."""
    return tuple(offer for offer in gap.offers if offer.funds or not offer.cost)


def _standing(
    stand: Stand, target: Target | None, on: dt.date, *, ready: dt.date | None
) -> Standing:
    if not stand.missing:
        return Standing.REACHED
    if target is not None and target.by < on:
        return Standing.LATE
    if ready is None or (target is not None and ready > target.by):
        return Standing.AT_RISK
    return Standing.ON_THE_WAY
