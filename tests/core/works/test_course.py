"""The course of a work: onward, accepted when finished, and never back without a word."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chungtay.core.works.course import AcceptedUnfinished, ProgressFell, check_onward, onward
from chungtay.core.works.work import COURSE, REACHED, NoShare, Stage, WorkState
from tests.core.works.told import state


def test_approval_lies_between_the_list_and_the_ground() -> None:
    states = [state(Stage.PLANNED, 1), state(Stage.APPROVED, 2), state(Stage.STARTED, 3)]
    assert not list(check_onward(states))


def test_a_work_under_way_is_not_accepted() -> None:
    (refusal,) = check_onward([state(Stage.STARTED, 3), state(Stage.ACCEPTED, 6)])
    assert isinstance(refusal, AcceptedUnfinished)
    assert str(refusal) == (
        "Công trình “gn.p1.infra.001” chưa ghi hoàn thành, không thể ghi “Đã nghiệm thu” ngày "
        "15/06/2020; hãy ghi ngày hoàn thành trước."
    )


def test_a_work_taken_over_may_begin_where_it_stands() -> None:
    assert not list(check_onward([state(Stage.HANDED_OVER, 3), state(Stage.SETTLED, 6)]))


def test_progress_falls_only_for_a_reason() -> None:
    more, less = state(Stage.STARTED, 3, progress=60), state(Stage.STARTED, 6, progress=45)
    (refusal,) = check_onward([more, less])
    assert isinstance(refusal, ProgressFell)
    assert "45 % ngày 15/06/2020 thấp hơn 60 %" in str(refusal)
    assert not list(check_onward([more, replace(less, reason="Lũ cuốn trôi nền đường")]))


def test_what_is_said_anew_of_a_day_takes_the_place_of_what_was_said() -> None:
    wrong, right = state(Stage.STARTED, 3, progress=60), state(Stage.STARTED, 3, progress=40)
    assert not list(check_onward([wrong, right]))


@pytest.mark.parametrize("progress", [-1, 101])
def test_progress_is_a_share(progress: int) -> None:
    with pytest.raises(NoShare):
        state(Stage.STARTED, 3, progress=progress)


def test_a_finish_left_out_is_written_with_the_hand_over() -> None:
    started, handed = state(Stage.STARTED, 3), state(Stage.HANDED_OVER, 8)
    assert [one.stage for one in onward(started, handed)] == [Stage.FINISHED, Stage.HANDED_OVER]
    assert onward(state(Stage.FINISHED, 6), handed) == (handed,)
    assert onward(started, state(Stage.FINISHED, 8)) == (state(Stage.FINISHED, 8),)


STAGES = st.lists(st.sampled_from(COURSE), min_size=1, max_size=8)


def _course(stages: list[Stage]) -> list[WorkState]:
    return [state(stage, month) for month, stage in enumerate(stages, 1)]


@given(STAGES)
def test_stages_in_order_with_their_finish_are_never_refused(stages: list[Stage]) -> None:
    told: list[WorkState] = []
    for one in _course(sorted(stages, key=COURSE.index)):
        told += onward(told[-1], one) if told else (one,)
    assert not list(check_onward(told))


@given(STAGES)
def test_what_is_let_through_never_goes_back(stages: list[Stage]) -> None:
    course = _course(stages)
    refused = list(check_onward(course))
    places = [COURSE.index(stage) for stage in stages]
    assert bool(refused) or places == sorted(places)


@given(st.lists(st.lists(st.sampled_from(COURSE), min_size=1, max_size=4), max_size=12))
def test_the_funnel_never_widens(works: list[list[Stage]]) -> None:
    counts = [
        sum(any(stage in REACHED[wanted] for stage in stages) for stages in works)
        for wanted in COURSE
    ]
    assert counts == sorted(counts, reverse=True)
