"""Lines at risk: ranked by đồng, each with its likely cause."""

from __future__ import annotations

import datetime as dt

import pytest

from chungtay.core.capital.foresight.foreseeing import Foresight, foresee
from chungtay.core.capital.foresight.risk import (
    Basis,
    Cause,
    Evidence,
    Habits,
    Signs,
    WorksSeen,
    at_risk,
)
from chungtay.core.kernel.saying import Said
from tests.core.capital.foresight.made import LINE, PLACES, course

HABITS = Habits((5, 6, 7, 8, 9, 10), 2, 4, 1_000, verified=False)
NO_SIGNS = Signs()
HISTORY = [
    course(10**9, 2, 5, 9, 17, 25, 37, 53, 60, 70, 76, 82, 95, year=year, place=place)
    for year in (2018, 2019)
    for place in PLACES
]


def foresight(*paid: int, on: dt.date = dt.date(2020, 9, 30)) -> Foresight:
    return foresee([course(10**9, *paid)], HISTORY, plan_year=2020, on=on)


def cause(told: Foresight, signs: Signs = NO_SIGNS) -> Cause:
    return at_risk(told, lambda _line: signs, HABITS)[0].cause


@pytest.mark.parametrize(
    ("works", "expected"),
    [
        (WorksSeen(9, unapproved=3), Cause.NO_APPROVAL),
        (WorksSeen(9, unstarted=5), Cause.NOT_STARTED),
        (WorksSeen(9, late=1), Cause.SLOW_WORK),
        (WorksSeen(), Cause.SEASON),
    ],
)
def test_works_tell_why_a_line_is_slow(works: WorksSeen, expected: Cause) -> None:
    assert cause(foresight(*range(3, 30, 3)), Signs(works=works)) is expected


def test_a_units_own_word_goes_before_what_is_guessed() -> None:
    word = Evidence(Cause.NO_GUIDANCE, Basis.REPORT, Said("chờ hướng dẫn"), "von-thang/617/2020-09")
    signs = Signs((word,), WorksSeen(9, unapproved=9))
    assert cause(foresight(*range(3, 30, 3)), signs) is Cause.NO_GUIDANCE


def test_a_line_without_payments_is_not_started_and_one_that_stopped_is_still() -> None:
    assert cause(foresight(*[0] * 9)) is Cause.NOT_STARTED
    assert cause(foresight(5, 10, 20, 30, 40, 40, 40, 40, 40)) is Cause.STILL


def test_out_of_the_wet_months_a_slow_line_is_merely_slow() -> None:
    told = foresight(*range(3, 37, 3), on=dt.date(2020, 11, 30))
    assert cause(told) is Cause.SLOW


def test_a_line_at_its_groups_pace_is_not_called_slow() -> None:
    pace = (2, 5, 9, 17, 25, 37, 53, 60, 71)
    assert cause(foresight(*pace)) is Cause.USUAL


def test_money_given_late_is_said_to_be_late() -> None:
    late = course(10**9, *[0] * 6, 10, 20, 30)
    given = type(late)(LINE, 2020, 2020, (0,) * 6 + (10**9,) * 8, late.paid)
    told = foresee([given], HISTORY, plan_year=2020, on=dt.date(2020, 9, 30))
    assert cause(told) is Cause.LATE_ALLOTMENT


def test_lines_are_ranked_by_what_they_may_lose() -> None:
    now = [course(10**9 * n, *range(2, 20, 2), place=p) for n, p in enumerate(PLACES, 1)]
    told = foresee(now, HISTORY, plan_year=2020, on=dt.date(2020, 9, 30))
    lost = [one.line.at_risk for one in at_risk(told, lambda _line: Signs(), HABITS)]
    assert lost == sorted(lost, reverse=True)
    assert len(lost) == len(now)
