"""A reading held against the level in force: both sides of every boundary, and what follows."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

import pytest

from chungtay.core.criteria.criteria_set import Region
from chungtay.core.criteria.judging import (
    Basis,
    Case,
    CriterionResult,
    Silence,
    ThresholdResult,
    Verdict,
    judge_set,
)
from chungtay.core.criteria.reading import Judgement, Stage
from tests.core.criteria.judging.cases import (
    CITE,
    CLEAN,
    GROWTH,
    HOUSES,
    INCOME,
    PLAN,
    POOR,
    WATER,
    assessed,
    case,
    criterion,
    reading,
    whole,
)

MET, NOT_MET, OPEN = Verdict.MET, Verdict.NOT_MET, Verdict.UNDETERMINED
LAW = whole(
    criterion("01", (PLAN,)),
    criterion("09", (HOUSES,)),
    criterion("10", (INCOME,)),
    criterion("11", (POOR,)),
    criterion("17", (WATER, CLEAN)),
    criterion("20", (GROWTH,)),
)


def judged(of: Case, code: str) -> CriterionResult:
    return next(c for c in judge_set(LAW, of).criteria if c.criterion.code == code)


def threshold(of: Case, code: str) -> ThresholdResult:
    return next(t for t in judge_set(LAW, of).thresholds() if t.threshold.code == code)


@pytest.mark.parametrize(
    ("part", "base", "found"),
    [(44_499, 1000, NOT_MET), (44_500, 1000, MET), (44_501, 1000, MET)],
)
def test_an_income_is_held_against_the_level_of_its_region(
    part: int, base: int, found: Verdict
) -> None:
    assert judged(case(reading(INCOME, part, base)), "10").ruling.verdict is found


@pytest.mark.parametrize(
    ("poor", "households", "found"),
    [(69, 1000, MET), (70, 1000, MET), (71, 1000, NOT_MET), (1, 14, NOT_MET), (1, 15, MET)],
)
def test_a_rate_is_not_rounded_before_it_is_held_against_its_level(
    poor: int, households: int, found: Verdict
) -> None:
    assert judged(case(reading(POOR, poor, households)), "11").ruling.verdict is found


def test_not_one_makeshift_house_is_left() -> None:
    assert judged(case(reading(HOUSES, 0, 1)), "09").ruling.verdict is MET
    assert judged(case(reading(HOUSES, 1, 1)), "09").ruling.verdict is NOT_MET


def test_levels_step_up_by_year() -> None:
    last_year = reading(INCOME, 42_000, 1000, on=dt.date(2019, 12, 31))
    assert judged(case(last_year, on=dt.date(2019, 12, 31)), "10").ruling.verdict is MET
    assert judged(case(last_year, on=dt.date(2020, 1, 1)), "10").ruling.verdict is NOT_MET


def test_the_explanation_says_level_column_clause_and_distance() -> None:
    on = dt.date(2019, 12, 31)
    found = threshold(case(reading(INCOME, 36_500, 1000, on=on), on=on), "10")
    told = found.explanation
    assert (str(told.level), told.column) == ("41", Region.CENTRAL_HIGHLANDS)
    assert (told.cite, told.verified, told.silence) == (CITE, True, None)
    assert found.short_by == Fraction("4.5")
    assert found.reading is not None
    assert found.reading.part == 36_500


def test_two_thresholds_must_both_be_met() -> None:
    hygienic, clean = reading(WATER, 96, 100), reading(CLEAN, judged=Judgement.MET)
    assert judged(case(hygienic, clean), "17").ruling.verdict is MET
    assert judged(case(hygienic), "17").ruling.verdict is OPEN
    assert judged(case(reading(WATER, 94, 100), clean), "17").ruling.verdict is NOT_MET


def test_words_are_judged_by_the_agency_and_said_to_be() -> None:
    found = threshold(case(reading(PLAN, judged=Judgement.MET)), "1")
    assert (found.ruling.verdict, found.ruling.by) == (MET, Basis.RECORDED)
    assert (found.computed, found.explanation.silence) == (OPEN, Silence.WORDS)


def test_a_level_the_province_has_not_set_leaves_the_judgement_to_decide() -> None:
    value_only = threshold(case(reading(CLEAN, 1, 2)), "17.1b")
    assert (value_only.ruling.verdict, value_only.explanation.silence) == (
        OPEN, Silence.LEVEL_BY_PROVINCE,
    )  # fmt: skip
    both = threshold(case(reading(CLEAN, 1, 2, judged=Judgement.NOT_MET)), "17.1b")
    assert (both.ruling.verdict, both.ruling.by) == (NOT_MET, Basis.RECORDED)


def test_a_computation_goes_before_a_judgement() -> None:
    found = threshold(case(reading(POOR, 8, 100, judged=Judgement.MET)), "11")
    assert (found.ruling.verdict, found.ruling.by) == (NOT_MET, Basis.COMPUTED)


def test_what_is_not_planned_does_not_apply_and_stops_nothing() -> None:
    away = reading(PLAN, judged=Judgement.NOT_APPLICABLE)
    result = judge_set(whole(criterion("01", (PLAN,)), criterion("09", (HOUSES,))), case(away))
    assert result.count(Verdict.NOT_APPLICABLE) == 1
    assert result.ruling.verdict is OPEN
    with_houses = case(away, reading(HOUSES, 0, 1))
    assert (
        judge_set(
            whole(criterion("01", (PLAN,)), criterion("09", (HOUSES,))), with_houses
        ).ruling.verdict
        is MET
    )


@pytest.mark.parametrize(
    ("now", "found"), [(53_999, NOT_MET), (54_000, MET)]
)  # fmt: skip
def test_a_value_may_be_held_against_the_units_own_past(now: int, found: Verdict) -> None:
    then = reading(GROWTH, 36_000, 1000, on=dt.date(2018, 12, 31))
    assert judged(case(then, reading(GROWTH, now, 1000)), "20").ruling.verdict is found
    alone = threshold(case(reading(GROWTH, now, 1000)), "20")
    assert (alone.ruling.verdict, alone.explanation.silence) == (OPEN, Silence.NO_PAST)


def test_where_the_column_is_not_known_nothing_is_guessed() -> None:
    unplaced = case(reading(INCOME, 90_000, 1000), column=None)
    found = threshold(unplaced, "10")
    assert (found.ruling.verdict, found.explanation.silence) == (OPEN, Silence.LEVEL_UNKNOWN)


def test_the_highest_stage_of_the_latest_year_counts() -> None:
    own = reading(POOR, 5, 100, stage=Stage.SELF)
    district = reading(POOR, 8, 100, stage=Stage.DISTRICT)
    earlier = reading(POOR, 9, 100, on=dt.date(2019, 12, 31))
    assert judged(case(own, district, earlier), "11").ruling.verdict is NOT_MET
    assert judged(case(own, earlier), "11").ruling.verdict is MET


def test_a_requirement_is_taken_from_one_year() -> None:
    earlier = reading(CLEAN, judged=Judgement.MET, on=dt.date(2019, 12, 31))
    assert judged(case(reading(WATER, 96, 100), earlier), "17").ruling.verdict is OPEN


def test_a_verdict_on_the_whole_criterion_counts_where_nothing_else_decides() -> None:
    said = (assessed("17", met=True),)
    found = judged(case(reading(WATER, 96, 100), told=said), "17")
    assert (found.ruling.verdict, found.ruling.by) == (MET, Basis.RECORDED)
    poor = judged(case(reading(POOR, 8, 100), told=(assessed("11", met=True),)), "11")
    assert (poor.ruling.verdict, poor.assessment) == (NOT_MET, None)


def test_a_verdict_of_a_later_year_goes_before_older_readings() -> None:
    old = reading(POOR, 8, 100, on=dt.date(2019, 12, 31))
    assert judged(case(old, told=(assessed("11", met=True),)), "11").ruling.verdict is MET


def test_nothing_said_is_neither_met_nor_not_met() -> None:
    result = judge_set(LAW, case())
    assert result.count(OPEN) == 6
    assert result.ruling.verdict is OPEN
    assert [r.requirement.code for r in result.criteria[4].deciding] == ["17.1"]
