"""A multiple of another set's level becomes a level of its own."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

from chungtay.core.criteria.criteria_set import Comparator, Region, Shape, Stated, Threshold
from chungtay.core.criteria.judging import Verdict, judge_set, resolved
from tests.core.criteria.judging.cases import (
    INCOME,
    STEP,
    case,
    criterion,
    reading,
    table,
    whole,
)

OTHER = whole(criterion("10", (INCOME,)))
TIMES = Threshold(
    "2",
    "million_dong_person_year",
    Comparator.AT_LEAST,
    (table(general="1.1"),),
    shape=Shape.TIMES_LEVEL,
    of="other/10",
)
LAW = resolved(whole(criterion("02", (TIMES,))), lambda _: OTHER)


def level(on: dt.date, column: Region) -> Decimal | Stated:
    return LAW.threshold("2").level(on=on, column=column).level


def test_the_factor_multiplies_the_level_of_the_day_and_the_column() -> None:
    before = dt.date(2019, 12, 31)
    assert level(before, Region.CENTRAL_HIGHLANDS) == Decimal("45.1")
    assert level(before, Region.MEKONG_DELTA) == Decimal("49.5")
    assert level(STEP, Region.CENTRAL_HIGHLANDS) == Decimal("48.95")


def test_what_is_written_out_is_judged_on_both_sides_of_its_boundary() -> None:
    for part, found in ((48_949, Verdict.NOT_MET), (48_950, Verdict.MET)):
        one = case(reading(TIMES, part, 1000))
        assert judge_set(LAW, one).criteria[0].ruling.verdict is found


def test_a_level_that_is_not_known_stays_unknown() -> None:
    unknown = replace(INCOME, tables=(table(general=Stated.UNKNOWN),))
    law = resolved(whole(criterion("02", (TIMES,))), lambda _: whole(criterion("10", (unknown,))))
    assert law.threshold("2").level(on=STEP).level is Stated.UNKNOWN


def test_a_set_without_multiples_is_left_as_it_is() -> None:
    assert resolved(OTHER, lambda _: OTHER) is OTHER
