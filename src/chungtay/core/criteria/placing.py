"""In which column of a criteria set a unit stands, or which facts are missing to say so.

A class that the register does not keep at all is unknown, not "no": what may follow from it is
then unknown too, unless something else already decides. One function per rule of the law.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from chungtay.core.criteria.criteria_set import (
    Column,
    ColumnRule,
    CommuneGroup,
    CriteriaSet,
    Region,
    Zone,
)
from chungtay.core.kernel.title import Title
from chungtay.core.units.unit_class import UnitClass

ZONES: dict[UnitClass, Zone] = {
    UnitClass.ZONE_1: Zone.ZONE_1,
    UnitClass.ZONE_2: Zone.ZONE_2,
    UnitClass.ZONE_3: Zone.ZONE_3,
}


class Because(StrEnum):
    """Why a unit stands in its column."""

    ONE_COLUMN = "one_column"
    OWN_REGION = "own_region"
    VERY_DIFFICULT = "very_difficult"
    SAFETY_ZONE = "safety_zone"
    CITY_GROWTH = "city_growth"
    LITTLE_FARMING = "little_farming"
    PLANNED_URBAN = "planned_urban"
    HARD_ZONE = "hard_zone"
    THE_REST = "the_rest"
    CONTRADICTION = "contradiction"
    MISSING = "missing"


BECAUSE_TITLES: dict[Because, Title] = {
    Because.ONE_COLUMN: Title("Một mức cho mọi nơi", "One level for all"),
    Because.OWN_REGION: Title("Theo vùng của tỉnh", "The region of its province"),
    Because.VERY_DIFFICULT: Title(
        "Xã đặc biệt khó khăn: theo vùng Trung du miền núi phía Bắc",
        "Very difficult commune: as the northern uplands",
    ),
    Because.SAFETY_ZONE: Title(
        "Xã an toàn khu thuộc huyện nghèo hoặc huyện mới thoát nghèo: theo vùng Trung du miền núi "
        "phía Bắc",
        "Safety-zone commune in a poor district or one that just left poverty: as the northern "
        "uplands",
    ),
    Because.CITY_GROWTH: Title(
        "Xã giáp đô thị, có định hướng phát triển đô thị",
        "Next to a city and to be urbanised",
    ),
    Because.LITTLE_FARMING: Title(
        "Tỷ trọng nông nghiệp trong kinh tế của xã thấp",
        "Farming has a small share in its economy",
    ),
    Because.PLANNED_URBAN: Title("Xã được quy hoạch thành đô thị", "Planned as a new urban area"),
    Because.HARD_ZONE: Title(
        "Xã khu vực II, III vùng đồng bào dân tộc thiểu số và miền núi",
        "Zone II or III commune of ethnic minority and mountain areas",
    ),
    Because.THE_REST: Title("Các xã còn lại", "The remaining communes"),
    Because.CONTRADICTION: Title(
        "Xã vừa thuộc nhóm 1 vừa thuộc nhóm 3; chưa rõ văn bản xếp nhóm nào",
        "Both group 1 and group 3 fit; the text at hand does not say which holds",
    ),
    Because.MISSING: Title("Chưa đủ căn cứ để xếp cột", "Facts are missing to place it"),
}


class Missing(StrEnum):
    """A fact without which a unit cannot be placed."""

    REGION = "region"
    VERY_DIFFICULT = "very_difficult"
    SAFETY_ZONE = "safety_zone"
    POOR_DISTRICT = "poor_district"
    CITY_GROWTH = "city_growth"
    FARMING_SHARE = "farming_share"
    PLANNED_URBAN = "planned_urban"
    ZONE = "zone"


MISSING_TITLES: dict[Missing, Title] = {
    Missing.REGION: Title("vùng của tỉnh", "the region of the province"),
    Missing.VERY_DIFFICULT: Title(
        "danh sách xã đặc biệt khó khăn", "the list of very difficult communes"
    ),
    Missing.SAFETY_ZONE: Title("danh sách xã an toàn khu", "the list of safety-zone communes"),
    Missing.POOR_DISTRICT: Title(
        "danh sách huyện nghèo và huyện mới thoát nghèo",
        "the lists of poor districts and of those that just left poverty",
    ),
    Missing.CITY_GROWTH: Title(
        "xã giáp đô thị và định hướng đô thị hóa",
        "which communes are next to a city and to be urbanised",
    ),
    Missing.FARMING_SHARE: Title(
        "tỷ trọng nông nghiệp trong kinh tế của xã", "the share of farming in its economy"
    ),
    Missing.PLANNED_URBAN: Title(
        "danh sách xã được quy hoạch thành đô thị", "which communes are planned as urban"
    ),
    Missing.ZONE: Title("phân định khu vực I, II, III", "the zones I to III of communes"),
}


@dataclass(frozen=True, slots=True)
class UnitFacts:
    """What is known of a unit on a day.

    `classes` are those of the unit and of its district; `kept` are the classes of which the
    register holds the province's list, so that not being named means not being in it.
    `farming_share` is the share of farming in its economy, in per cent.
    """

    region: Region | None
    classes: frozenset[UnitClass] = frozenset()
    kept: frozenset[UnitClass] = frozenset()
    farming_share: Decimal | None = None

    def says(self, unit_class: UnitClass) -> bool | None:
        """Tell whether the unit is in a class; None where nobody keeps the list."""
        if unit_class in self.classes:
            return True
        return False if unit_class in self.kept else None

    @property
    def zone(self) -> Zone | None:
        """Give the zone the unit is in, if the register names one."""
        return next((zone for of, zone in ZONES.items() if of in self.classes), None)


@dataclass(frozen=True, slots=True)
class Placing:
    """The column a unit stands in (none: unknown), why, and what is missing to know it."""

    column: Column | None
    because: Because
    zone: Zone | None = None
    missing: tuple[Missing, ...] = ()


def placing(criteria_set: CriteriaSet, facts: UnitFacts) -> Placing:
    """Place a unit in the columns of a set by the set's own rule."""
    match criteria_set.columns:
        case ColumnRule.WHOLE:
            return Placing(Region.GENERAL, Because.ONE_COLUMN, facts.zone)
        case ColumnRule.REGION:
            return _by_region(facts)
        case ColumnRule.REGION_OR_UPLANDS:
            return _by_region_2022(facts)
        case ColumnRule.COMMUNE_GROUP:
            below = criteria_set.grouping.farming_below if criteria_set.grouping else Decimal(0)
            return _by_group_2025(facts, below)


def _by_region(facts: UnitFacts) -> Placing:
    if facts.region in {None, Region.GENERAL}:
        return Placing(None, Because.MISSING, facts.zone, (Missing.REGION,))
    return Placing(facts.region, Because.OWN_REGION, facts.zone)


def _by_region_2022(facts: UnitFacts) -> Placing:
    """Place by QĐ 318/QĐ-TTg: the uplands for the very difficult, and some safety zones."""
    uplands = Region.NORTHERN_UPLANDS
    if facts.region is uplands:
        return Placing(uplands, Because.OWN_REGION, facts.zone)
    very_difficult = facts.says(UnitClass.VERY_DIFFICULT)
    poor = _any(facts.says(c) for c in (UnitClass.POOR_DISTRICT, UnitClass.LEFT_POVERTY))
    safety = facts.says(UnitClass.SAFETY_ZONE)
    if very_difficult:
        return Placing(uplands, Because.VERY_DIFFICULT, facts.zone)
    if safety and poor:
        return Placing(uplands, Because.SAFETY_ZONE, facts.zone)
    missing = []
    if very_difficult is None:
        missing.append(Missing.VERY_DIFFICULT)
    if safety is None and poor is not False:
        missing.append(Missing.SAFETY_ZONE)
    if poor is None and safety is not False:
        missing.append(Missing.POOR_DISTRICT)
    if missing:
        return Placing(None, Because.MISSING, facts.zone, tuple(missing))
    return _by_region(facts)


def _by_group_2025(facts: UnitFacts, below: Decimal) -> Placing:
    """Place by QĐ 51/2025/QĐ-TTg. The text at hand does not say which of two groups goes first."""
    said = _first_group(facts, below)
    first = next((because for because, holds in said.items() if holds), None)
    hard = _any(facts.says(c) for c in (UnitClass.ZONE_2, UnitClass.ZONE_3))
    if first and hard:
        return Placing(None, Because.CONTRADICTION, facts.zone)
    open_facts = [FIRST_GROUP_FACTS[because] for because, holds in said.items() if holds is None]
    missing = (*(() if first else open_facts), *(() if hard is not None else (Missing.ZONE,)))
    if missing:
        return Placing(None, Because.MISSING, facts.zone, missing)
    if first:
        return Placing(CommuneGroup.GROUP_1, first, facts.zone)
    if hard:
        return Placing(CommuneGroup.GROUP_3, Because.HARD_ZONE, facts.zone)
    return Placing(CommuneGroup.GROUP_2, Because.THE_REST, facts.zone)


FIRST_GROUP_FACTS: dict[Because, Missing] = {
    Because.CITY_GROWTH: Missing.CITY_GROWTH,
    Because.LITTLE_FARMING: Missing.FARMING_SHARE,
    Because.PLANNED_URBAN: Missing.PLANNED_URBAN,
}


def _first_group(facts: UnitFacts, below: Decimal) -> dict[Because, bool | None]:
    """Tell which of the three conditions of group 1 hold; None where nobody knows."""
    share = facts.farming_share
    return {
        Because.CITY_GROWTH: _all(
            facts.says(c) for c in (UnitClass.NEXT_TO_CITY, UnitClass.TO_URBANISE)
        ),
        Because.LITTLE_FARMING: None if share is None else share < below,
        Because.PLANNED_URBAN: facts.says(UnitClass.PLANNED_URBAN),
    }


def _any(said: Iterable[bool | None]) -> bool | None:
    """Give whether one holds; None where that hangs on what nobody knows."""
    told = list(said)
    return True if True in told else (None if None in told else False)


def _all(said: Iterable[bool | None]) -> bool | None:
    """Give whether all hold; None where that hangs on what nobody knows."""
    told = list(said)
    return False if False in told else (None if None in told else True)
