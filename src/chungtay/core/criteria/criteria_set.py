"""Criteria sets as law: groups, criteria, requirements, and the level asked for at a place.

A level is a number, "met", a power given to the province, or unknown because no text of it is at
hand. The four are never confused: a level that is not known is an answer, not a zero.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from chungtay.core.kernel.refusal import Kind, Refusal
from chungtay.core.kernel.title import Title
from chungtay.core.law.dated import NotYetLaw
from chungtay.core.law.instrument import Agency


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


class Comparator(StrEnum):
    """How a value is held against a level."""

    AT_LEAST = ">="
    AT_MOST = "<="
    EQUAL = "="


class Stated(StrEnum):
    """Levels that are not numbers."""

    MET = "met"
    """The requirement is a statement that holds or does not."""
    BY_PROVINCE = "province"
    """The provincial People's Committee sets the level."""
    UNKNOWN = "unknown"
    """A document sets the level, and its text is not at hand."""


STATED_TITLES: dict[Stated, Title] = {
    Stated.MET: Title("Đạt", "Met"),
    Stated.BY_PROVINCE: Title("UBND cấp tỉnh quy định", "Set by the province"),
    Stated.UNKNOWN: Title("Chưa biết: không có văn bản", "Not known: the text is not at hand"),
}

Level = Decimal | Stated


class Effect(StrEnum):
    """Where the first day of a table of levels comes from."""

    IN_FORCE = "in_force"
    """The day the document took effect."""
    FROM_SIGNING = "from_signing"
    """The day it was signed, because the day it took effect is not known."""


@dataclass(eq=False)
class UnknownCriterion(Refusal):
    """A criterion, requirement or region was asked for that the set does not have."""

    code = "criteria.unknown_entry"
    kind = Kind.NOT_FOUND
    message = "Bộ tiêu chí “{criteria_set}” không có “{name}”."

    criteria_set: str
    name: str


@dataclass(frozen=True, slots=True)
class LevelTable:
    """The levels one document sets from a day on, by region.

    `verified` names the regions whose level was read in a source; the rest are from memory.
    A region that the table does not name takes the general level.
    """

    since: dt.date
    cite: str
    levels: Mapping[Region, Level]
    verified: tuple[Region, ...] = ()
    effect: Effect = Effect.IN_FORCE
    note: str = ""

    def __post_init__(self) -> None:
        if strays := [region.value for region in self.verified if region not in self.levels]:
            msg = f"verified nêu vùng {strays} mà levels không có"
            raise ValueError(msg)

    def region(self, region: Region) -> Region:
        """Give the region whose level applies: the region itself, or `general`."""
        return region if region in self.levels else Region.GENERAL


@dataclass(frozen=True, slots=True)
class LevelInForce:
    """The level asked for on a day in a region, and what it rests on."""

    threshold: str
    level: Level
    region: Region
    since: dt.date
    effect: Effect
    cite: str
    verified: bool
    note: str = ""


@dataclass(frozen=True, slots=True)
class Threshold:
    """What is measured, in which unit, compared how, and the levels over time."""

    code: str
    unit: str
    comparator: Comparator
    tables: tuple[LevelTable, ...]
    title: Title | None = None

    def level(self, *, on: dt.date, region: Region = Region.GENERAL) -> LevelInForce:
        """Find the level in force on a day; a level not known is answered as `UNKNOWN`."""
        known = [table for table in self.tables if table.since <= on]
        if not known:
            raise NotYetLaw(name=f"mức đạt chuẩn {self.code}", on=on)
        table = known[-1]
        place = table.region(region)
        return LevelInForce(
            self.code,
            table.levels.get(place, Stated.UNKNOWN),
            place,
            table.since,
            table.effect,
            table.cite,
            place in table.verified,
            table.note,
        )


@dataclass(frozen=True, slots=True)
class Requirement:
    """One requirement (chỉ tiêu) of a criterion; most have one threshold, some have two."""

    code: str
    title: Title
    agencies: tuple[Agency, ...]
    thresholds: tuple[Threshold, ...]

    def levels(self, *, on: dt.date, region: Region = Region.GENERAL) -> tuple[LevelInForce, ...]:
        """Give the level of every threshold on a day in a region."""
        return tuple(threshold.level(on=on, region=region) for threshold in self.thresholds)


@dataclass(frozen=True, slots=True)
class Criterion:
    """One criterion: code `01` to `19`, its name, and a shorter one for heads of tables."""

    code: str
    title: Title
    short: Title
    requirements: tuple[Requirement, ...]


@dataclass(frozen=True, slots=True)
class CriteriaGroup:
    """A group of criteria; which group a criterion is in is stated, never derived."""

    code: str
    title: Title
    criteria: tuple[Criterion, ...]


@dataclass(frozen=True, slots=True)
class CriteriaSet:
    """A criteria set, in force from `since` up to, not including, `until`."""

    code: str
    title: Title
    level: str
    since: dt.date
    until: dt.date
    cite: str
    groups: tuple[CriteriaGroup, ...]
    note: str = ""

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        """Give every criterion, in order."""
        return tuple(criterion for group in self.groups for criterion in group.criteria)

    @property
    def requirements(self) -> tuple[Requirement, ...]:
        """Give every requirement, in order."""
        return tuple(r for criterion in self.criteria for r in criterion.requirements)

    def thresholds(self) -> Iterator[Threshold]:
        """Give every threshold, in order."""
        for requirement in self.requirements:
            yield from requirement.thresholds

    def criterion(self, code: str) -> Criterion:
        """Find a criterion by its code (`10`, `01`; `1` is taken for `01`)."""
        for criterion in self.criteria:
            if criterion.code == code.zfill(2):
                return criterion
        raise UnknownCriterion(criteria_set=self.code, name=code)

    def requirement(self, code: str) -> Requirement:
        """Find a requirement by its code (`6.2`, `10`)."""
        for requirement in self.requirements:
            if requirement.code == code:
                return requirement
        raise UnknownCriterion(criteria_set=self.code, name=code)

    def overridden(self, override: CriteriaOverride) -> CriteriaSet:
        """Lay a province's tables over the national ones, threshold by threshold."""
        tables = {entry.threshold: entry.tables for entry in override.thresholds}
        groups = tuple(
            replace(g, criteria=tuple(_overlay(c, tables) for c in g.criteria)) for g in self.groups
        )
        return replace(self, groups=groups, note=override.note or self.note)


@dataclass(frozen=True, slots=True)
class ThresholdOverride:
    """A province's tables for one threshold of a national set."""

    threshold: str
    tables: tuple[LevelTable, ...]


@dataclass(frozen=True, slots=True)
class CriteriaOverride:
    """What a province sets over a national criteria set, from the days its tables name."""

    criteria_set: str
    cite: str
    thresholds: tuple[ThresholdOverride, ...]
    note: str = ""


def _overlay(criterion: Criterion, tables: Mapping[str, tuple[LevelTable, ...]]) -> Criterion:
    """Lay tables over the thresholds they name, and leave the others as they stand."""
    return replace(
        criterion,
        requirements=tuple(
            replace(
                requirement,
                thresholds=tuple(
                    replace(t, tables=_in_order(t.tables, tables.get(t.code, ())))
                    for t in requirement.thresholds
                ),
            )
            for requirement in criterion.requirements
        ),
    )


def _in_order(
    nation: tuple[LevelTable, ...], province: tuple[LevelTable, ...]
) -> tuple[LevelTable, ...]:
    """Order by day; from the province's first table on, its tables stand alone."""
    if not province:
        return nation
    return tuple(t for t in nation if t.since < province[0].since) + province
