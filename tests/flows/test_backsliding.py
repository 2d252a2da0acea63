"""Who is recognised and does not meet all any more, in the demonstration and as time goes by."""

from __future__ import annotations

import datetime as dt

import pytest

from chungtay.analytics.engine import engine
from chungtay.core.criteria.recognition.backsliding import Why
from chungtay.core.measures.answer import Question
from chungtay.flows.backsliding import backsliding
from chungtay.flows.judge_criteria import RegisterJudge

REPORT_DAY = dt.date(2020, 10, 13)
pytestmark = [pytest.mark.usefixtures("demo"), pytest.mark.django_db]


def test_two_of_the_27_recognised_communes_have_lost_a_criterion() -> None:
    found = backsliding(province="62", on=REPORT_DAY)
    asked = Question({"province": ("62",)}, REPORT_DAY)
    assert len(found) == engine().value("communes.backsliding", asked) == 2
    for one in found:
        (lost,) = one.lost
        assert (lost.since, lost.why) == (dt.date(2020, 8, 20), Why.LOST)
        assert (one.met, one.asked) == (18, 19)
        assert lost.agencies
        assert one.recognition.on < lost.since


def test_nobody_had_lost_anything_the_day_before() -> None:
    assert not backsliding(province="62", on=dt.date(2020, 8, 19))


def test_it_is_asked_of_some_units_alone() -> None:
    every = backsliding(province="62", on=REPORT_DAY)
    unit = every[0].recognition.unit
    assert backsliding(province="62", on=REPORT_DAY, within=[unit]) == every[:1]
    assert not backsliding(province="62", on=REPORT_DAY, within=["23377"])


def test_the_judge_answers_what_the_measures_answer() -> None:
    judge = RegisterJudge()
    one = backsliding(province="62", on=REPORT_DAY)[0]
    told = judge.results(one.recognition.unit, criteria_set=one.criteria_set, on=REPORT_DAY)
    assert len(told) == 19
    assert [result.criterion for result in told if not result.met] == [
        lost.criterion for lost in one.lost
    ]
    unknown = judge.results("23377", criteria_set=one.criteria_set, on=REPORT_DAY)
    assert {result.met for result in unknown} == {None}
    assert unknown[0].words.vi.startswith("tiêu chí 1 Quy hoạch: chưa xác định được")
