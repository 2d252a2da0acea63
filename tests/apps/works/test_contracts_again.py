"""Contracts that come back after they were void, and rows that make room for one another."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from chungtay.apps.works import queries, services
from chungtay.core.kernel.money import Dong
from chungtay.core.works.contract import ContractState
from chungtay.core.works.contracting import AmendmentUnnamed, ContractOver, ContractVoid
from tests.apps.works.test_contracts import DISTRICT, MAY, amounts
from tests.apps.works.test_contracts import road as road
from tests.core.works.told import BUILDING, END, GROUNDS, MILLION


@pytest.mark.parametrize("on", [BUILDING.on, MAY, END])
def test_what_was_void_counts_again_under_its_key_for_a_reason_by_a_row_of_its_own(
    road: str, on: dt.date
) -> None:
    services.record_contract(by=DISTRICT, contract=BUILDING)
    void = replace(BUILDING, state=ContractState.VOID, reason="Ghi nhầm công trình")
    services.record_contract(by=DISTRICT, contract=void if on == void.on else replace(void, on=MAY))
    (gone,) = queries.whole(road, on=END).void
    assert (gone.counted, gone.last.reason) == (BUILDING, "Ghi nhầm công trình")
    again = replace(BUILDING, on=on, reason="Bỏ nhầm; hợp đồng có thật")
    with pytest.raises(ContractVoid, match="cần ghi lý do"):
        services.record_contract(by=DISTRICT, contract=replace(again, reason=" "))
    with pytest.raises(AmendmentUnnamed):
        dearer = replace(again, amount=Dong(1_950 * MILLION))
        services.record_contract(by=DISTRICT, contract=dearer)
    for _ in "twice":
        assert services.record_contract(by=DISTRICT, contract=again) == "01"
    assert amounts() == {"01": 1_900}
    (case,) = queries.whole(road, on=END).contracts
    assert [row.state for row in case.said] == [
        ContractState.IN_FORCE, ContractState.VOID, ContractState.IN_FORCE,
    ]  # fmt: skip
    assert queries.whole(road, on=END).void == ()


def test_what_was_over_before_it_was_void_comes_back_as_over(road: str) -> None:
    done = replace(BUILDING, state=ContractState.LIQUIDATED, on=MAY)
    june = dt.date(2020, 6, 1)
    for one in (BUILDING, done, replace(done, state=ContractState.VOID, on=june)):
        services.record_contract(by=DISTRICT, contract=one)
    again = replace(done, on=END, reason="Bỏ nhầm")
    with pytest.raises(ContractOver):
        services.record_contract(by=DISTRICT, contract=replace(BUILDING, on=END, reason="Bỏ nhầm"))
    assert services.record_contract(by=DISTRICT, contract=again) == "01"
    assert amounts() == {"01": 1_900}


def test_a_row_of_an_earlier_day_is_taken_with_the_correction_that_makes_room_for_it(
    road: str,
) -> None:
    other = replace(BUILDING, contractor="Công ty B", on=MAY)
    services.append_contracts([BUILDING, other], by="nạp thử")
    april = dt.date(2020, 4, 1)
    dearer = replace(BUILDING, amount=Dong(1_950 * MILLION), amendment="01/PL-HĐ", on=april)
    with pytest.raises(AmendmentUnnamed):
        services.append_contracts([dearer], by="nạp thử")
    later = replace(GROUNDS, known_from=END + dt.timedelta(days=1))
    right = replace(other, amount=dearer.amount, grounds=later)
    assert services.append_contracts([dearer, right], by="nạp thử") == 2
    assert amounts(april) == {"01": 1_950}
    assert amounts() == {"01": 1_950}


def test_a_correction_in_the_same_file_that_makes_no_room_is_refused_with_its_day(
    road: str,
) -> None:
    services.append_contracts([BUILDING, replace(BUILDING, on=MAY)], by="nạp thử")
    april = dt.date(2020, 4, 1)
    dearer = replace(BUILDING, amount=Dong(1_950 * MILLION), amendment="01/PL-HĐ", on=april)
    later = replace(GROUNDS, known_from=END + dt.timedelta(days=1))
    wrong = replace(BUILDING, amount=Dong(1_980 * MILLION), on=MAY, grounds=later)
    with pytest.raises(AmendmentUnnamed, match="01/05/2020"):
        services.append_contracts([dearer, wrong], by="nạp thử")
    assert amounts() == {"01": 1_900}
