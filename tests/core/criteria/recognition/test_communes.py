"""A district is recognised once enough of its communes are: either side of the share."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chungtay.core.criteria.criteria_set import CommuneShare
from chungtay.core.criteria.grade import Grade
from chungtay.core.criteria.recognition.communes import Commune, share_result
from chungtay.core.criteria.recognition.course import shortfall

ALL = CommuneShare(Grade.STANDARD, 100, "ttg:558/QĐ-TTg:2016-04-05")
TENTH = CommuneShare(Grade.ADVANCED, 10, "ttg:320/QĐ-TTg:2022-03-08", verified=True)
STANDARD = frozenset({Grade.STANDARD})
ADVANCED = frozenset({Grade.STANDARD, Grade.ADVANCED})


def communes(*held: frozenset[Grade]) -> list[Commune]:
    return [Commune(f"Xã {n}", grades) for n, grades in enumerate(held, start=1)]


def clause(cite: str) -> str:
    return cite.split(":")[1]


def test_seventeen_of_eighteen_fall_short_and_the_missing_one_is_named() -> None:
    result = share_result(ALL, communes(*[STANDARD] * 17, frozenset()), clause=clause)
    assert result.met is False
    assert result.words.vi == (
        "17 trên 18 xã được công nhận đạt chuẩn nông thôn mới, cần 100 % (558/QĐ-TTg; chưa kiểm "
        "chứng); còn Xã 18"
    )
    assert result.words.en.endswith("100 % needed (558/QĐ-TTg; not verified); missing Xã 18")
    assert shortfall([result]) == (result,)


def test_eighteen_of_eighteen_are_enough_and_nobody_is_named() -> None:
    result = share_result(ALL, communes(*[STANDARD] * 18), clause=clause)
    assert result.met is True
    assert "còn" not in result.words.vi
    assert (result.criterion, result.number) == ("communes.standard", "")
    assert shortfall([result]) == ()


@pytest.mark.parametrize(("of", "met"), [(10, True), (11, False)])
def test_one_advanced_commune_is_a_tenth_of_ten_and_not_of_eleven(of: int, *, met: bool) -> None:
    result = share_result(TENTH, communes(ADVANCED, *[STANDARD] * (of - 1)), clause=clause)
    assert result.met is met
    assert "chưa kiểm chứng" not in result.words.vi


def test_where_there_is_no_commune_nothing_is_counted_and_nothing_is_met() -> None:
    result = share_result(ALL, [], clause=clause)
    assert result.met is None
    assert shortfall([result]) == (result,)


def test_many_missing_communes_are_named_in_part() -> None:
    result = share_result(ALL, communes(*[frozenset[Grade]()] * 9), clause=clause)
    assert result.words.vi.endswith("còn Xã 1, Xã 2, Xã 3, Xã 4, …")


@pytest.mark.parametrize("share", [0, 101, -1])
def test_a_share_is_a_part_of_a_hundred(share: int) -> None:
    with pytest.raises(ValueError, match="phần trăm"):
        CommuneShare(Grade.STANDARD, share, "")


@given(st.integers(1, 100), st.lists(st.booleans(), min_size=1, max_size=40))
def test_one_more_commune_never_undoes_a_share(share: int, held: list[bool]) -> None:
    asked = CommuneShare(Grade.STANDARD, share, "a:b:2020-01-01")
    grades = [STANDARD if one else frozenset[Grade]() for one in held]
    before = share_result(asked, communes(*grades), clause=clause)
    after = share_result(asked, communes(*grades, STANDARD), clause=clause)
    assert before.met is (100 * sum(held) >= share * len(held))
    assert after.met or not before.met
