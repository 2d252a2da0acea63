"""A criterion in one line: which requirement decides, its value, the level and the clause."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from chungtay.core.criteria.criteria_set import Region
from chungtay.core.criteria.grade import Grade
from chungtay.core.criteria.judging import Case, CriterionResult, judge_set
from chungtay.core.criteria.reading import Judgement, Reading, Stage
from chungtay.core.criteria.record import Assessment
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.record import Grounds
from chungtay.flows.judge_criteria import result
from chungtay.packs import loader

ON = dt.date(2020, 10, 13)
PAPER = Grounds("demo:~du-lieu-mo-phong:2020-10-13", ON, Provenance.SYNTHETIC)
SET = "commune-2016-2020"


def reading(part: int, base: int, judgement: Judgement = Judgement.NONE) -> Reading:
    """Give a department's reading of the income (threshold 10)."""
    return Reading("23314", SET, "10", "10", Stage.DEPARTMENT, ON, 2020, PAPER, part, base,
                   judgement=judgement)  # fmt: skip


def judged(code: str, *readings: Reading, said: bool | None = None) -> CriterionResult:
    """Judge one criterion of a commune in the Central Highlands, as the nation lays it down."""
    told = {}
    if said is not None:
        told = {code: Assessment("23314", SET, code, said, ON, PAPER)}
    case = Case("23314", ON, Region.CENTRAL_HIGHLANDS, readings=readings, assessments=told)
    found = judge_set(loader.criteria_set(SET), case)
    return next(one for one in found.criteria if one.criterion.code == code)


def test_a_value_below_its_level_is_told_with_the_level_the_column_and_the_clause() -> None:
    told = result(judged("10", reading(312, 10)))
    assert (told.met, told.requirement) == (False, "10")
    words = told.sentence.vi
    assert words.startswith("tiêu chí 10 Thu nhập: chưa đạt - chỉ tiêu 10: 31,2 triệu đồng")
    assert "mức từ 41 triệu đồng" in words
    assert "cột Tây Nguyên" in words
    assert "Quyết định số" in words
    assert "31.2" in told.words.en
    assert "at least 41" in told.words.en


def test_on_the_level_it_is_met_and_nothing_decides_against_it() -> None:
    told = result(judged("10", reading(41, 1)))
    assert (told.met, told.requirement) == (True, "")
    assert (told.words.vi, told.sentence.vi) == ("", "tiêu chí 10 Thu nhập: đạt")


def test_what_nobody_read_is_open_and_says_so() -> None:
    told = result(judged("10"))
    assert told.met is None
    assert "chưa xác định được - chỉ tiêu 10: chưa có giá trị" in told.sentence.vi


@pytest.mark.parametrize("met", [True, False])
def test_a_verdict_on_the_whole_criterion_is_told_as_recorded(*, met: bool) -> None:
    told = result(judged("10", said=met))
    assert (told.met, told.requirement) == (met, "")
    assert told.words.vi.endswith("theo kết luận đã ghi ngày 13/10/2020")


@pytest.mark.parametrize("grade", [Grade.ADVANCED, Grade.MODEL])
def test_sets_of_other_grades_are_judged_alike(grade: Grade) -> None:
    law = next(one for one in loader.criteria_sets(grade=grade) if one.requirements)
    case = replace(Case("23314", law.since, None), readings=())
    told = [result(one) for one in judge_set(law, case).criteria]
    assert [one.criterion for one in told] == [one.code for one in law.criteria]
    assert {one.met for one in told} == {None}
