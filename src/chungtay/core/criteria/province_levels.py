"""What a province may set over the nation's levels: what is left to it, or stricter where allowed.

A province's tables stand alone from their first day on, so they are held against every step the
nation takes afterwards as well: what was stricter in 2022 may be looser in 2023.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from chungtay.core.criteria.criteria_set import (
    COLUMN_TITLES,
    Column,
    ColumnRule,
    CommuneGroup,
    Comparator,
    CriteriaOverride,
    CriteriaSet,
    Level,
    LevelInForce,
    LevelTable,
    Region,
    Stated,
    Threshold,
    ThresholdOverride,
    Zone,
)
from chungtay.core.criteria.level_words import beyond_whole, level_text
from chungtay.core.kernel.refusal import Kind, Refusal
from chungtay.core.people.actor import Action

UPLANDS = Region.NORTHERN_UPLANDS
SET_LEVELS = Action("criteria.set_levels", "Nhập mức đạt chuẩn của tỉnh")


@dataclass(eq=False)
class LooserThanNation(Refusal):
    """A province may ask for as much as the nation does, or for more."""

    code = "criteria.looser_than_nation"
    message = (
        "Chỉ tiêu {threshold}, {column}: mức của tỉnh là {own}, lỏng hơn mức của trung ương là "
        "{nation} từ ngày {since:%d/%m/%Y} ({cite})."
    )

    threshold: str
    column: str
    own: str
    nation: str
    since: dt.date
    cite: str


@dataclass(eq=False)
class NotLeftToProvince(Refusal):
    """The law leaves this level to nobody."""

    code = "criteria.not_left_to_province"
    message = (
        "Chỉ tiêu {threshold}, {column}: trung ương đã định mức {nation} ({cite}), tỉnh không được "
        "ghi {own}."
    )

    threshold: str
    column: str
    own: str
    nation: str
    cite: str


@dataclass(eq=False)
class ColumnsMissing(Refusal):
    """A table of a province speaks of all its communes."""

    code = "criteria.columns_missing"
    message = "Chỉ tiêu {threshold}: bảng từ ngày {since:%d/%m/%Y} chưa có mức cho {columns}."

    threshold: str
    since: dt.date
    columns: str


@dataclass(eq=False)
class LevelsOverlap(Refusal):
    """One threshold has one line of tables; two lines would both hold on the same days."""

    code = "criteria.levels_overlap"
    message = (
        "Chỉ tiêu {threshold} của bộ “{criteria_set}” có hai bảng mức cùng áp dụng từ ngày "
        "{since:%d/%m/%Y}; hãy gộp thành một, xếp theo ngày."
    )

    threshold: str
    criteria_set: str
    since: dt.date


@dataclass(eq=False)
class LevelsChanged(Refusal):
    """Somebody else saved levels of this set after they were read."""

    code = "criteria.levels_changed"
    kind = Kind.CONFLICT
    message = (
        "Mức của bộ “{criteria_set}” đã có người khác lưu (bản {found}) sau khi mở trang (bản "
        "{given}); hãy mở lại trang rồi nhập tiếp."
    )

    criteria_set: str
    given: int
    found: int


@dataclass(eq=False)
class LevelsNotSet(Refusal):
    """Only a table that the province set itself can be taken back."""

    code = "criteria.levels_not_set"
    kind = Kind.CONFLICT
    message = (
        "Chỉ tiêu {threshold} của bộ “{criteria_set}”: tỉnh không có bảng mức nào bắt đầu từ ngày "
        "{since:%d/%m/%Y} để bỏ."
    )

    threshold: str
    criteria_set: str
    since: dt.date


@dataclass(frozen=True, slots=True)
class OverrideFault:
    """What is wrong with one entry of an override, and with which of its tables."""

    entry: ThresholdOverride
    table: int
    refusal: Refusal


def override_faults(
    nation: CriteriaSet, override: CriteriaOverride, region: Region
) -> Iterator[OverrideFault]:
    """Hold every table of a province in a region against the nation's set."""
    known = {threshold.code: threshold for threshold in nation.thresholds()}
    for entry in override.thresholds:
        threshold = known.get(entry.threshold)
        for n, table in enumerate(entry.tables if threshold else ()):
            until = entry.tables[n + 1].since if n + 1 < len(entry.tables) else nation.until
            for refusal in _table_refusals(
                nation, known[entry.threshold], table, until=until, region=region
            ):
                yield OverrideFault(entry, n, refusal)


def overlaps(
    overrides: tuple[CriteriaOverride, ...],
) -> Iterator[tuple[ThresholdOverride, LevelsOverlap]]:
    """Find thresholds that have two lines of tables among what is said side by side."""
    seen: dict[tuple[str, str], dt.date] = {}
    for override in overrides:
        for entry in override.thresholds:
            key = (override.criteria_set, entry.threshold)
            first = min((table.since for table in entry.tables), default=dt.date.max)
            if key in seen:
                since = max(first, seen[key])
                yield (
                    entry,
                    LevelsOverlap(
                        threshold=entry.threshold, criteria_set=override.criteria_set, since=since
                    ),
                )
            seen[key] = min(first, seen.get(key, first))


def with_table(override: CriteriaOverride, threshold: str, table: LevelTable) -> CriteriaOverride:
    """Add a table to what a province sets; one of the same day takes the other's place."""
    kept = {entry.threshold: entry.tables for entry in override.thresholds}
    others = (one for one in kept.get(threshold, ()) if one.since != table.since)
    kept[threshold] = tuple(sorted((*others, table), key=lambda one: one.since))
    entries = tuple(ThresholdOverride(code, tables) for code, tables in kept.items())
    return replace(override, thresholds=entries)


def without_table(override: CriteriaOverride, threshold: str, since: dt.date) -> CriteriaOverride:
    """Take a table back from what a province sets; refuses (`LevelsNotSet`) one it never set."""
    kept = {entry.threshold: entry.tables for entry in override.thresholds}
    left = tuple(one for one in kept.get(threshold, ()) if one.since != since)
    if left == kept.get(threshold, ()):
        raise LevelsNotSet(threshold, override.criteria_set, since)
    kept[threshold] = left
    entries = (ThresholdOverride(code, tables) for code, tables in kept.items() if tables)
    return replace(override, thresholds=tuple(entries))


def columns_of(nation: CriteriaSet, region: Region) -> tuple[Column, ...]:
    """Give the columns in which the communes of a province in a region may stand."""
    match nation.columns:
        case ColumnRule.WHOLE:
            return (Region.GENERAL,)
        case ColumnRule.COMMUNE_GROUP:
            return tuple(CommuneGroup)
        case ColumnRule.REGION:
            return (region,)
        case ColumnRule.REGION_OR_UPLANDS:
            return tuple(dict.fromkeys((region, UPLANDS)))


def may_set(nation: CriteriaSet, level: Level) -> bool:
    """Tell whether a province may set a level of its own where the nation says this one."""
    if level is Stated.BY_PROVINCE:
        return True
    return nation.stricter and level is not Stated.MET


def _table_refusals(
    nation: CriteriaSet,
    threshold: Threshold,
    table: LevelTable,
    *,
    until: dt.date,
    region: Region,
) -> Iterator[Refusal]:
    if missing := _uncovered(nation, table, region):
        columns = ", ".join(COLUMN_TITLES[column].vi for column in missing)
        yield ColumnsMissing(threshold=threshold.code, since=table.since, columns=columns)
    for level in table.levels.values():
        if beyond := beyond_whole(threshold, level):
            yield beyond
    days = {table.since, *(t.since for t in threshold.tables if table.since < t.since < until)}
    for day in sorted(days):
        for column, level in table.levels.items():
            theirs = [
                threshold.level(on=max(day, threshold.tables[0].since), column=one)
                for one in _against(nation, column, region)
            ]
            if refusal := _refusal(nation, threshold, column, own=level, theirs=theirs):
                yield refusal


def _uncovered(nation: CriteriaSet, table: LevelTable, region: Region) -> tuple[Column, ...]:
    """Give the columns in which communes of the province stand and the table says nothing."""
    if Region.GENERAL in table.levels:
        return ()
    needed: tuple[Column, ...] = tuple(Zone) if table.by_zone else columns_of(nation, region)
    return tuple(column for column in needed if column not in table.levels)


def _against(nation: CriteriaSet, column: Column, region: Region) -> tuple[Column, ...]:
    """Give the nation's columns that a column of the province's is held against."""
    if isinstance(column, Zone) and nation.columns is ColumnRule.COMMUNE_GROUP:
        hard = column is not Zone.ZONE_1
        return (CommuneGroup.GROUP_3,) if hard else (CommuneGroup.GROUP_1, CommuneGroup.GROUP_2)
    if column is Zone.ZONE_3 and nation.columns is ColumnRule.REGION_OR_UPLANDS:
        return (UPLANDS,)
    if isinstance(column, Zone):
        return columns_of(nation, region)[:1]
    return columns_of(nation, region) if column is Region.GENERAL else (column,)


def _refusal(
    nation: CriteriaSet,
    threshold: Threshold,
    column: Column,
    *,
    own: Level,
    theirs: list[LevelInForce],
) -> Refusal | None:
    """Say what is wrong with a level of the province's, held against those of the nation."""
    for one in theirs:
        if own is Stated.UNKNOWN or one.level in {Stated.UNKNOWN, Stated.BY_PROVINCE, own}:
            continue
        said = {
            "threshold": threshold.code,
            "column": COLUMN_TITLES[column].vi,
            "own": level_text(own),
            "nation": level_text(one.level),
            "cite": one.cite,
        }
        if not nation.stricter or isinstance(own, Stated) or isinstance(one.level, Stated):
            return NotLeftToProvince(**said)
        if _looser(threshold.comparator, own, one.level):
            return LooserThanNation(since=one.since, **said)
    return None


def _looser(comparator: Comparator, own: Decimal, nation: Decimal) -> bool:
    if comparator is Comparator.AT_LEAST:
        return own < nation
    if comparator is Comparator.AT_MOST:
        return own > nation
    return own != nation
