"""Moves keep the rules, and what goes nowhere is explained."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chungtay.core.capital.foresight.bars import Bar, Stand, Taken, barred
from chungtay.core.capital.foresight.course import Place
from chungtay.core.capital.foresight.reallocation import (
    STEP,
    Pair,
    Problem,
    Proposal,
    check,
    idle_parts,
    propose,
)
from tests.core.capital.foresight.made import LINE

OTHER = LINE._replace(holder="617.bqlda", district="617")


def stand(place: Place, *, spare: int = 0, room: int = 0, origin: int = 2020) -> Stand:
    code = "/".join((*map(str, place), str(origin)))
    return Stand(code, place, origin, 2020, 10**9, 0, spare, room)


def first_fit(problem: Problem) -> Mapping[Pair, int]:
    """Let every pair carry what it can, one after the other."""
    spare, room = list(problem.spare), list(problem.room)
    moved: dict[Pair, int] = {}
    for i, j in sorted(problem.pairs):
        moved[i, j] = min(spare[i], room[j])
        spare[i] -= moved[i, j]
        room[j] -= moved[i, j]
    return moved


def moves(*stands: Stand, bar: Bar | None = None, least: int = STEP) -> Proposal:
    return propose(stands, may_pay=lambda _a, _b: bar, solve=first_fit, least=least)


@pytest.mark.parametrize(
    ("taker", "expected"),
    [
        (OTHER, None),
        (OTHER._replace(project="ntm.03"), None),
        (LINE, Bar.SAME),
        (OTHER._replace(programme="gn"), Bar.PURSE),
        (OTHER._replace(kind="recurrent"), Bar.PURSE),
        (OTHER._replace(source="province"), Bar.PURSE),
        (OTHER._replace(item="htx"), Bar.EARMARK),
    ],
)
def test_money_stays_within_its_purse(taker: Place, expected: Bar | None) -> None:
    assert barred(stand(LINE), stand(taker), lambda _a, _b: None) is expected


def test_a_districts_own_money_stays_in_the_district_and_what_people_give_where_it_is() -> None:
    own, away = LINE._replace(source="district"), OTHER._replace(source="district")
    assert barred(stand(own), stand(away), lambda _a, _b: None) is Bar.AREA
    given = (LINE._replace(source="people"), OTHER._replace(source="people"))
    assert barred(stand(given[0]), stand(given[1]), lambda _a, _b: None) is Bar.GIVEN


def test_money_of_another_year_is_another_purse() -> None:
    assert barred(stand(LINE, origin=2019), stand(OTHER), lambda _a, _b: None) is Bar.PURSE


def test_a_move_goes_in_whole_thousands_up_to_what_can_be_taken() -> None:
    told = moves(stand(LINE, spare=5_000_999), stand(OTHER, room=2_000_500))
    assert [(m.dong, str(m.bound)) for m in told.moves] == [
        (2_000_000, "đủ phần bên nhận chi được thêm")
    ]
    assert (told.spare, told.moved, told.lost) == (5_000_000, 2_000_000, 3_000_000)
    assert [str(u.why) for u in told.unplaced] == [
        "các dòng nhận được đã nhận đủ phần chi được thêm"
    ]


def test_what_may_not_go_says_which_rule_bars_it() -> None:
    told = moves(stand(LINE, spare=9_000), stand(OTHER, room=9_000), bar=Bar.MAY_PAY)
    assert not told.moves
    assert str(told.unplaced[0].why).endswith("nguồn không được chi cho dự án bên nhận")
    assert str(moves(stand(LINE, spare=9_000)).unplaced[0].why).startswith("không dòng nào")


def test_sums_not_worth_a_decision_are_left_aside() -> None:
    told = moves(stand(LINE, spare=9_000), stand(OTHER, room=9_000), least=10_000)
    assert (told.moves, told.unplaced, told.spare) == ((), (), 0)


def test_a_solver_that_breaks_the_problem_is_not_believed() -> None:
    with pytest.raises(ValueError, match="broke the problem"):
        check(Problem((1,), (1,), {(0, 0): 0}), {(0, 0): 2})


def test_what_lies_on_works_is_not_moved_and_is_told_beside_what_is() -> None:
    giver = replace(stand(LINE, spare=3 * STEP), tied=5 * STEP)
    told = moves(giver, stand(OTHER, room=10 * STEP))
    assert [move.dong for move in told.moves] == [3 * STEP]
    (left,) = told.unplaced
    assert left.dong == 5 * STEP
    assert "đã giao cho công trình" in str(left.why)
    assert (told.spare, told.moved, told.lost) == (8 * STEP, 3 * STEP, 5 * STEP)


def test_a_move_names_the_works_it_comes_from_and_no_work_gives_twice() -> None:
    lies = (Taken("", 2 * STEP), Taken("ct.a", 5 * STEP), Taken("ct.b", STEP))
    giver = replace(stand(LINE, spare=8 * STEP), lies=lies)
    further = OTHER._replace(holder="618.bqlda", district="618")
    told = moves(giver, stand(OTHER, room=4 * STEP), stand(further, room=9 * STEP))
    assert [move.taken for move in told.moves] == [
        (Taken("", 2 * STEP), Taken("ct.a", 2 * STEP)),
        (Taken("ct.a", 3 * STEP), Taken("ct.b", STEP)),
    ]


@given(
    st.lists(st.integers(0, 40_000), min_size=1, max_size=5),
    st.lists(st.integers(0, 90_000), min_size=1, max_size=4),
)
def test_whatever_moves_its_parts_are_the_move_and_no_more_than_lies_there(
    idle: list[int], rooms: list[int]
) -> None:
    lies = idle_parts({f"ct.{n}": dong for n, dong in enumerate(idle)}, wanted=10**6, least=STEP)
    giver = replace(stand(LINE, spare=sum(one.dong for one in lies)), lies=lies)
    takers = [stand(OTHER._replace(holder=f"{n}.bqlda"), room=room) for n, room in enumerate(rooms)]
    told = moves(giver, *takers)
    left = {one.work: one.dong for one in lies}
    for move in told.moves:
        assert sum(part.dong for part in move.taken) == move.dong
        for part in move.taken:
            assert part.dong > 0
            left[part.work] -= part.dong
    assert all(dong >= 0 for dong in left.values())
