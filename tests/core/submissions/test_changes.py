"""Nobody overwrites anybody unseen: changes with a base, and the three-way comparison."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chungtay.core.submissions.approval import amendments
from chungtay.core.submissions.changes import (
    CellsChanged,
    Change,
    Kept,
    Side,
    applied,
    compared,
)
from chungtay.core.submissions.form import Place
from chungtay.core.submissions.period import Frequency, UnknownPeriod, period, periods
from chungtay.core.submissions.sheet import NOT_APPLICABLE, Cell, CellKind
from chungtay.core.submissions.stored import (
    place_of,
    read_amendments,
    read_cell,
    read_kept,
    tell_amendments,
    tell_cell,
    tell_kept,
)

HERE = Place("ntm.02", "disbursed")
CELLS = st.one_of(
    st.integers(-(10**15), 10**15).map(Cell.number),
    st.text(max_size=20).map(Cell.words),
    st.just(NOT_APPLICABLE),
    st.builds(Cell, st.just(CellKind.INVALID), st.just(0), st.text(max_size=9), st.text()),
)
MAYBE = st.none() | CELLS
PLACES = st.builds(
    Place, st.text(min_size=1, max_size=9), st.from_regex(r"[a-z_]+", fullmatch=True)
)


class TestApplied:
    def test_a_change_from_the_kept_revision_is_taken(self) -> None:
        kept = {HERE: Kept(Cell.number(1), 3, 7)}
        change = Change(HERE, Cell.number(2), 3)
        assert applied(kept, [change]) == (change,)

    def test_a_change_from_an_older_revision_is_a_conflict(self) -> None:
        kept = {HERE: Kept(Cell.number(1), 3, 7)}
        with pytest.raises(CellsChanged) as refusal:
            applied(kept, [Change(HERE, Cell.number(2), 2)])
        assert refusal.value.conflicts[0].now.cell == Cell.number(1)

    @given(st.dictionaries(PLACES, st.tuples(CELLS, st.integers(1, 9)), max_size=6))
    def test_saying_what_is_kept_changes_nothing_whatever_the_base(
        self, said: dict[Place, tuple[Cell, int]]
    ) -> None:
        kept = {place: Kept(cell, revision, 1) for place, (cell, revision) in said.items()}
        assert applied(kept, [Change(place, cell, 0) for place, (cell, _) in said.items()]) == ()

    def test_zero_empty_and_not_applicable_are_three_things(self) -> None:
        kept = {HERE: Kept(Cell.number(0), 1, 1)}
        for other in (None, NOT_APPLICABLE):
            assert len(applied(kept, [Change(HERE, other, 1)])) == 1


class TestCompared:
    @pytest.mark.parametrize(
        ("base", "ours", "theirs", "side"),
        [
            (1, 1, 1, Side.NOBODY),
            (1, 1, 2, Side.THEIRS),
            (1, 2, 1, Side.OURS),
            (1, 2, 2, Side.BOTH_ALIKE),
            (1, 2, 3, Side.BOTH),
            (None, None, 3, Side.THEIRS),
            (1, None, 1, Side.OURS),
        ],
    )
    def test_who_moved_a_cell(
        self, base: int | None, ours: int | None, theirs: int | None, side: Side
    ) -> None:
        told = [
            {} if value is None else {HERE: Cell.number(value)} for value in (base, ours, theirs)
        ]
        (difference,) = compared([HERE], base=told[0], ours=told[1], theirs=told[2])
        assert difference.side is side


class TestStored:
    @given(MAYBE)
    def test_a_cell_is_read_as_it_was_written(self, cell: Cell | None) -> None:
        assert read_cell(tell_cell(cell)) == cell

    @given(st.dictionaries(PLACES, st.builds(Kept, MAYBE, st.integers(1), st.integers(1))))
    def test_so_are_places_and_revisions(self, kept: dict[Place, Kept]) -> None:
        assert read_kept(tell_kept(kept)) == kept

    @given(st.dictionaries(PLACES, CELLS), st.dictionaries(PLACES, CELLS))
    def test_amendments_say_exactly_what_differs(
        self, before: dict[Place, Cell], after: dict[Place, Cell]
    ) -> None:
        changed = amendments(before, after)
        assert read_amendments(tell_amendments(changed)) == changed
        assert {a.place for a in changed} == {
            place for place in before | after if before.get(place) != after.get(place)
        }

    @given(PLACES)
    def test_a_place_is_read_as_it_was_written(self, place: Place) -> None:
        assert place_of(str(place)) == place


class TestPeriods:
    @pytest.mark.parametrize("cutoff", [0, 14])
    @pytest.mark.parametrize(
        "frequency", [Frequency.MONTH, Frequency.QUARTER, Frequency.HALF_YEAR, Frequency.YEAR]
    )
    def test_periods_follow_each_other_without_a_gap(
        self, frequency: Frequency, cutoff: int
    ) -> None:
        found = [
            *periods(frequency, year=2019, cutoff=cutoff),
            *periods(frequency, year=2020, cutoff=cutoff),
        ]
        for earlier, later in itertools.pairwise(found):
            assert earlier.until + dt.timedelta(days=1) == later.since
            assert later.before() == earlier

    def test_a_statistical_month_runs_from_the_15th_to_the_14th(self) -> None:
        september = period("2020-09", cutoff=14)
        assert (september.since, september.until) == (dt.date(2020, 8, 15), dt.date(2020, 9, 14))

    @pytest.mark.parametrize("text", ["2020-13", "2020-Q5", "20-09", "2020-08-20..2020-08-17", ""])
    def test_what_names_no_period_is_refused(self, text: str) -> None:
        with pytest.raises(UnknownPeriod):
            period(text)
