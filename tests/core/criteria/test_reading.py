from __future__ import annotations

import datetime as dt
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chungtay.core.criteria.assessing import remarks
from chungtay.core.criteria.criteria_set import Comparator, Shape, Threshold
from chungtay.core.criteria.reading import (
    DayOutsidePeriod,
    Judgement,
    NoNumberAsked,
    NothingSaid,
    PartOverBase,
    Reading,
    Stage,
    ValueNotPossible,
    require_fitting,
    value_of,
)
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.record import Grounds
from chungtay.core.kernel.refusal import Refusal
from chungtay.core.kernel.register import KnownTooSoon

DAY = dt.date(2020, 9, 30)
GROUNDS = Grounds("demo:~x:2020-10-13", dt.date(2020, 10, 13), Provenance.SYNTHETIC)
ROADS = Threshold("2.2", "percent", Comparator.AT_LEAST, ())
INCOME = Threshold("10", "million_dong_person_year", Comparator.AT_LEAST, ())
PLAN = Threshold("1.1", "reached", Comparator.EQUAL, (), shape=Shape.STATED)
KEY = ("23281", "commune-2016-2020")


def reading(threshold: str = "2.2", **said: object) -> Reading:
    told: dict[str, object] = {"part": 45, "base": 60} | said
    return Reading(*KEY, threshold, threshold, Stage.SELF, DAY, 2020, GROUNDS, **told)  # type: ignore[arg-type]


def test_a_share_is_told_in_percent_and_an_amount_as_it_is() -> None:
    assert value_of(reading(), ROADS) == 75
    assert value_of(reading("10", part=36_500, base=1000), INCOME) == Fraction("36.5")
    assert value_of(reading(part=None, base=None, judgement=Judgement.MET), ROADS) is None


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        ({"part": None, "base": None}, NothingSaid),
        ({"part": 45, "base": None}, ValueNotPossible),
        ({"part": None, "base": 60}, ValueNotPossible),
        ({"part": -1}, ValueNotPossible),
        ({"base": 0}, ValueNotPossible),
        ({"period": 2019}, DayOutsidePeriod),
        ({"on": dt.date(2020, 10, 14)}, KnownTooSoon),
    ],
)
def test_what_cannot_be_is_refused(said: dict[str, object], refusal: type[Refusal]) -> None:
    with pytest.raises(refusal):
        replace(reading(), **said)  # type: ignore[arg-type]


def test_no_more_than_all_households_do_something() -> None:
    require_fitting(reading(part=60), ROADS)
    with pytest.raises(PartOverBase, match="61 trên tổng số 60"):
        require_fitting(reading(part=61), ROADS)
    require_fitting(reading("10", part=36_500, base=1000), INCOME)


def test_a_requirement_of_words_takes_no_number() -> None:
    require_fitting(reading("1.1", part=None, base=None, judgement=Judgement.MET), PLAN)
    with pytest.raises(NoNumberAsked):
        require_fitting(reading("1.1"), PLAN)


def test_a_share_without_its_base_is_remarked_upon() -> None:
    typed = reading(part=3647, base=10_000, base_stated=False)
    (found,) = remarks(typed, ROADS, last=None)
    assert (found.code, found.where) == ("criteria.base_not_stated", "2.2")
    assert "nêu 36,47 % mà không nêu mẫu số" in found.message
    assert not list(remarks(reading(), ROADS, last=None))


def test_a_value_far_from_the_last_is_remarked_upon() -> None:
    (found,) = remarks(reading(part=54), ROADS, last=reading(part=6))
    assert found.code == "criteria.jump"
    assert "90 khác nhiều so với 10 ngày 30/09/2020" in found.message
    assert not list(remarks(reading(part=54), ROADS, last=reading(part=48)))
    assert not list(remarks(reading(part=4), ROADS, last=reading(part=1)))
    verdict = reading(part=None, base=None, judgement=Judgement.MET)
    assert not list(remarks(reading(), ROADS, last=verdict))


@given(part=st.integers(0, 10**9), base=st.integers(1, 10**9))
def test_a_value_is_exact(part: int, base: int) -> None:
    value = value_of(reading("10", part=part, base=base), INCOME)
    assert value is not None
    assert value * base == part


def test_the_natural_key_names_unit_set_threshold_stage_and_day() -> None:
    known = "2020-09-30@2020-10-13"
    assert reading().ref == f"readings:23281:commune-2016-2020:2.2:self:{known}"
