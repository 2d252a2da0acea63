from __future__ import annotations

import datetime as dt

import pytest

from chungtay.core.kernel.money import Dong
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.record import Grounds
from chungtay.core.kernel.register import KnownTooSoon
from chungtay.core.works.course import check_onward
from chungtay.core.works.work import NegativeCost, Stage, WorkState, WorkType

GROUNDS = Grounds("demo:~x:2020-10-13", dt.date(2020, 10, 13), Provenance.SYNTHETIC)


def state(stage: Stage, month: int, *, cost: int = 5) -> WorkState:
    return WorkState(
        work="gn.p1.infra.001",
        name="Đường thôn 1",
        programme="gn",
        project="gn.p1.infra",
        work_type=WorkType.TRANSPORT,
        unit="23452",
        plan_year=2020,
        stage=stage,
        on=dt.date(2020, month, 1),
        cost=Dong(cost),
        grounds=GROUNDS,
    )


def test_a_work_goes_onward() -> None:
    states = [state(Stage.FINISHED, 6), state(Stage.PLANNED, 1), state(Stage.STARTED, 3)]
    assert not list(check_onward(states))


def test_two_stages_may_be_reached_on_one_day() -> None:
    assert not list(check_onward([state(Stage.HANDED_OVER, 6), state(Stage.FINISHED, 6)]))


def test_a_finished_work_is_not_started_again() -> None:
    (refusal,) = check_onward([state(Stage.FINISHED, 3), state(Stage.STARTED, 6)])
    assert str(refusal) == (
        "Công trình “gn.p1.infra.001” ngày 01/03/2020 đã ở bước “Đã hoàn thành”, không thể ghi lùi "
        "về “Đã khởi công” ngày 01/06/2020."
    )


def test_a_stopped_work_may_start_again() -> None:
    states = [state(Stage.FINISHED, 3), state(Stage.STOPPED, 4), state(Stage.STARTED, 6)]
    assert not list(check_onward(states))


def test_a_work_does_not_cost_less_than_nothing() -> None:
    with pytest.raises(NegativeCost):
        state(Stage.PLANNED, 1, cost=-1)


def test_a_stage_is_not_known_before_it_is_reached() -> None:
    with pytest.raises(KnownTooSoon):
        state(Stage.PLANNED, 11)
