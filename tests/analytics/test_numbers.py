"""What a number is: exact, and zero only where somebody counted and found none."""

from __future__ import annotations

from fractions import Fraction

from chungtay.analytics.engine import Engine
from chungtay.core.criteria.record import Act
from chungtay.core.kernel.quantity import Missing
from chungtay.core.measures.answer import Question
from chungtay.core.poverty.count import HouseholdClass
from chungtay.core.results.value import Standing
from tests.analytics import small
from tests.analytics.small import END, ask, day


def test_what_nobody_spoke_of_is_absent_not_zero(engine: Engine) -> None:
    assert ask(engine, "capital.disbursed") is Missing.ABSENT
    small.plan(100)
    assert ask(engine, "capital.plan") == 100
    assert ask(engine, "capital.disbursed") is Missing.ABSENT


def test_a_count_among_assessed_communes_may_be_zero(engine: Engine) -> None:
    assert ask(engine, "criteria.communes_meeting", criterion="10") is Missing.ABSENT
    small.assess("23380", "10", "2019-12-31", met=False)
    assert ask(engine, "criteria.communes_meeting", criterion="10") == 0
    assert ask(engine, "criteria.communes_meeting", criterion="11") is Missing.ABSENT


def test_a_reported_zero_is_a_number(engine: Engine) -> None:
    small.count("23380", HouseholdClass.POOR, 0, "2019-12-31")
    assert ask(engine, "poverty.poor", people="all", level="commune") == 0


def test_a_share_of_nothing_is_not_applicable(engine: Engine) -> None:
    small.count("23380", HouseholdClass.POOR, 0, "2019-12-31")
    assert ask(engine, "poverty.poor_rate", people="all", level="commune") is Missing.ABSENT
    small.count("23380", HouseholdClass.ALL, 0, "2019-12-31")
    rate = ask(engine, "poverty.poor_rate", people="all", level="commune")
    assert rate is Missing.NOT_APPLICABLE


def test_a_rate_is_an_exact_fraction(engine: Engine) -> None:
    small.plan(3)
    small.pay(1, "2020-03-31", "02")
    assert ask(engine, "capital.disbursement_rate") == Fraction(100, 3)


def test_sums_stay_exact_beyond_what_a_float_can_hold(engine: Engine) -> None:
    small.plan(2**53 + 1)
    small.plan(2, number="02")
    assert ask(engine, "capital.plan") == 2**53 + 3


def test_a_result_in_parts_of_its_unit_is_exact(engine: Engine) -> None:
    small.report("voc.trained", 2459, Standing.ACTUAL, "2020-09-30")
    small.report("voc.trained", 3501, Standing.PLAN, "2020-01-15")
    assert ask(engine, "results.voc.trained", standing="actual") == 2459
    assert ask(engine, "results.voc.trained_rate") == Fraction(245_900, 3501)


def test_within_a_year_the_newest_result_counts_and_levels_are_never_added(
    engine: Engine,
) -> None:
    small.report("voc.trained", 100, Standing.ACTUAL, "2020-06-14", period_to="2020-06-14")
    small.report("voc.trained", 160, Standing.ACTUAL, "2020-09-14", period_to="2020-09-14")
    small.report("voc.trained", 90, Standing.ACTUAL, "2020-09-14", unit="611")
    small.report("voc.trained", 500, Standing.ACTUAL, "2019-12-14", period_to="2019-12-14")
    assert ask(engine, "results.voc.trained", standing="actual") == 160
    by_district = ask(engine, "results.voc.trained", standing="actual", unit_level="district")
    assert by_district == 90
    of_2019 = ask(engine, "results.voc.trained", standing="actual", period_year="2019")
    assert of_2019 == 500


def test_what_is_left_of_a_plan_with_nothing_paid_is_the_plan(engine: Engine) -> None:
    small.plan(100)
    assert ask(engine, "capital.gap") == 100
    small.pay(40, "2020-03-31", "02")
    assert ask(engine, "capital.gap") == 60


def test_a_difference_is_taken_before_rounding(engine: Engine) -> None:
    """From 0.33 to 0.67 of a criterion a commune is not 0.34 more."""
    for unit in ("23380", "23383", "23428"):
        small.assess(unit, "10", "2018-12-31", met=unit == "23380")
    small.assess("23383", "10", "2020-06-30", met=True)
    average = {on: ask(engine, "criteria.average", day(on)) for on in ("2019-12-31", "2020-12-31")}
    assert average == {"2019-12-31": Fraction(1, 3), "2020-12-31": Fraction(2, 3)}
    question = Question({}, END, None, day("2019-12-31"))
    change = engine.value("criteria.average_change", question)
    assert change == Fraction(1, 3)


def test_a_withdrawn_recognition_no_longer_counts(engine: Engine) -> None:
    small.recognise("23380", "2018-05-01")
    small.recognise("23383", "2019-05-01")
    small.recognise("23380", "2020-05-01", Act.WITHDRAW)
    assert ask(engine, "communes.recognised", day("2020-04-30")) == 2
    assert ask(engine, "communes.recognised") == 1


def test_a_commune_that_lost_a_criterion_stays_recognised(engine: Engine) -> None:
    for number in range(1, 20):
        small.assess("23380", f"{number:02}", "2018-04-01", met=True)
    small.recognise("23380", "2018-05-01")
    assert ask(engine, "communes.meeting_all") == 1
    small.assess("23380", "17", "2020-06-30", met=False)
    assert ask(engine, "communes.recognised") == 1
    assert ask(engine, "communes.meeting_all") == 0
    assert ask(engine, "communes.backsliding") == 1
    assert ask(engine, "communes.in_band", criteria_met="15..18") == 0
