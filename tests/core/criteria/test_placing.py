"""In which column a unit stands: by region, by the rule of 2022, by the groups of 2025."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chungtay.core.criteria.criteria_set import (
    Column,
    ColumnRule,
    CommuneGroup,
    CriteriaSet,
    Grade,
    Grouping,
    Region,
    UnitLevel,
    Zone,
)
from chungtay.core.criteria.placing import Because, Missing, UnitFacts, placing
from chungtay.core.kernel.title import Title
from chungtay.core.units.unit_class import UnitClass

HIGHLANDS = Region.CENTRAL_HIGHLANDS
UPLANDS = Region.NORTHERN_UPLANDS
ALL = frozenset(UnitClass)
CLASSES = st.frozensets(st.sampled_from(UnitClass))


def a_set(rule: ColumnRule) -> CriteriaSet:
    grouping = Grouping(Decimal(10), "x") if rule is ColumnRule.COMMUNE_GROUP else None
    return CriteriaSet(
        code="test",
        title=Title("Thử", "Test"),
        level=UnitLevel.COMMUNE,
        grade=Grade.STANDARD,
        since=dt.date(2022, 3, 8),
        until=dt.date(2026, 1, 1),
        cite="x",
        columns=rule,
        declares=None,
        groups=(),
        grouping=grouping,
    )


def column(rule: ColumnRule, facts: UnitFacts) -> Column | None:
    return placing(a_set(rule), facts).column


def in_highlands(*classes: UnitClass, kept: frozenset[UnitClass] = ALL) -> UnitFacts:
    return UnitFacts(HIGHLANDS, frozenset(classes), kept)


@pytest.mark.parametrize(
    ("classes", "expected", "because"),
    [
        ((), HIGHLANDS, Because.OWN_REGION),
        ((UnitClass.VERY_DIFFICULT,), UPLANDS, Because.VERY_DIFFICULT),
        ((UnitClass.SAFETY_ZONE,), HIGHLANDS, Because.OWN_REGION),
        ((UnitClass.POOR_DISTRICT,), HIGHLANDS, Because.OWN_REGION),
        ((UnitClass.BORDER,), HIGHLANDS, Because.OWN_REGION),
        ((UnitClass.SAFETY_ZONE, UnitClass.POOR_DISTRICT), UPLANDS, Because.SAFETY_ZONE),
        ((UnitClass.SAFETY_ZONE, UnitClass.LEFT_POVERTY), UPLANDS, Because.SAFETY_ZONE),
    ],
)
def test_the_rule_of_2022_sends_the_very_difficult_and_some_safety_zones_to_the_uplands(
    classes: tuple[UnitClass, ...], expected: Region, because: Because
) -> None:
    found = placing(a_set(ColumnRule.REGION_OR_UPLANDS), in_highlands(*classes))
    assert (found.column, found.because) == (expected, because)


def test_a_list_that_nobody_keeps_is_named_as_missing() -> None:
    only_poor = frozenset({UnitClass.POOR_DISTRICT, UnitClass.LEFT_POVERTY})
    found = placing(a_set(ColumnRule.REGION_OR_UPLANDS), in_highlands(kept=only_poor))
    assert (found.column, found.missing) == (None, (Missing.VERY_DIFFICULT,))
    poor = in_highlands(UnitClass.POOR_DISTRICT, kept=only_poor)
    missing = placing(a_set(ColumnRule.REGION_OR_UPLANDS), poor).missing
    assert missing == (Missing.VERY_DIFFICULT, Missing.SAFETY_ZONE)


def test_in_the_uplands_no_list_is_needed() -> None:
    assert column(ColumnRule.REGION_OR_UPLANDS, UnitFacts(UPLANDS)) is UPLANDS


def test_without_a_region_the_region_is_missing() -> None:
    found = placing(a_set(ColumnRule.REGION), UnitFacts(None))
    assert (found.column, found.missing) == (None, (Missing.REGION,))


def grouped(share: str | None, *classes: UnitClass, kept: frozenset[UnitClass] = ALL) -> UnitFacts:
    farming = None if share is None else Decimal(share)
    return UnitFacts(HIGHLANDS, frozenset(classes), kept, farming)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (grouped("9.99"), CommuneGroup.GROUP_1),
        (grouped("10"), CommuneGroup.GROUP_2),
        (grouped("60", UnitClass.PLANNED_URBAN), CommuneGroup.GROUP_1),
        (grouped("60", UnitClass.NEXT_TO_CITY), CommuneGroup.GROUP_2),
        (grouped("60", UnitClass.NEXT_TO_CITY, UnitClass.TO_URBANISE), CommuneGroup.GROUP_1),
        (grouped("60", UnitClass.ZONE_1), CommuneGroup.GROUP_2),
        (grouped("60", UnitClass.ZONE_2), CommuneGroup.GROUP_3),
        (grouped("60", UnitClass.ZONE_3), CommuneGroup.GROUP_3),
    ],
)
def test_the_groups_of_2025(facts: UnitFacts, expected: CommuneGroup) -> None:
    assert column(ColumnRule.COMMUNE_GROUP, facts) is expected


def test_both_first_and_third_group_is_a_contradiction_and_not_a_guess() -> None:
    found = placing(a_set(ColumnRule.COMMUNE_GROUP), grouped("5", UnitClass.ZONE_3))
    assert (found.column, found.because, found.zone) == (
        None,
        Because.CONTRADICTION,
        Zone.ZONE_3,
    )


def test_a_commune_of_which_nothing_is_kept_names_all_it_lacks() -> None:
    found = placing(a_set(ColumnRule.COMMUNE_GROUP), UnitFacts(HIGHLANDS))
    assert found.missing == (
        Missing.CITY_GROWTH,
        Missing.FARMING_SHARE,
        Missing.PLANNED_URBAN,
        Missing.ZONE,
    )


LISTS = st.tuples(CLASSES, CLASSES)
SHARES = st.decimals(0, 100, places=1)
FACTS = st.builds(UnitFacts, st.sampled_from([None, *Region]), CLASSES, CLASSES, st.none() | SHARES)


@given(rule=st.sampled_from(ColumnRule), facts=FACTS)
def test_a_unit_is_placed_or_the_reason_is_named(rule: ColumnRule, facts: UnitFacts) -> None:
    found = placing(a_set(rule), facts)
    if found.column is None:
        assert found.because in {Because.MISSING, Because.CONTRADICTION}
        assert bool(found.missing) is (found.because is Because.MISSING)
    else:
        assert not found.missing


@given(rule=st.sampled_from(ColumnRule), lists=LISTS, learnt=CLASSES, share=SHARES)
def test_what_is_learnt_later_never_moves_a_unit_already_placed(
    rule: ColumnRule,
    lists: tuple[frozenset[UnitClass], ...],
    learnt: frozenset[UnitClass],
    share: Decimal,
) -> None:
    classes, kept = lists
    before = placing(a_set(rule), UnitFacts(HIGHLANDS, classes, kept)).column
    new = learnt - kept  # lists that were not kept: only they can tell something new
    after = placing(a_set(rule), UnitFacts(HIGHLANDS, classes | new, kept | new, share))
    assert before is None or after.column == before
