"""A decision is known by its whole number and sign, however they are spelt."""

from __future__ import annotations

from dataclasses import replace

import pytest

from chungtay.core.capital import deeds
from chungtay.core.capital.decisions import (
    CODE,
    UNSIGNED,
    Decisions,
    check_decision,
    rests_on_decision,
)
from chungtay.core.capital.deeds import Move
from chungtay.core.capital.movement import Movement
from chungtay.core.kernel.money import Dong
from tests.core.capital.test_ledger import GROUNDS, LINE, PAPER

KNOWN = Decisions(
    [
        "kontum.ubnd:5/QĐ-UBND-NC:2020-03-01", "kontum.hdnd:12/2021/NQ-HĐND:2021-07-09",
        "kontum.ubnd:07/QĐ-UBND:2020-01-15", "~khv-2020", "kontum.ubnd:~bo-sung:2020-05-01",
    ]
)  # fmt: skip


@pytest.mark.parametrize(
    "said",
    [
        "QĐ số 5/QĐ-UBND-NC ngày 01/03/2020", "kontum.ubnd:5/QĐ-UBND-NC:2020-03-01",
        "12/2021/NQ-HĐND", "NQ 12/2021/nq-hdnd, QĐ 7/QĐ-UBND", "7/QĐ-UBND", "007/QD-UBND",
        "07/QĐ–UBND", "07 / QĐ - UBND ngày 15/01/2020", "~khv-2020", "~bo-sung",
    ],
)  # fmt: skip
def test_it_is_known_however_it_is_spelt(said: str) -> None:
    assert KNOWN.has(said)


@pytest.mark.parametrize(
    "said",
    [
        "5/QĐ-UBND", "2021/NQ-HĐND", "2/2021/NQ-HĐND", "70/QĐ-UBND", "7/QĐ-UBND-NC", "7/QĐ",
        "7A/QĐ-UBND", "QĐ 7/QĐ-UBND, 8/QĐ-UBND", "khv", "UBND",
    ],
)  # fmt: skip
def test_a_part_of_a_number_or_another_is_not_known(said: str) -> None:
    assert not KNOWN.has(said)


NUMBERED = Decisions(
    [
        "kontum.ubnd:1234/QĐ-UBND:2019-12-10", "kontum.ubnd:12/QĐ-UBND:2020-01-15",
        "kontum.hdnd:12/NQ-HĐND:2020-07-09", "kontum.ubnd:40/QĐ-UBND:2019-02-01",
        "kontum.ubnd:40/QĐ-UBND:2020-02-01", "1234/QĐ-UBND",
    ]
)  # fmt: skip


@pytest.mark.parametrize(
    ("said", "year", "meant"),
    [
        ("1234", 2019, "1234 qd ubnd"), ("01234", 2020, "1234 qd ubnd"),
        ("QĐ số 1234", 2020, "1234 qd ubnd"), ("1234 ngày 10/12/2019", 2023, "1234 qd ubnd"),
        ("1234/2019", 2023, "1234 qd ubnd"), ("40", 2020, "40 qd ubnd"),
        # two documents of the year bear it; none does; it is a part of one; it has its sign
        ("12", 2020, ""), ("1234", 2022, ""), ("1234 ngày 10/12/2020", 2019, ""), ("34", 2019, ""),
        ("1234/QĐ-UBND", 2019, ""), ("bổ sung", 2019, ""),
    ],
)  # fmt: skip
def test_a_number_without_its_sign_means_the_one_document_of_its_year(
    said: str, year: int, meant: str
) -> None:
    assert NUMBERED.meant(said, year=year) == meant
    if meant:
        assert NUMBERED.has(said, year=year)


@pytest.mark.parametrize(
    ("said", "code"), [("12", UNSIGNED), ("QĐ số 9999", UNSIGNED), ("9/QĐ-UBND", CODE)]
)
def test_an_unclear_number_is_said_to_lack_its_sign_and_an_unknown_one_to_be_unknown(
    said: str, code: str
) -> None:
    (one,) = check_decision(said, lambda text: NUMBERED.has(text, year=2020), where="1")
    assert one.code == code
    assert f"“{said}”" in one.message


def test_where_nothing_is_listed_nothing_is_remarked_on() -> None:
    assert Decisions([]).has("5/QĐ-UBND")


@pytest.mark.parametrize(
    ("symbol", "names"),
    [("1/QĐ-UBND", True), ("1/QD-UBND", True), ("1/qđ-ubnd", True), ("2/NQ-HĐND", True),
     ("KB-2020-17", False), ("3/TB-KB", False)],
)  # fmt: skip
def test_a_payment_rests_on_a_decision_if_it_names_one(symbol: str, *, names: bool) -> None:
    grounds = replace(GROUNDS, document=f"kontum.ubnd:{symbol}:2020-03-01")
    paid = Move(Movement.DISBURSEMENT, LINE, "611", Dong(5))
    entry = deeds.decide(replace(PAPER, grounds=grounds), paid, held=Dong(5))
    assert rests_on_decision(entry) is names
