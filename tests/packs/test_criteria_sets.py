"""The criteria sets of every period, level and grade, and what nobody has the text of."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from chungtay.core.criteria.criteria_set import (
    Applies,
    ColumnRule,
    CommuneGroup,
    Grade,
    PastBase,
    Region,
    Shape,
    Stated,
    UnitLevel,
)
from chungtay.packs import loader

IN_2023 = dt.date(2023, 6, 30)
HIGHLANDS = Region.CENTRAL_HIGHLANDS
UPLANDS = Region.NORTHERN_UPLANDS


def standard_on(day: dt.date) -> list[str]:
    sets = loader.criteria_sets(on=day, level=UnitLevel.COMMUNE, grade=Grade.STANDARD)
    return [one.code for one in sets]


@pytest.mark.parametrize(
    ("day", "code"),
    [
        (dt.date(2022, 3, 7), "commune-2016-2020"),
        (dt.date(2022, 3, 8), "commune-2021-2025"),
        (dt.date(2026, 2, 14), "commune-2021-2025"),
        (dt.date(2026, 2, 15), "commune-2026-2030"),
    ],
)
def test_on_every_day_one_set_is_the_standard_of_communes(day: dt.date, code: str) -> None:
    assert standard_on(day) == [code]


def test_districts_have_no_set_once_there_are_no_districts() -> None:
    last = dt.date(2025, 6, 30)
    assert loader.criteria_sets(on=last, level=UnitLevel.DISTRICT)
    assert not loader.criteria_sets(on=last + dt.timedelta(days=1), level=UnitLevel.DISTRICT)


def test_2021_to_2025_asks_57_requirements_under_19_criteria() -> None:
    found = loader.criteria_set("commune-2021-2025")
    assert (len(found.groups), len(found.criteria), len(found.requirements)) == (5, 19, 57)
    assert found.unlisted == 0
    assert found.columns is ColumnRule.REGION_OR_UPLANDS
    clean_water = found.requirement("17.1").thresholds
    assert [threshold.code for threshold in clean_water] == ["17.1a", "17.1b"]
    assert found.threshold("13.4").applies is Applies.IF_PRESENT


def test_the_poverty_of_2022_counts_the_near_poor_and_is_not_like_that_of_2016() -> None:
    found = loader.criteria_set("commune-2021-2025")
    assert found.threshold("4.2").like == "commune-2016-2020/4.2"
    assert not any(found.threshold(code).like for code in ("11", "12.1", "16", "17.1a"))


def test_what_is_like_something_names_a_threshold_that_there_is() -> None:
    for one in loader.criteria_sets():
        for threshold in one.thresholds():
            for link in filter(None, (threshold.like, threshold.of)):
                of, _, code = link.partition("/")
                assert loader.criteria_set(of).threshold(code).unit == threshold.unit, link


def test_levels_of_2022_by_region_with_their_marks() -> None:
    found = loader.criteria_set("commune-2021-2025")
    (stunting,) = found.requirement("15.3").levels(on=IN_2023, column=HIGHLANDS)
    assert (stunting.level, stunting.verified) == (Decimal("26.5"), True)
    (poverty,) = found.requirement("11").levels(on=IN_2023, column=UPLANDS)
    assert (poverty.level, poverty.verified) == (Decimal(13), False)
    (records,) = found.requirement("15.4").levels(on=IN_2023, column=HIGHLANDS)
    assert records.level is Stated.UNKNOWN


def test_income_steps_up_by_year_and_no_step_is_known() -> None:
    income = loader.criteria_set("commune-2021-2025").threshold("10")
    years = [table.since.year for table in income.tables]
    assert years == [2022, 2023, 2024, 2025]
    for table in income.tables:
        found = income.level(on=table.since, column=HIGHLANDS)
        assert (found.level, found.since) == (Stated.UNKNOWN, table.since)


def test_a_level_that_all_columns_share_is_known_though_the_column_is_not() -> None:
    found = loader.criteria_set("commune-2021-2025")
    irrigation = found.threshold("3.1").level(on=IN_2023, column=None)
    assert irrigation.level == Decimal(80)
    assert found.threshold("11").level(on=IN_2023, column=None).level is Stated.UNKNOWN


def test_2026_knows_its_ten_criteria_and_says_that_47_requirements_are_unlisted() -> None:
    found = loader.criteria_set("commune-2026-2030")
    assert [one.code for one in found.criteria] == [f"{n:02}" for n in range(1, 11)]
    assert all(one.verified for one in found.criteria)
    assert (len(found.requirements), found.unlisted) == (0, 47)
    assert found.grouping is not None
    assert found.grouping.farming_below == 10


def test_the_advanced_set_declares_75_and_says_how_many_are_missing() -> None:
    found = loader.criteria_set("commune-advanced-2021-2025")
    assert found.unlisted == 75 - len(found.requirements)
    piped = found.threshold("18.1")
    assert piped.level(on=IN_2023, column=Region.NORTH_CENTRAL).level == Decimal(55)
    assert piped.level(on=IN_2023, column=HIGHLANDS).level is Stated.UNKNOWN


def test_model_communes_are_held_against_their_own_past_or_against_the_advanced_level() -> None:
    first = loader.criteria_set("commune-model-2018-2020").threshold("1.1")
    assert (first.shape, first.base) == (Shape.TIMES_OWN_PAST, PastBase.RECOGNITION)
    second = loader.criteria_set("commune-model-2021-2025")
    income = second.threshold("2")
    assert (income.shape, income.of) == (Shape.TIMES_LEVEL, "commune-advanced-2021-2025/10")
    assert second.threshold("3").shape is Shape.COUNTED


def test_a_set_of_which_only_the_name_is_known_says_so() -> None:
    for one in loader.criteria_sets():
        if not one.criteria:
            assert "không" in one.note.lower(), one.code
            assert one.unlisted is None, one.code


@pytest.mark.parametrize(
    ("province", "day", "region"),
    [
        ("62", dt.date(2020, 12, 31), HIGHLANDS),
        ("51", dt.date(2025, 6, 30), Region.SOUTH_CENTRAL_COAST),
        ("51", dt.date(2025, 7, 1), Region.GENERAL),
        ("15", dt.date(2025, 7, 1), UPLANDS),
        ("00", dt.date(2020, 1, 1), Region.GENERAL),
    ],
)
def test_a_province_merged_of_two_regions_is_in_none(
    province: str, day: dt.date, region: Region
) -> None:
    assert loader.region_of(province, on=day) is region


def test_groups_are_columns_of_2026_only() -> None:
    for one in loader.criteria_sets():
        for threshold in one.thresholds():
            for table in threshold.tables:
                groups = any(isinstance(column, CommuneGroup) for column in table.levels)
                assert not groups or one.columns is ColumnRule.COMMUNE_GROUP
