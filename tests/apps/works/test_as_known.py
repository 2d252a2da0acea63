"""Works as they were known: what became known later is not told of, of whatever day it speaks."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from chungtay.apps.works import queries, services
from chungtay.apps.works.written import written
from chungtay.core.works.work import Stage, UnknownWork, WorkState
from tests.core.works.told import CARD, CENTRAL, OBSTACLE, WORK, state

pytestmark = pytest.mark.usefixtures("some_units")
END = dt.date(2020, 12, 31)
MARCH, MAY, JULY = (dt.date(2020, month, 1) for month in (3, 5, 7))


def known_on(day: dt.date, said: WorkState) -> WorkState:
    return replace(said, grounds=replace(said.grounds, known_from=day))


@pytest.fixture
def told(some_units: None) -> None:
    """Planned in January and started in February, which was told in March and in July alone."""
    course = [
        known_on(MARCH, state(Stage.PLANNED, 1)),
        known_on(JULY, state(Stage.STARTED, 2, progress=40)),
    ]
    services.append_works(course, by="nạp thử")
    grounds = replace(CARD.grounds, known_from=MAY)
    services.append_cards([replace(CARD, grounds=grounds)], by="nạp thử")
    services.append_funding([replace(CENTRAL, grounds=grounds)], by="nạp thử")
    late = replace(OBSTACLE, grounds=replace(OBSTACLE.grounds, known_from=JULY))
    services.append_obstacles([late], by="nạp thử")


@pytest.mark.parametrize(
    ("known", "stage", "rows"),
    [
        (MARCH, Stage.PLANNED, 1),
        (MAY, Stage.PLANNED, 3),
        (JULY, Stage.STARTED, 5),
        (None, Stage.STARTED, 5),
    ],
)
@pytest.mark.usefixtures("told")
def test_a_work_stands_as_it_was_known(known: dt.date | None, stage: Stage, rows: int) -> None:
    (listed,) = queries.works(None, on=END, known=known)
    whole = queries.whole(WORK, on=END, known=known)
    assert listed == whole.summary
    assert listed.stage is stage
    assert bool(listed.card) is bool(whole.card) is bool(whole.funding) is (known != MARCH)
    assert bool(listed.obstacles) is bool(whole.obstacles) is (known in (JULY, None))
    assert len(written(WORK, on=END, known=known)) == rows


def test_nothing_is_known_of_a_work_before_anybody_told_of_it(told: None) -> None:
    before = MARCH - dt.timedelta(days=1)
    assert queries.works(None, on=END, known=before) == ()
    with pytest.raises(UnknownWork):
        queries.whole(WORK, on=END, known=before)


def test_what_is_known_today_of_a_day_is_told_of_that_day_alone(told: None) -> None:
    (then,) = queries.works(None, on=dt.date(2020, 2, 1), known=JULY)
    assert then.stage is Stage.PLANNED
