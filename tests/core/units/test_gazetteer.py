"""Units begin, end, are divided and joined; where each lives on is a walk through time."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from chungtay.core.units.checks import check
from chungtay.core.units.gazetteer import Gazetteer, with_ends
from chungtay.core.units.succession import Succession, SuccessionKind
from chungtay.core.units.unit import Level, Unit, UnitType

REFORM = dt.date(2025, 7, 1)
EVE = dt.date(2025, 6, 30)
LATER = dt.date(2027, 1, 1)
LAST = dt.date(2028, 1, 1)


def commune(code: str, name: str, since: dt.date | None = None, parent: str = "P") -> Unit:
    return Unit(code, since, None, Level.COMMUNE, UnitType.COMMUNE, name, parent)


def province(code: str, since: dt.date | None = None) -> Unit:
    return Unit(code, since, None, Level.PROVINCE, UnitType.PROVINCE, code)


def step(before: str, after: str, kind: SuccessionKind, since: dt.date = REFORM) -> Succession:
    return Succession(before, after, since, kind, "qh:1:2025-06-12")


def places(units: list[Unit], steps: list[Succession]) -> Gazetteer:
    return Gazetteer(with_ends(units, steps), steps)


def names(units: frozenset[Unit]) -> set[str]:
    return {unit.name for unit in units}


def test_a_code_reused_by_its_own_heir_is_not_walked_past() -> None:
    """23377 was the township of Plei Kần; it went, with Pờ Y, into a commune with its own code."""
    map_ = places(
        [province("P"), commune("1", "Plei Kần"), commune("2", "Pờ Y"),
         commune("1", "Bờ Y", REFORM)],
        [step("1", "1", SuccessionKind.MERGE), step("2", "1", SuccessionKind.MERGE)],
    )  # fmt: skip
    old, new = map_.bearer("1", on=EVE), map_.bearer("1", on=REFORM)
    assert old is not None and new is not None
    assert (old.name, new.name) == ("Plei Kần", "Bờ Y")
    assert names(map_.heirs(old, on=EVE)) == {"Plei Kần"}
    assert names(map_.heirs(old, on=LATER)) == {"Bờ Y"}
    assert names(map_.forebears(new, on=EVE)) == {"Plei Kần", "Pờ Y"}
    assert names(map_.heirs(new, on=EVE)) == names(map_.forebears(old, on=LATER)) == set()


def test_a_code_given_to_a_stranger_is_not_its_heir() -> None:
    """A code set free may come back for another place: the old bearer lives on elsewhere."""
    map_ = places(
        [province("P"), commune("1", "Cũ"), commune("2", "Nhận", REFORM),
         commune("1", "Khác", LATER)],
        [step("1", "2", SuccessionKind.RENAME), step("2", "2", SuccessionKind.RENAME, LAST)],
    )  # fmt: skip
    old = map_.bearers("1")[0]
    assert names(map_.heirs(old, on=LATER)) == {"Nhận"}
    assert map_.backward(map_.bearers("1")[1]) == ()


def test_heirs_are_followed_through_several_changes() -> None:
    map_ = places(
        [province("P"), commune("1", "Một"), commune("2", "Hai", REFORM), commune("3", "Ba", LATER),
         commune("4", "Bốn", LATER)],
        [step("1", "2", SuccessionKind.RENAME), step("2", "3", SuccessionKind.SPLIT, LATER),
         step("2", "4", SuccessionKind.SPLIT, LATER)],
    )  # fmt: skip
    first, last = map_.bearers("1")[0], map_.bearers("4")[0]
    assert names(map_.heirs(first, on=REFORM)) == {"Hai"}
    assert names(map_.heirs(first, on=LATER)) == {"Ba", "Bốn"}
    assert names(map_.forebears(last, on=EVE)) == {"Một"}


def test_a_unit_that_gave_a_part_away_stands_beside_the_receiver() -> None:
    map_ = places(
        [province("P"), commune("1", "Cho"), commune("2", "Nhận")],
        [step("1", "2", SuccessionKind.PART)],
    )
    giver, receiver = map_.bearers("1")[0], map_.bearers("2")[0]
    assert giver.until is None
    assert names(map_.heirs(giver, on=EVE)) == {"Cho"}
    assert names(map_.heirs(giver, on=LATER)) == {"Cho", "Nhận"}
    assert names(map_.forebears(receiver, on=EVE)) == {"Cho", "Nhận"}


def test_an_abolished_district_lives_on_where_its_communes_do() -> None:
    district = Unit("D", None, None, Level.DISTRICT, UnitType.DISTRICT, "Huyện", "P")
    map_ = places(
        [province("P"), district, commune("1", "Một", parent="D"), commune("2", "Hai", REFORM)],
        [step("D", "", SuccessionKind.ABOLISH), step("1", "2", SuccessionKind.RENAME)],
    )
    assert names(map_.heirs(map_.bearers("D")[0], on=LATER)) == {"Hai"}
    assert check(map_) == ()


def test_a_sound_map_draws_no_remark() -> None:
    map_ = places(
        [province("P"), commune("1", "Cũ"), commune("1", "Mới", REFORM)],
        [step("1", "1", SuccessionKind.RENAME)],
    )
    assert check(map_) == ()


def test_two_bearers_of_one_code_on_one_day_are_found() -> None:
    map_ = places([province("P"), commune("1", "Cũ"), commune("1", "Mới", REFORM)], [])
    assert [finding.code for finding in check(map_)] == ["units.overlap"]


def test_a_unit_left_with_nowhere_is_found() -> None:
    map_ = places([province("P"), commune("1", "Cũ")], [step("1", "", SuccessionKind.ABOLISH)])
    assert [finding.code for finding in check(map_)] == ["units.nowhere"]


def test_a_succession_to_a_unit_that_does_not_exist_is_found() -> None:
    map_ = places([province("P"), commune("1", "Cũ")], [step("1", "9", SuccessionKind.RENAME)])
    assert "units.succession_to_nowhere" in {finding.code for finding in check(map_)}


def test_a_succession_from_a_unit_that_does_not_exist_is_found() -> None:
    map_ = places([province("P"), commune("1", "Mới")], [step("9", "1", SuccessionKind.MERGE)])
    assert {finding.code for finding in check(map_)} == {"units.succession_from_nowhere"}


def test_a_unit_must_have_a_superior_all_its_life() -> None:
    orphaned = places(
        [province("P"), commune("1", "Cũ"), province("Q", REFORM)],
        [step("P", "Q", SuccessionKind.RENAME)],
    )
    assert {finding.code for finding in check(orphaned)} == {"units.superior"}
    assert {f.code for f in check(Gazetteer([commune("1", "Một")], []))} == {"units.superior"}


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=12), st.integers(0, 5))
def test_heirs_and_forebears_mirror_each_other(pairs: list[tuple[int, int]], asked: int) -> None:
    """Whoever carries on for a unit counts that unit among those it came from."""
    going = {before: {a for b, a in pairs if b == before} or {before} for before in range(6)}
    steps = [
        step(str(b), str(a), SuccessionKind.SPLIT if len(going[b]) > 1 else SuccessionKind.MERGE)
        for b in going
        for a in going[b]
    ]
    reached = sorted({a for afters in going.values() for a in afters})
    units = [province("P"), *(commune(str(b), f"cũ {b}") for b in range(6))]
    units += [commune(str(a), f"mới {a}", REFORM) for a in reached]
    map_ = places(units, steps)
    assert check(map_) == ()
    old = map_.bearers(str(asked))[0]
    for heir in map_.heirs(old, on=LATER):
        assert old in map_.forebears(heir, on=EVE)
