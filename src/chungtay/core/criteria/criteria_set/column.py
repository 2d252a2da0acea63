"""The columns of a table of levels: what the law lets a level differ by.

The law of 2016 and that of 2021 differ by region, that of 2025 by group of communes. A province
that sets levels of its own may differ by its zones. `general` is the whole of whoever speaks: the
country, or the province.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from chungtay.core.kernel.title import Title


class Region(StrEnum):
    """The regions by which the law of 2016 differs, and `general` for the whole country."""

    GENERAL = "general"
    NORTHERN_UPLANDS = "tdmnpb"
    RED_RIVER_DELTA = "dbsh"
    NORTH_CENTRAL = "btb"
    SOUTH_CENTRAL_COAST = "dhntb"
    CENTRAL_HIGHLANDS = "tay_nguyen"
    SOUTH_EAST = "dnb"
    MEKONG_DELTA = "dbscl"


class CommuneGroup(StrEnum):
    """The groups of communes by which the law of 2025 differs."""

    GROUP_1 = "group_1"
    GROUP_2 = "group_2"
    GROUP_3 = "group_3"


class Zone(StrEnum):
    """The zones I to III of communes in ethnic minority and mountain areas."""

    ZONE_1 = "zone_1"
    ZONE_2 = "zone_2"
    ZONE_3 = "zone_3"


Column = Region | CommuneGroup | Zone


class ColumnRule(StrEnum):
    """How a unit finds its column; each rule is a function of its own in `placing`."""

    WHOLE = "whole"
    """One column for all."""
    REGION = "region"
    """The region its province lies in."""
    REGION_OR_UPLANDS = "region_or_uplands_if_very_difficult"
    """Its region; the northern uplands for very difficult communes (2022)."""
    COMMUNE_GROUP = "commune_group"
    """The group the commune falls in (2025)."""


COLUMNS_OF: dict[ColumnRule, tuple[Column, ...]] = {
    ColumnRule.WHOLE: (Region.GENERAL,),
    ColumnRule.REGION: tuple(Region),
    ColumnRule.REGION_OR_UPLANDS: tuple(Region),
    ColumnRule.COMMUNE_GROUP: (Region.GENERAL, *CommuneGroup),
}
"""The columns a set's national tables may name."""

REGION_TITLES: dict[Region, Title] = {
    Region.GENERAL: Title("Chung cả nước", "Whole country"),
    Region.NORTHERN_UPLANDS: Title("Trung du miền núi phía Bắc", "Northern uplands"),
    Region.RED_RIVER_DELTA: Title("Đồng bằng sông Hồng", "Red River delta"),
    Region.NORTH_CENTRAL: Title("Bắc Trung Bộ", "North central"),
    Region.SOUTH_CENTRAL_COAST: Title("Duyên hải Nam Trung Bộ", "South central coast"),
    Region.CENTRAL_HIGHLANDS: Title("Tây Nguyên", "Central Highlands"),
    Region.SOUTH_EAST: Title("Đông Nam Bộ", "South-east"),
    Region.MEKONG_DELTA: Title("Đồng bằng sông Cửu Long", "Mekong delta"),
}
COLUMN_TITLES: dict[Column, Title] = {
    **dict(REGION_TITLES.items()),
    CommuneGroup.GROUP_1: Title("Nhóm 1", "Group 1"),
    CommuneGroup.GROUP_2: Title("Nhóm 2", "Group 2"),
    CommuneGroup.GROUP_3: Title("Nhóm 3", "Group 3"),
    Zone.ZONE_1: Title("Khu vực I", "Zone I"),
    Zone.ZONE_2: Title("Khu vực II", "Zone II"),
    Zone.ZONE_3: Title("Khu vực III", "Zone III"),
}
RULE_TITLES: dict[ColumnRule, Title] = {
    ColumnRule.WHOLE: Title("Một mức cho mọi nơi", "One level everywhere"),
    ColumnRule.REGION: Title("Theo vùng", "By region"),
    ColumnRule.REGION_OR_UPLANDS: Title(
        "Theo vùng; xã đặc biệt khó khăn theo Trung du miền núi phía Bắc",
        "By region; very difficult communes as the northern uplands",
    ),
    ColumnRule.COMMUNE_GROUP: Title("Theo nhóm xã", "By group of communes"),
}


@dataclass(frozen=True, slots=True)
class ProvinceRegion:
    """The region a province lies in from a day on; none where the law at hand does not say."""

    province: str
    region: Region | None = None
    since: dt.date | None = None
    verified: bool = False


def column(code: str) -> Column:
    """Read the code of a column; a ValueError where there is none of that code."""
    for kind in (Region, CommuneGroup, Zone):
        if code in set(kind):
            return kind(code)
    raise ValueError(code)
