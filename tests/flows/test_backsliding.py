"""Who is recognised and does not meet all any more, in the demonstration and as time goes by."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from chungtay.analytics.engine import engine
from chungtay.apps.criteria.recognition import queries
from chungtay.apps.criteria.services import append_assessments, append_recognitions
from chungtay.apps.units import queries as units
from chungtay.core.criteria.grade import Grade
from chungtay.core.criteria.recognition.backsliding import Why
from chungtay.core.criteria.record import Act, Assessment, Recognition
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.record import Grounds
from chungtay.core.measures.answer import Question
from chungtay.core.units.unit import Level
from chungtay.flows.backsliding import backsliding
from chungtay.flows.judge_criteria import RegisterJudge
from chungtay.packs import loader

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
    assert unknown[0].sentence.vi.startswith("tiêu chí 1 Quy hoạch: chưa xác định được")


def test_a_district_whose_commune_was_taken_out_of_the_register_has_lost_its_share() -> None:
    paper = Grounds("demo:~x:2020-10-13", dt.date(2020, 10, 1), Provenance.SYNTHETIC)
    given, taken = dt.date(2020, 10, 1), dt.date(2020, 10, 5)
    rural = [one.code for one in units.subtree("611", on=given, level=Level.COMMUNE)
             if one.is_rural]  # fmt: skip
    held = {one.unit for one in queries.standing(rural, on=given)}
    append_recognitions(
        [
            Recognition(unit, Grade.STANDARD, 2020, Act.RECOGNISE, given, paper)
            for unit in ["611", *rural]
            if unit not in held
        ],
        by="thử nghiệm",
    )
    append_assessments(
        [
            Assessment("611", "district-2016-2020", one.code, met=True, on=given, grounds=paper)
            for one in loader.criteria_set("district-2016-2020").criteria
        ],
        by="thử nghiệm",
    )
    assert not backsliding(province="62", on=REPORT_DAY, within=["611"])
    gone = Recognition(
        rural[0], Grade.STANDARD, 2020, Act.WITHDRAW, taken, replace(paper, known_from=taken)
    )
    append_recognitions([gone], by="thử nghiệm")
    (one,) = backsliding(province="62", on=REPORT_DAY, within=["611"])
    (lost,) = one.lost
    assert (lost.criterion, lost.since, lost.why) == ("communes.standard", taken, Why.LOST)
    assert (one.met, one.asked) == (9, 9)
    assert "còn" in lost.result.words.vi
