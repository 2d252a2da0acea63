"""What pages of works draw: the course of a work, and the ground of the map."""

from __future__ import annotations

import datetime as dt

import pytest

from chungtay.core.works.work import Stage
from chungtay.web.works.course import Course, Window, track, window
from chungtay.web.works.ground import Spot, around, ground

DAY = dt.date(2020, 10, 13)
YEAR = Window(dt.date(2020, 1, 1), dt.date(2020, 12, 31))
SPRING, SUMMER = dt.date(2020, 4, 1), dt.date(2020, 7, 1)


def test_a_window_holds_whole_months_and_today() -> None:
    drawn = window([Course(SPRING, SUMMER, {})], on=DAY)
    assert (drawn.since, drawn.until) == (SPRING, dt.date(2020, 10, 31))
    assert [tick.text for tick in drawn.ticks()] == ["04", "05", "06", "07", "08", "09", "10"]


def test_a_long_window_is_marked_by_quarter_and_a_very_long_one_by_year() -> None:
    three = Window(dt.date(2018, 1, 1), dt.date(2020, 12, 31))
    assert [tick.text for tick in three.ticks()][:5] == ["01/2018", "04", "07", "10", "01/2019"]
    ten = Window(dt.date(2016, 7, 1), dt.date(2025, 12, 31))
    assert [tick.text for tick in ten.ticks()][:2] == ["2017", "2018"]


def test_a_work_that_goes_on_is_drawn_up_to_today() -> None:
    drawn = track(Course(SPRING, SUMMER, {Stage.STARTED: SPRING}), YEAR, on=DAY)
    assert drawn.goes_on
    assert drawn.actual is not None
    assert drawn.actual.left == YEAR.at(SPRING)
    assert drawn.over is not None
    assert drawn.over.left == YEAR.at(SUMMER)


def test_a_work_finished_in_time_is_not_drawn_over() -> None:
    reached = {Stage.STARTED: SPRING, Stage.FINISHED: dt.date(2020, 6, 20)}
    drawn = track(Course(SPRING, SUMMER, reached), YEAR, on=DAY)
    assert drawn.over is None
    assert not drawn.goes_on
    assert [one.stage for one in drawn.milestones] == [Stage.STARTED, Stage.FINISHED]


def test_a_work_without_days_planned_or_begun_has_no_bars() -> None:
    drawn = track(Course(None, None, {Stage.PLANNED: SPRING}), YEAR, on=DAY)
    assert (drawn.planned, drawn.actual, drawn.over) == (None, None, None)


def test_a_work_finished_without_a_day_of_starting_is_drawn_from_the_day_known() -> None:
    drawn = track(Course(None, None, {Stage.HANDED_OVER: SUMMER}), YEAR, on=DAY)
    assert drawn.actual is not None
    assert drawn.actual.width == pytest.approx(0.4)


def test_a_stopped_work_is_drawn_up_to_the_day_it_was_stopped() -> None:
    reached = {Stage.STARTED: SPRING, Stage.STOPPED: SUMMER}
    drawn = track(Course(SPRING, SUMMER, reached, stopped=SUMMER), YEAR, on=DAY)
    assert not drawn.goes_on


SQUARE = (
    Spot("a", "1", 14.5, 107.5), Spot("b", "1", 14.5, 107.6), Spot("c", "2", 14.4, 107.5),
)  # fmt: skip


def test_the_ground_lies_north_up_and_west_left() -> None:
    drawn = ground(SQUARE)
    (ax, ay), (bx, by), (cx, cy) = (drawn.places[code] for code in "abc")
    assert ax < bx
    assert ay == by < cy
    assert ax == cx


def test_lines_between_districts_are_heavier_than_those_between_communes() -> None:
    drawn = ground(SQUARE)
    assert drawn.thin.count("M") == 1
    assert drawn.heavy.count("M") > 2


def test_communes_that_share_a_point_are_fanned_out() -> None:
    drawn = ground([Spot(code, "1", 14.0, 107.5) for code in "abc"])
    assert len(set(drawn.places.values())) == 3


def test_no_point_gives_no_ground() -> None:
    assert ground(()).places == {}


def test_marks_around_one_point_do_not_lie_on_each_other() -> None:
    assert len({around((10.0, 10.0), number) for number in range(60)}) == 60
