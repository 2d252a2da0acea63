from __future__ import annotations

import datetime as dt

import pytest

from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.record import Grounds
from chungtay.core.poverty.count import (
    Count,
    CountLevel,
    Finality,
    HouseholdClass,
    NegativeCount,
    People,
)

DAY = dt.date(2019, 12, 31)
GROUNDS = Grounds("kontum.ubnd:~x:2020-10-13", dt.date(2020, 10, 13), Provenance.PUBLISHED)


def count(households: int) -> Count:
    return Count(
        "62", CountLevel.PROVINCE, HouseholdClass.POOR, People.ALL, households, DAY,
        Finality.OFFICIAL, GROUNDS,
    )  # fmt: skip


def test_there_may_be_no_poor_household() -> None:
    assert count(0).ref == "poverty_counts:62:poor:all:2019-12-31@2020-10-13"


def test_there_are_not_fewer_than_none() -> None:
    with pytest.raises(NegativeCount, match="Đơn vị 62 ngày 31/12/2019: hộ nghèo không thể là -1"):
        count(-1)
