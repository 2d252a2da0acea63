"""The rules of procedure, dated: who reviews, when a vote carries, what must be held before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from chungtay.core.criteria.grade import Grade, UnitLevel


@dataclass(frozen=True, slots=True)
class RecognitionRule:
    """The procedure in force from a day on.

    `quorum` is the share of the team, in percent, that must be there for it to vote; `majority`
    the share of those there who must be in favour. `grades` names to what each level may be
    recognised; a level left out may not be. `requires` names the grade that must stand before
    another is given. Where `district_reviews`, the file of a commune passes the district first.
    """

    district_reviews: bool
    quorum: int
    majority: int
    grades: Mapping[UnitLevel, tuple[Grade, ...]]
    requires: Mapping[Grade, Grade]

    def __post_init__(self) -> None:
        if not (0 < self.quorum <= 100 and 0 < self.majority <= 100):
            msg = "quorum và majority là phần trăm, từ 1 đến 100"
            raise ValueError(msg)
