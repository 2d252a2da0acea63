"""Who is to be recognised, and at whose desk the file lies at each state."""

from __future__ import annotations

from dataclasses import dataclass

from chungtay.core.criteria.grade import UnitLevel
from chungtay.core.criteria.recognition.rule import RecognitionRule
from chungtay.core.criteria.recognition.state import CLOSED, FileState
from chungtay.core.criteria.record import place


@dataclass(frozen=True, slots=True)
class Place:
    """A commune, a district or a village of a commune, with what lies above it on a day.

    `district` is empty for a district, and where there are no districts any more.
    """

    unit: str
    level: UnitLevel
    district: str
    province: str
    village: str = ""

    @property
    def code(self) -> str:
        """Name the place."""
        return place(self.unit, self.village)

    def reviewer(self, rule: RecognitionRule) -> str:
        """Name who reviews the file before it is appraised; nobody for some."""
        if self.level is not UnitLevel.COMMUNE or not rule.district_reviews:
            return ""
        return self.district

    @property
    def appraiser(self) -> str:
        """Name who appraises and decides: the province; of villages the district, while it is."""
        return (self.district if self.level is UnitLevel.VILLAGE else "") or self.province

    def desk(self, state: FileState | None, rule: RecognitionRule) -> str:
        """Name the unit whose people have the next thing to do; nobody once the file is closed."""
        if state in CLOSED:
            return ""
        if state in (None, FileState.RETURNED):
            return self.unit
        if state is FileState.REQUESTED:
            return self.reviewer(rule) or self.appraiser
        return self.appraiser
