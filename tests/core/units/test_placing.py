"""Facts told in the units of another day: whole where they can be, named where they cannot."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chungtay.core.units.areas import areas
from chungtay.core.units.course import Courses
from chungtay.core.units.frame import AS_THEN, Frame, FrameBackward, NoFrameDay, Shape, framed
from chungtay.core.units.gazetteer import Gazetteer
from chungtay.core.units.placing import Placing, placings
from chungtay.core.units.succession import Succession, SuccessionKind
from chungtay.core.units.unit import Level, Unit, UnitType
from tests.core.units.worlds import commune, days, step, world, worlds

EVE, REFORM, LATER = dt.date(2025, 6, 30), dt.date(2025, 7, 1), dt.date(2027, 1, 1)
NOW = Frame(Shape.NOW, REFORM)
AREAS = Frame(Shape.COMPARABLE, REFORM, EVE)
MERGE, SPLIT, PART = SuccessionKind.MERGE, SuccessionKind.SPLIT, SuccessionKind.PART


def placed(places: Gazetteer, code: str, on: dt.date, frame: Frame = NOW) -> Placing:
    (found,) = (
        p
        for p in placings(places, frame)
        if p.unit.code == code and p.since <= on and (p.until is None or on < p.until)
    )
    return found


def told(placing: Placing) -> set[str]:
    return {spot.unit for spot in placing.spots}


KEPT = [SuccessionKind.RENAME, SuccessionKind.LEVEL_CHANGE, SuccessionKind.TRANSFER]


@pytest.mark.parametrize("kind", KEPT)
def test_a_body_renamed_or_moved_is_the_same_body(kind: SuccessionKind) -> None:
    places = world([commune("1"), commune("1", since=REFORM)], [step("1", "1", kind, REFORM)])
    then, now = places.bearers("1")
    courses = Courses(places)
    assert courses.formed(now) == dt.date.min
    assert courses.body(then) == courses.body(now) == "1@0001-01-01"


@pytest.mark.parametrize("kind", [MERGE, SPLIT])
def test_a_body_made_of_others_is_new_under_the_code_of_one_of_them(kind: SuccessionKind) -> None:
    places = world(
        [commune("1"), commune("2"), commune("1", since=REFORM)],
        [step("1", "1", kind, REFORM), step("2", "1", MERGE, REFORM)],
    )
    assert Courses(places).formed(places.bearers("1")[1]) == REFORM


def test_a_body_that_takes_over_the_code_of_another_is_new_under_it() -> None:
    places = world([commune("2"), commune("1", since=REFORM)],
                   [step("2", "1", SuccessionKind.RENAME, REFORM)])  # fmt: skip
    (now,) = places.bearers("1")
    assert Courses(places).formed(now) == REFORM


def test_under_another_code_it_is_still_the_same_body_and_the_next_bearer_is_not() -> None:
    places = world(
        [commune("2"), commune("1", since=REFORM), commune("3"), commune("2", since=REFORM)],
        [step("2", "1", SuccessionKind.RENAME, REFORM), step("3", "2", MERGE, REFORM)],
    )
    courses = Courses(places)
    then, another = places.bearers("2")
    (now,) = places.bearers("1")
    assert courses.body(now) == courses.body(then) == "2@0001-01-01"
    assert courses.body(another) == f"2@{REFORM}"


def test_a_body_that_takes_another_in_is_no_more_the_same() -> None:
    places = world(
        [commune("2"), commune("3"), commune("1", since=REFORM)],
        [step("2", "1", SuccessionKind.RENAME, REFORM), step("3", "1", MERGE, REFORM)],
    )
    assert Courses(places).body(places.bearers("1")[0]) == f"1@{REFORM}"


@given(worlds())
def test_no_two_units_of_a_day_are_one_body(places: Gazetteer) -> None:
    courses = Courses(places)
    for day in (EVE, REFORM):
        there = [courses.body(unit) for unit in places.units if unit.stands(day)]
        assert len(there) == len(set(there))


@given(worlds())
def test_a_body_is_formed_on_the_first_day_of_a_bearer_of_its_code(places: Gazetteer) -> None:
    for unit in places.units:
        formed = Courses(places).formed(unit)
        first = places.bearer(unit.code, on=formed)
        assert first is not None
        assert first.start == formed <= unit.start


def test_units_that_merge_go_whole_to_their_heir_but_not_alone() -> None:
    places = world(
        [commune("1"), commune("2"), commune("3", since=REFORM)],
        [step("1", "3", MERGE, REFORM), step("2", "3", MERGE, REFORM)],
    )
    one = placed(places, "1", EVE)
    assert (told(one), one.whole, one.alone) == ({"3"}, True, False)
    assert placed(places, "3", REFORM).alone


@pytest.mark.parametrize("kind", [SuccessionKind.RENAME, SuccessionKind.LEVEL_CHANGE,
                                  SuccessionKind.TRANSFER])  # fmt: skip
def test_a_unit_that_carries_on_alone_keeps_even_what_does_not_add_up(
    kind: SuccessionKind,
) -> None:
    places = world([commune("1"), commune("2", since=REFORM)], [step("1", "2", kind, REFORM)])
    one = placed(places, "1", EVE)
    assert (told(one), one.whole, one.alone) == ({"2"}, True, True)


def test_a_unit_that_is_split_is_whole_nowhere_unless_its_parts_come_together_again() -> None:
    steps = [step("1", "2", SPLIT, REFORM), step("1", "3", SPLIT, REFORM)]
    units = [commune("1"), commune("2", since=REFORM), commune("3", since=REFORM)]
    assert told(placed(world(units, steps), "1", EVE)) == {"2", "3"}
    again = [step("2", "4", MERGE, LATER), step("3", "4", MERGE, LATER)]
    places = world([*units, commune("4", since=LATER)], [*steps, *again])
    assert told(placed(places, "1", EVE, Frame(Shape.NOW, LATER))) == {"4"}


def test_a_share_given_away_divides_what_was_said_before_and_nothing_after() -> None:
    places = world([commune("1"), commune("2")], [step("1", "2", PART, REFORM)])
    assert told(placed(places, "1", EVE)) == {"1", "2"}
    assert told(placed(places, "1", REFORM)) == {"1"}
    assert told(placed(places, "2", EVE)) == {"2"}


def test_told_in_units_of_an_earlier_day_a_new_unit_must_have_come_of_one() -> None:
    places = world(
        [commune("1"), commune("2"), commune("3", since=REFORM), commune("4", since=REFORM)],
        [step("1", "3", SPLIT, REFORM), step("1", "4", SPLIT, REFORM),
         step("2", "4", MERGE, REFORM)],
    )  # fmt: skip
    before = Frame(Shape.NOW, EVE)
    assert told(placed(places, "3", LATER, before)) == {"1"}
    assert told(placed(places, "4", LATER, before)) == {"1", "2"}


def test_a_code_used_again_is_told_by_its_bearer() -> None:
    places = world(
        [commune("1", "Cũ"), commune("2", since=REFORM), commune("1", "Khác", LATER)],
        [step("1", "2", SuccessionKind.RENAME, REFORM)],
    )
    frame = Frame(Shape.NOW, LATER)
    assert told(placed(places, "1", EVE, frame)) == {"2"}
    assert told(placed(places, "1", LATER, frame)) == {"1"}


def test_districts_that_end_keep_their_own_facts_within_the_new_province() -> None:
    district = Unit("D", None, None, Level.DISTRICT, UnitType.DISTRICT, "D", "P")
    new = Unit("Q", REFORM, None, Level.PROVINCE, UnitType.PROVINCE, "Q")
    places = world(
        [district, new, commune("1", parent="D"), commune("2", since=REFORM, parent="Q")],
        [step("P", "Q", MERGE, REFORM), step("1", "2", SuccessionKind.TRANSFER, REFORM),
         Succession("D", "", REFORM, SuccessionKind.ABOLISH, "qh:1:2025-06-12")],
    )  # fmt: skip
    (spot,) = placed(places, "D", EVE).spots
    assert (spot.unit, spot.district, spot.province) == ("D", "", "Q")
    (spot,) = placed(places, "P", EVE).spots
    assert (spot.unit, spot.province) == ("Q", "Q")
    (spot,) = placed(places, "1", EVE).spots
    assert (spot.unit, spot.district, spot.province) == ("2", "", "Q")


def test_an_ended_unit_without_heir_does_not_pass_for_the_next_bearer_of_its_code() -> None:
    places = world(
        [commune("1", "Cũ"), commune("1", "Khác", REFORM)],
        [Succession("1", "", REFORM, SuccessionKind.ABOLISH, "qh:1:2025-06-12")],
    )
    assert told(placed(places, "1", EVE)) == {"1@0001-01-01"}


def test_areas_hold_together_whatever_gave_or_took_a_share() -> None:
    places = world(
        [commune("1"), commune("2"), commune("3"), commune("9"),
         commune("4", since=REFORM), commune("5", since=REFORM)],
        [step("1", "4", SPLIT, REFORM), step("1", "5", SPLIT, REFORM),
         step("2", "5", MERGE, REFORM), step("3", "4", MERGE, REFORM)],
    )  # fmt: skip
    one = placed(places, "1", EVE, AREAS)
    assert (told(one), one.alone) == ({"4~2"}, False)
    assert told(placed(places, "5", REFORM, AREAS)) == {"4~2"}
    nine = placed(places, "9", EVE, AREAS)
    assert (told(nine), nine.alone) == ({"9"}, True)


@given(worlds(), days(), days())
def test_heirs_and_forebears_are_one_another_the_other_way_round(
    places: Gazetteer, one: dt.date, other: dt.date
) -> None:
    early, late = sorted((one, other))
    courses = Courses(places)
    before = [u for u in places.units if u.stands(early)]
    after = [u for u in places.units if u.stands(late)]
    onward = {(u, h) for u in before for h in courses.carried(u, from_day=early, to=late)}
    back = {(f, u) for u in after for f in courses.carried(u, from_day=late, to=early)}
    assert onward == back
    for unit in places.units:
        assert places.carried_on(unit, on=late) == bool(places.heirs(unit, on=late))


@given(worlds(), days(), days())
def test_areas_part_the_units_and_nothing_crosses_their_borders(
    places: Gazetteer, one: dt.date, other: dt.date
) -> None:
    early, late = sorted((one, other))
    courses = Courses(places)
    parted = areas(courses, since=early, until=late)
    members = [unit for area in parted for unit in area.members]
    standing = {u for u in places.units if u.stands(early) or u.stands(late)}
    assert len(members) == len(set(members))
    assert standing <= set(members)
    assert len({area.code for area in parted}) == len(parted)
    of = {unit: area for area in parted for unit in area.members}
    for unit in (u for u in places.units if u.stands(early)):
        heirs = courses.carried(unit, from_day=early, to=late)
        assert {of[heir].code for heir in heirs} == {of[unit].code}


def standing_on(made: Sequence[Placing], unit: Unit, on: dt.date) -> list[Placing]:
    of_unit = (p for p in made if p.unit == unit)
    return [p for p in of_unit if p.since <= on and (p.until is None or on < p.until)]


@given(worlds(), st.tuples(days(), days(), days()), st.sampled_from((Shape.NOW, Shape.COMPARABLE)))
def test_no_fact_is_lost_or_told_twice(
    places: Gazetteer, of_days: tuple[dt.date, dt.date, dt.date], shape: Shape
) -> None:
    on, *others = of_days
    early, late = sorted(others)
    made = placings(places, Frame(shape, late, early))
    for unit in (u for u in places.units if u.stands(on)):
        (own,) = standing_on(made, unit, on)
        assert own.spots
        assert own.whole or shape is Shape.NOW or on < early or on > late


@given(worlds(), days(), days())
def test_what_is_told_whole_and_what_is_not_add_up_to_what_was_said(
    places: Gazetteer, one: dt.date, other: dt.date
) -> None:
    early, late = sorted((one, other))
    standing = [unit for unit in places.units if unit.stands(early)]
    said = {unit: 2**n for n, unit in enumerate(standing)}
    for shape in (Shape.NOW, Shape.COMPARABLE):
        made = placings(places, Frame(shape, late, early))
        own = [standing_on(made, unit, early)[0] for unit in standing]
        totals: Counter[str] = Counter()
        for placing in own:
            name = ",".join(sorted(told(placing)))
            totals[name] += said[placing.unit]
        assert sum(totals.values()) == sum(said.values())
        if shape is Shape.COMPARABLE:
            assert all(placing.whole for placing in own)


def test_a_frame_needs_its_days_in_order() -> None:
    assert framed(Shape.THEN, on=None, since=None) == AS_THEN
    assert framed(Shape.NOW, on=REFORM, since=EVE) == NOW
    assert framed(Shape.COMPARABLE, on=REFORM, since=EVE) == AREAS
    with pytest.raises(NoFrameDay, match="hiện nay"):
        framed(Shape.NOW, on=None, since=None)
    with pytest.raises(FrameBackward, match="không trước"):
        framed(Shape.COMPARABLE, on=EVE, since=REFORM)
