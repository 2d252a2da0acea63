"""What a province may set: what is left to it, or stricter than the nation; never looser."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chungtay.core.criteria.criteria_set import (
    Column,
    ColumnRule,
    Comparator,
    CriteriaGroup,
    CriteriaOverride,
    CriteriaSet,
    Criterion,
    Grade,
    Level,
    LevelTable,
    Region,
    Requirement,
    Stated,
    Threshold,
    ThresholdOverride,
    UnitLevel,
    Zone,
)
from chungtay.core.criteria.province_levels import (
    ColumnsMissing,
    LooserThanNation,
    NotLeftToProvince,
    overlaps,
    override_faults,
)
from chungtay.core.kernel.refusal import Refusal
from chungtay.core.kernel.title import Title

GENERAL = Region.GENERAL
HIGHLANDS = Region.CENTRAL_HIGHLANDS
UPLANDS = Region.NORTHERN_UPLANDS
FROM = dt.date(2022, 3, 8)
NAME = Title("Thử", "Test")
DECISION = "kontum.ubnd:1/QĐ-UBND:2022-05-01"


def nation(comparator: Comparator, *tables: LevelTable, stricter: bool = True) -> CriteriaSet:
    threshold = Threshold("1", "percent", comparator, tables)
    requirement = Requirement("1", NAME, (), (threshold,))
    group = CriteriaGroup("I", NAME, (Criterion("01", NAME, NAME, (requirement,)),))
    return CriteriaSet(
        code="nation",
        title=NAME,
        level=UnitLevel.COMMUNE,
        grade=Grade.STANDARD,
        since=FROM,
        until=dt.date(2026, 2, 15),
        cite="x",
        columns=ColumnRule.REGION_OR_UPLANDS,
        groups=(group,),
        stricter=stricter,
    )


def levels(since: dt.date = FROM, **said: Level | int) -> LevelTable:
    columns: dict[Column, Level] = {}
    for code, level in said.items():
        column: Column = Zone(code) if code.startswith("zone") else Region(code)
        columns[column] = Decimal(level) if isinstance(level, int) else level
    return LevelTable(since, DECISION, columns)


def told(*tables: LevelTable, threshold: str = "1") -> CriteriaOverride:
    return CriteriaOverride("nation", DECISION, (ThresholdOverride(threshold, tables),))


def refusals(over: CriteriaSet, *tables: LevelTable) -> list[Refusal]:
    return [fault.refusal for fault in override_faults(over, told(*tables), HIGHLANDS)]


POVERTY = nation(Comparator.AT_MOST, levels(tdmnpb=13, tay_nguyen=7))
POWER = nation(Comparator.AT_LEAST, levels(tdmnpb=95, tay_nguyen=98))


@pytest.mark.parametrize(
    ("over", "own", "found"),
    [
        (POVERTY, 7, []),
        (POVERTY, 6, []),
        (POVERTY, 8, [LooserThanNation]),
        (POWER, 98, []),
        (POWER, 99, []),
        (POWER, 97, [LooserThanNation]),
    ],
)
def test_as_much_or_more_is_allowed_and_less_is_not(
    over: CriteriaSet, own: int, found: list[type[Refusal]]
) -> None:
    said = refusals(over, levels(tay_nguyen=own, tdmnpb=own if over is POVERTY else 95))
    assert [type(one) for one in said] == found


def test_a_looser_level_is_named_with_both_numbers_and_the_provision() -> None:
    (found,) = refusals(POVERTY, levels(tay_nguyen=8, tdmnpb=13))
    assert isinstance(found, LooserThanNation)
    assert (found.own, found.nation, found.cite) == ("8", "7", DECISION)


def test_one_level_for_the_whole_province_must_do_for_each_column_in_it() -> None:
    assert refusals(POVERTY, levels(general=7)) == []
    (found,) = refusals(POVERTY, levels(general=13))
    assert isinstance(found, LooserThanNation)


def test_zone_three_may_ask_what_the_uplands_are_asked() -> None:
    assert refusals(POVERTY, levels(zone_1=7, zone_2=7, zone_3=13)) == []
    (found,) = refusals(POVERTY, levels(zone_1=7, zone_2=13, zone_3=13))
    assert isinstance(found, LooserThanNation)


def test_a_table_speaks_of_all_columns_of_the_province() -> None:
    (region,) = refusals(POVERTY, levels(tay_nguyen=7))
    assert isinstance(region, ColumnsMissing)
    assert "Trung du" in region.columns
    (zones,) = refusals(POVERTY, levels(zone_1=7, zone_2=7))
    assert isinstance(zones, ColumnsMissing)


def test_what_was_stricter_is_held_against_the_nations_later_steps() -> None:
    rising = nation(
        Comparator.AT_LEAST, levels(general=41), levels(dt.date(2023, 1, 1), general=44)
    )
    assert refusals(rising, levels(general=44)) == []
    (found,) = refusals(rising, levels(general=43))
    assert isinstance(found, LooserThanNation)
    assert found.since == dt.date(2023, 1, 1)
    stepping = (levels(general=43), levels(dt.date(2023, 1, 1), general=45))
    assert refusals(rising, *stepping) == []


def test_where_the_law_allows_nothing_stricter_no_level_may_differ() -> None:
    fixed = replace(POVERTY, stricter=False)
    assert refusals(fixed, levels(tay_nguyen=7, tdmnpb=13)) == []
    (found,) = refusals(fixed, levels(tay_nguyen=6, tdmnpb=13))
    assert isinstance(found, NotLeftToProvince)


def test_what_the_nation_leaves_or_nobody_knows_is_free() -> None:
    left = nation(Comparator.AT_LEAST, levels(general=Stated.BY_PROVINCE), stricter=False)
    assert refusals(left, levels(zone_1=80, zone_2=70, zone_3=50)) == []
    unknown = nation(Comparator.AT_LEAST, levels(general=Stated.UNKNOWN))
    assert refusals(unknown, levels(general=50)) == []
    assert refusals(POVERTY, levels(general=Stated.UNKNOWN)) == []


def test_a_statement_is_not_made_a_number() -> None:
    stated = nation(Comparator.EQUAL, levels(general=Stated.MET))
    (found,) = refusals(stated, levels(general=80))
    assert isinstance(found, NotLeftToProvince)


def test_two_lines_of_tables_for_one_threshold_overlap() -> None:
    later = levels(dt.date(2023, 1, 1), general=5)
    ((entry, found),) = overlaps((told(levels(general=7)), told(later)))
    assert (entry.tables, found.since) == ((later,), dt.date(2023, 1, 1))
    assert not list(overlaps((told(levels(general=7)), told(later, threshold="2"))))


@given(st.sampled_from(Comparator), st.integers(0, 100), st.integers(0, 100), st.integers(0, 100))
def test_whoever_meets_the_provinces_level_meets_the_nations(
    comparator: Comparator, theirs: int, own: int, value: int
) -> None:
    def holds(level: int) -> bool:
        return {
            Comparator.AT_LEAST: value >= level,
            Comparator.AT_MOST: value <= level,
            Comparator.EQUAL: value == level,
        }[comparator]

    allowed = not refusals(nation(comparator, levels(general=theirs)), levels(general=own))
    assert not (allowed and holds(own)) or holds(theirs)
