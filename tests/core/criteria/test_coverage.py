"""How much of a set is at hand is counted, never guessed."""

from __future__ import annotations

import datetime as dt

import pytest

from chungtay.core.criteria.coverage import coverage, unknown_levels
from chungtay.core.criteria.criteria_set import Stated
from chungtay.packs import loader

IN_2023 = dt.date(2023, 6, 30)


def test_a_set_known_by_name_counts_what_it_declares_and_nothing_else() -> None:
    found = coverage(loader.criteria_set("commune-2026-2030"), on=IN_2023)
    assert (found.criteria, found.declared, found.requirements, found.unlisted) == (10, 10, 0, 47)
    assert (found.thresholds, found.known, found.verified) == (0, 0, 0)


def test_where_not_even_the_number_is_known_none_is_counted() -> None:
    found = coverage(loader.criteria_set("commune-modern-2026-2030"), on=IN_2023)
    assert (found.declared, found.unlisted) == (None, None)


@pytest.mark.parametrize("code", [one.code for one in loader.criteria_sets()])
def test_every_threshold_is_known_partly_known_or_unknown(code: str) -> None:
    law = loader.criteria_set(code)
    found = coverage(law, on=IN_2023)
    assert found.unknown >= 0
    assert found.known + found.partly + found.unknown == found.thresholds
    assert found.by_province <= found.known
    told = {one.threshold.code for one in unknown_levels(law)}
    assert bool(told) == bool(found.partly + found.unknown)


def test_unknown_levels_name_their_columns_where_others_are_known() -> None:
    law = loader.criteria_set("commune-2021-2025")
    listed = {one.threshold.code: one for one in unknown_levels(law)}
    assert [column.value for column in listed["15.4"].columns] == [
        "btb", "dhntb", "tay_nguyen", "dnb", "dbscl",
    ]  # fmt: skip
    assert listed["2.2"].columns == ()
    assert "15.3" not in listed


def test_what_a_province_sets_counts_as_known_there() -> None:
    nation = coverage(loader.criteria_set("commune-2016-2020"), on=dt.date(2018, 1, 1))
    own = coverage(loader.criteria_set("commune-2016-2020", province="62"), on=dt.date(2018, 1, 1))
    assert (nation.unknown, nation.by_province) == (0, 9)
    assert (own.unknown, own.by_province) == (11, 0)
    law = loader.criteria_set("commune-2016-2020", province="62")
    assert all(Stated.UNKNOWN in one.table.levels.values() for one in unknown_levels(law))
