"""Household counts as an office published them: statements, kept as they were made."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from chungtay.core.kernel.record import Grounds
from chungtay.core.kernel.refusal import Refusal
from chungtay.core.kernel.register import require_happened
from chungtay.core.people.actor import Action

PUBLISH = Action("poverty.publish", "Công bố số hộ nghèo, cận nghèo")


class CountLevel(StrEnum):
    """For what level of unit a count was published; levels are never added to each other."""

    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"


class HouseholdClass(StrEnum):
    """Which households were counted."""

    ALL = "all"
    POOR = "poor"
    NEAR_POOR = "near_poor"


class People(StrEnum):
    """Whether households of every people were counted, or of ethnic minorities only."""

    ALL = "all"
    MINORITY = "minority"


class Finality(StrEnum):
    """Whether a count may still change."""

    PRELIMINARY = "preliminary"
    OFFICIAL = "official"


CLASS_TITLES: dict[HouseholdClass, str] = {
    HouseholdClass.ALL: "tổng số hộ",
    HouseholdClass.POOR: "hộ nghèo",
    HouseholdClass.NEAR_POOR: "hộ cận nghèo",
}
LEVEL_TITLES: dict[CountLevel, str] = {
    CountLevel.PROVINCE: "Tỉnh",
    CountLevel.DISTRICT: "Huyện",
    CountLevel.COMMUNE: "Xã",
}
PEOPLE_TITLES: dict[People, str] = {
    People.ALL: "Mọi dân tộc",
    People.MINORITY: "Dân tộc thiểu số",
}
FINALITY_TITLES: dict[Finality, str] = {
    Finality.PRELIMINARY: "Sơ bộ",
    Finality.OFFICIAL: "Chính thức",
}


@dataclass(eq=False)
class NegativeCount(Refusal):
    """There cannot be fewer than no households."""

    code = "poverty.negative_count"
    message = "Đơn vị {unit} ngày {on:%d/%m/%Y}: {household_class} không thể là {households} hộ."

    unit: str
    household_class: str
    households: int
    on: dt.date


@dataclass(frozen=True, slots=True)
class Count:
    """How many households of a class a unit had on a day.

    Raises `NegativeCount` or `KnownTooSoon`.
    """

    unit: str
    level: CountLevel
    household_class: HouseholdClass
    people: People
    households: int
    on: dt.date
    finality: Finality
    grounds: Grounds

    def __post_init__(self) -> None:
        require_happened(self.on, self.grounds)
        if self.households < 0:
            raise NegativeCount(
                unit=self.unit,
                household_class=CLASS_TITLES[self.household_class],
                households=self.households,
                on=self.on,
            )

    @property
    def ref(self) -> str:
        """Give the natural key: one count of a class and people a day."""
        what = f"{self.household_class}:{self.people}"
        return f"poverty_counts:{self.unit}:{what}:{self.grounds.speaking_of(self.on)}"
