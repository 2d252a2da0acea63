"""Reviews: whom, by whom, on which paper and day; what was missed; who may write one down."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chungtay.core.alerts.actions import REVIEW
from chungtay.core.alerts.review import (
    CorrectionNeedsReason,
    Course,
    NobodyReviewed,
    OwnReview,
    Review,
    Reviewed,
    ReviewNeedsBody,
    ReviewNeedsDocument,
    ReviewOutOfTime,
    ReviewResult,
    ReviewTooEarly,
    ReviewTooLong,
    require_from_above,
    require_reason,
    require_review,
    tidied,
    was_missed,
)
from chungtay.core.people.actor import Actor, Grant, NotAllowed

RAISED, DUE, TODAY = dt.date(2020, 10, 13), dt.date(2020, 10, 27), dt.date(2020, 11, 10)
OPEN = Course(RAISED, DUE, None)
HELD = Review(
    Reviewed.HEAD, "Chủ tịch UBND xã", "UBND huyện Ngọc Hồi", dt.date(2020, 11, 3),
    ReviewResult.CRITICISED, "611:5/QĐ-UBND:2020-11-03",
)  # fmt: skip
days = st.dates(dt.date(2020, 9, 1), dt.date(2020, 12, 31))


@pytest.mark.parametrize(
    ("said", "refused"),
    [
        ({"post": "  "}, NobodyReviewed),
        ({"body": ""}, ReviewNeedsBody),
        ({"document": ""}, ReviewNeedsDocument),
        ({"post": "x" * 161}, ReviewTooLong),
        ({"text": "x" * 501}, ReviewTooLong),
        ({"on": RAISED - dt.timedelta(days=1)}, ReviewOutOfTime),
        ({"on": TODAY + dt.timedelta(days=1)}, ReviewOutOfTime),
    ],
)
def test_what_no_review_can_say_is_refused(said: dict[str, Any], refused: type[Exception]) -> None:
    require_review(HELD, OPEN, today=TODAY)
    with pytest.raises(refused):
        require_review(replace(HELD, **said), OPEN, today=TODAY)


def test_nobody_is_reviewed_while_there_is_still_time_to_act() -> None:
    early = replace(HELD, on=RAISED)
    with pytest.raises(ReviewTooEarly, match="27/10/2020"):
        require_review(early, OPEN, today=DUE)
    require_review(early, OPEN, today=DUE + dt.timedelta(days=1))
    require_review(early, replace(OPEN, ended=DUE), today=DUE)


@given(due=days, ended=st.none() | days, on=days)
def test_what_was_missed_stays_missed(due: dt.date, ended: dt.date | None, on: dt.date) -> None:
    course = Course(RAISED, due, ended)
    if was_missed(course, on=on):
        assert was_missed(course, on=on + dt.timedelta(days=1))
    if ended is not None:
        assert was_missed(course, on=on) is (ended > due)


def holding(unit: str) -> Actor:
    return Actor(7, frozenset({Grant(REVIEW.code, unit)}), "Lãnh đạo")


def test_only_those_above_write_it_down() -> None:
    for unit in ("611", "62", ""):
        require_from_above(holding(unit), unit="23380", above=("611", "62"))
    with pytest.raises(OwnReview, match="23380"):
        require_from_above(holding("23380"), unit="23380", above=("611", "62"))
    with pytest.raises(NotAllowed):
        require_from_above(holding("608"), unit="23380", above=("611", "62"))
    with pytest.raises(OwnReview):
        require_from_above(holding("62"), unit="62", above=())
    require_from_above(holding(""), unit="62", above=())


def test_a_correction_says_why_and_spaces_around_words_say_nothing() -> None:
    with pytest.raises(CorrectionNeedsReason):
        require_reason(" ")
    with pytest.raises(ReviewTooLong):
        require_reason("x" * 501)
    assert tidied(replace(HELD, post=" Chủ tịch UBND xã ", text="\n")) == HELD
