from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.record import Grounds
from chungtay.core.kernel.register import KnownTooSoon
from chungtay.core.kernel.title import Title
from chungtay.core.results.indicator import BASE_NOT_STATED, Indicator
from chungtay.core.results.value import (
    BackwardPeriod,
    BaseMissing,
    Finality,
    Qualifier,
    Standing,
    Value,
    require_base,
)

DAY = dt.date(2020, 10, 13)
GROUNDS = Grounds("kontum.ubnd:~x:2020-10-13", DAY, Provenance.PUBLISHED)
VALUE = Value(
    indicator="health.commune_std.pct",
    unit="62",
    standing=Standing.ACTUAL,
    finality=Finality.OFFICIAL,
    amount_e6=95_100_000,
    on=DAY,
    period_from=DAY,
    period_to=DAY,
    base_stated=None,
    qualifier=Qualifier.EXACT,
    grounds=GROUNDS,
)
UNSTATED = Indicator(
    code="health.commune_std.pct",
    title=Title("Xã đạt chuẩn về y tế", "Communes meeting the health standard"),
    unit="percent",
    decimals=1,
    cite="",
    summable=False,
    base=BASE_NOT_STATED,
)
STATED = replace(UNSTATED, base="xã")
NUMBER = replace(UNSTATED, unit="household", base="", summable=True)


def test_a_share_says_of_what_or_that_nobody_says() -> None:
    with pytest.raises(BaseMissing, match=r"“Xã đạt chuẩn về y tế” .* là tỷ lệ 95,1 %"):
        require_base(VALUE, indicator=UNSTATED)
    require_base(replace(VALUE, base_stated=False), indicator=UNSTATED)
    require_base(replace(VALUE, base_stated=True), indicator=STATED)


def test_a_share_of_something_unknown_cannot_claim_a_base() -> None:
    with pytest.raises(BaseMissing):
        require_base(replace(VALUE, base_stated=True), indicator=UNSTATED)


def test_a_number_has_no_base_to_state() -> None:
    require_base(VALUE, indicator=NUMBER)


def test_a_period_runs_forward() -> None:
    with pytest.raises(BackwardPeriod):
        replace(VALUE, period_from=dt.date(2020, 10, 14))


def test_an_estimate_speaks_of_days_to_come_and_a_result_does_not() -> None:
    year_end = dt.date(2020, 12, 31)
    replace(VALUE, standing=Standing.ESTIMATE, on=year_end)
    with pytest.raises(KnownTooSoon):
        replace(VALUE, on=year_end)


def test_the_natural_key_names_indicator_unit_standing_and_both_days() -> None:
    assert VALUE.ref == "results:health.commune_std.pct:62:actual:2020-10-13:2020-10-13"
