"""Laws of every expectation, over ledgers that nobody thought of; and a few plain cases."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chungtay.core.capital.foresight.course import MONTHS, Course, month_end
from chungtay.core.capital.foresight.expectation import Expected
from chungtay.core.capital.foresight.explanation import because
from chungtay.core.capital.foresight.foreseeing import Foresight, foresee, total
from chungtay.core.capital.foresight.schedule import Job, Known, put_together
from tests.core.capital.foresight.made import LINE, PLACES, course, courses, histories

YEAR = 2020
months = st.integers(0, 12)


def foreseen(now: list[Course], history: list[Course], month: int) -> Foresight:
    return foresee(now, history, plan_year=YEAR, on=month_end(YEAR, month))


def one(now: Course, history: list[Course], month: int) -> Expected:
    return foreseen([now], history, month).lines[0]


@settings(max_examples=30)
@given(courses(year=YEAR, place=LINE), histories(), months)
def test_what_is_expected_lies_between_what_is_paid_and_what_is_planned(
    now: Course, history: list[Course], month: int
) -> None:
    line = one(now.known(month), history, month)
    for ahead in (line.december, line.january):
        assert line.paid <= ahead.low <= ahead.central <= ahead.high <= line.plan


@settings(max_examples=30)
@given(courses(year=YEAR, place=LINE), histories(), months)
def test_by_the_end_of_january_no_less_is_paid_than_by_the_end_of_december(
    now: Course, history: list[Course], month: int
) -> None:
    line = one(now.known(month), history, month)
    assert line.december.central <= line.january.central
    assert line.december.low <= line.january.low
    assert line.december.high <= line.january.high


@settings(max_examples=30)
@given(courses(year=YEAR, place=LINE), histories(), st.integers(1, 11), st.integers(1, 10**11))
def test_a_further_payment_lowers_nothing(
    now: Course, history: list[Course], month: int, more: int
) -> None:
    before = one(now.known(month), history, month)
    paid = min(before.paid + more, before.plan)
    later = replace(now, paid=(*now.paid[:month], *[paid] * (MONTHS - month)))
    after = one(later, history, month)
    assert after.december.central >= before.december.central
    assert after.december.low >= paid


@settings(max_examples=30)
@given(courses(year=YEAR, place=LINE), histories(), months)
def test_the_same_ledger_in_any_order_says_the_same(
    now: Course, history: list[Course], month: int
) -> None:
    assert one(now, history, month) == one(now, history[::-1], month)


@settings(max_examples=30)
@given(courses(year=YEAR, place=LINE), histories(), st.integers(1, 11), st.integers(2, 1000))
def test_money_counted_in_a_smaller_unit_says_the_same(
    now: Course, history: list[Course], month: int, times: int
) -> None:
    """Of whole millions: of a few đồng, rounding alone decides what history teaches."""
    now, history = _times(now.known(month), 10**6), [_times(c, 10**6) for c in history]
    small, large = one(now, history, month), one(_times(now, times), [
        _times(c, times) for c in history
    ], month)  # fmt: skip
    drift = abs(large.december.central - small.december.central * times)
    assert drift <= times * 4


def _times(whole: Course, times: int) -> Course:
    return replace(
        whole,
        plan=tuple(dong * times for dong in whole.plan),
        paid=tuple(dong * times for dong in whole.paid),
    )


@settings(max_examples=30)
@given(histories(), months)
def test_a_total_is_that_of_its_lines(history: list[Course], month: int) -> None:
    now = [course(10**9, *range(5, 95, 8), place=place) for place in PLACES]
    foresight = foreseen([c.known(month) for c in now], history, month)
    whole = total(foresight.lines, foresight)
    assert whole.january.central == sum(x.january.central for x in foresight.lines)
    assert whole.paid <= whole.january.low <= whole.january.central <= whole.january.high
    assert whole.january.high <= whole.plan


def test_without_history_anything_may_happen_and_that_is_said() -> None:
    foresight = foreseen([course(100, 10, 20, 30)], [], 3)
    line = foresight.lines[0]
    assert (line.january.low, line.january.high) == (30, 100)
    assert "chưa có năm nào" in str(because(line, foresight)[1])


def test_a_year_like_the_years_before_ends_like_them() -> None:
    shares = (1, 2, 5, 9, 17, 25, 37, 53, 70, 76, 82, 95, 96)
    history = [
        course(10**9, *shares, year=year, place=place)
        for year in (2016, 2017, 2018, 2019)
        for place in PLACES
    ]
    foresight = foreseen([course(10**9, *shares).known(9)], history, 9)
    line = foresight.lines[0]
    assert line.december.central == pytest.approx(950_000_000, rel=1e-5)
    assert line.january.central == pytest.approx(960_000_000, rel=1e-5)
    said = [str(one) for one in because(line, foresight)]
    assert said == [
        "đến 30/09/2020 dòng này đã giải ngân 70 % kế hoạch",
        "4 năm trước (2016, 2017, 2018, 2019), 12 dòng cùng loại đến cùng kỳ đạt 70 %, "
        "đến 31/12 đạt 95 %",
    ]


def test_a_year_whose_window_is_open_teaches_nothing() -> None:
    history = [course(10**9, *range(7, 98, 7), year=2019, place=place) for place in PLACES]
    on = dt.date(2020, 1, 15)
    assert foresee([], history, plan_year=2020, on=on).to_december.held == 0
    assert foresee([], history, plan_year=2020, on=dt.date(2020, 1, 31)).to_december.held == 6


def _closed_with_the_year(course: Course) -> dt.date | None:
    return month_end(course.plan_year, 12) if course.place.carried else None


CARRIED = LINE._replace(carried=True)


@settings(max_examples=30)
@given(courses(year=YEAR, place=CARRIED), histories(), st.integers(0, 11))
def test_nothing_is_foreseen_to_be_paid_after_the_window_of_a_line(
    now: Course, history: list[Course], month: int
) -> None:
    kept = foresee(
        [now.known(month)], history, plan_year=YEAR, on=month_end(YEAR, month),
        closes=_closed_with_the_year,
    ).lines[0]  # fmt: skip
    assert kept.january == kept.december
    assert kept.last == dt.date(YEAR, 12, 31)
    assert kept.at_risk == kept.plan - kept.december.central


def test_a_line_that_closes_with_the_year_says_so_and_others_go_on_to_january() -> None:
    shares = (5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60, 80)
    history = [course(10**9, *shares, year=year, place=p) for year in (2018, 2019) for p in PLACES]
    now = [course(10**9, *shares, place=place).known(9) for place in (LINE, CARRIED)]
    told = foresee(
        now, history, plan_year=YEAR, on=month_end(YEAR, 9), closes=_closed_with_the_year
    )
    fresh, carried = told.lines
    assert fresh.january.central > fresh.december.central
    assert carried.january.central == carried.december.central
    closes = "hạn chi của dòng là 31/12/2020, sau ngày đó không ước chi thêm"
    assert [closes in map(str, because(line, told)) for line in told.lines] == [False, True]


def test_payments_of_the_month_not_yet_over_are_a_floor() -> None:
    now = course(100, *[10] * 9, 80)
    line = foresee([now], [], plan_year=YEAR, on=dt.date(2020, 10, 13)).lines[0]
    assert line.january.low == 80


def test_after_the_window_what_was_paid_is_what_is_expected() -> None:
    line = one(course(100, *[60] * 12, 90), [], 13)
    assert (line.december.central, line.january.central) == (60, 90)


def job(**changes: object) -> Job:
    plain = Job(
        "ct.1", 100, 20, approved=True, started=True, finished=False, stopped=False, progress=50,
        planned_start=dt.date(2020, 3, 1), planned_finish=dt.date(2020, 11, 30),
    )  # fmt: skip
    return replace(plain, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "december"),
    [
        ({"finished": True}, 100),
        ({}, 100),
        ({"planned_finish": dt.date(2021, 6, 30)}, 65),
        ({"stopped": True}, 20),
        ({"approved": False, "started": False}, 20),
        ({"planned_finish": None}, 0),
    ],
)
def test_a_works_schedule_says_what_will_be_paid(changes: dict[str, object], december: int) -> None:
    ends = (dt.date(2020, 12, 31), dt.date(2021, 1, 31))
    assert put_together([job(**changes)], on=dt.date(2020, 10, 13), ends=ends).december == december


def test_a_schedule_that_comes_to_nothing_pulls_an_expectation_down() -> None:
    history = [course(100, *[50] * 11, 100, year=2019, place=place) for place in PLACES]
    now, on = course(100, *[50] * 12).known(9), month_end(YEAR, 9)
    ends = (month_end(YEAR, 12), month_end(YEAR, 13))
    stopped = put_together([job(stopped=True, paid=50)], on=on, ends=ends)
    free = foresee([now], history, plan_year=YEAR, on=on).lines[0]
    bound = foresee([now], history, plan_year=YEAR, on=on, schedules=Known({LINE: stopped})).lines[
        0
    ]
    assert (free.december.central, bound.december.central) == (100, 75)


def test_completed_volume_without_a_plan_is_told() -> None:
    ends = (dt.date(2020, 12, 31), dt.date(2021, 1, 31))
    told = put_together(
        [job(finished=True, contract=150, funded=100)], on=dt.date(2020, 10, 13), ends=ends
    )
    assert (told.contracted, told.uncovered) == (100, 50)


def test_works_are_named_by_what_they_will_not_spend_the_most_first() -> None:
    """What a contract binds stays; of a work without a planned finish nothing is known."""
    ends = (dt.date(2020, 12, 31), dt.date(2021, 1, 31))
    jobs = [
        job(work="ct.done", finished=True),
        job(work="ct.stopped", stopped=True),
        job(work="ct.bound", stopped=True, contract=95),
        job(work="ct.waits", approved=False, started=False, paid=0, planned_finish=None),
        job(work="ct.open", planned_finish=None),
    ]
    told = put_together(jobs, on=dt.date(2020, 10, 13), ends=ends)
    assert told.idle == (("ct.waits", 100), ("ct.stopped", 80), ("ct.bound", 5))
