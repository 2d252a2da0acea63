"""Contracts of works: what may be said of one next to what was said before, and what they make."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chungtay.core.kernel.money import Dong
from chungtay.core.works.card import DatesOutOfOrder
from chungtay.core.works.contract import (
    OVER,
    BadContractKey,
    ContractCase,
    ContractSaysNothing,
    ContractState,
    Package,
    WorkContract,
    contracted,
    free_key,
)
from chungtay.core.works.contracting import (
    BUILT,
    AmendmentUnnamed,
    ContractOver,
    NumberTaken,
    SignedBeforeApproval,
    require_approved_first,
    require_follows,
    require_number_free,
)
from chungtay.core.works.findings import on_contracts
from chungtay.core.works.work import Stage
from tests.core.works.told import BUILDING, DESIGN, END, GROUNDS, MILLION, state

MAY, JUNE = dt.date(2020, 5, 1), dt.date(2020, 6, 1)
DEARER = replace(BUILDING, amount=Dong(2_000 * MILLION), on=MAY)
AMOUNTS = st.none() | st.integers(0, 2**42).map(Dong)
STATES = st.sampled_from(ContractState)


def test_an_amount_or_a_term_changes_by_a_paper_alone() -> None:
    with pytest.raises(AmendmentUnnamed, match="03/HĐ từ ngày 01/05/2020"):
        require_follows(DEARER, [BUILDING])
    longer = replace(BUILDING, finish_due=dt.date(2020, 12, 31), on=MAY)
    with pytest.raises(AmendmentUnnamed):
        require_follows(longer, [BUILDING])
    require_follows(replace(DEARER, amendment="01/PL"), [BUILDING])
    require_follows(replace(BUILDING, contractor="Tổ thợ thôn 2", on=MAY), [BUILDING])


def test_what_is_said_anew_of_a_day_corrects() -> None:
    require_follows(replace(DEARER, on=BUILDING.on), [BUILDING])


def test_an_earlier_row_is_held_against_the_next_that_stands() -> None:
    later = replace(BUILDING, contractor="Tổ thợ thôn 2", on=JUNE)
    done = replace(BUILDING, state=ContractState.LIQUIDATED, on=MAY)
    with pytest.raises(ContractOver, match=r"kết thúc ngày 01/05/2020, .* từ ngày 01/06/2020"):
        require_follows(done, [BUILDING, later])
    with pytest.raises(AmendmentUnnamed, match="từ ngày 01/06/2020"):
        require_follows(replace(DEARER, amendment="01/PL"), [BUILDING, later])
    carried = replace(later, amount=DEARER.amount, amendment="02/PL")
    require_follows(replace(DEARER, amendment="01/PL"), [BUILDING, later, carried])
    require_follows(done, [BUILDING, later, replace(done, on=JUNE)])


def test_a_slip_that_later_rows_carried_on_is_mended_from_the_first_on() -> None:
    later = replace(BUILDING, contractor="Tổ thợ thôn 2", on=MAY)
    right = replace(BUILDING, amount=Dong(1_800 * MILLION))
    require_follows(right, [BUILDING, later])
    require_follows(replace(later, amount=right.amount), [BUILDING, later, right])
    with pytest.raises(ContractOver):
        require_follows(replace(right, state=ContractState.ENDED), [BUILDING, later])


def test_what_was_known_before_the_row_of_its_day_does_not_stand_against_later_ones() -> None:
    known = replace(BUILDING, grounds=replace(GROUNDS, known_from=END + dt.timedelta(1)))
    done = replace(BUILDING, state=ContractState.LIQUIDATED)
    require_follows(done, [known, replace(BUILDING, on=MAY)])


def test_an_amount_that_was_not_known_is_no_amendment() -> None:
    require_follows(DEARER, [replace(BUILDING, amount=None)])


def test_what_is_over_is_not_carried_out_again_but_may_come_to_another_sum() -> None:
    done = replace(BUILDING, state=ContractState.LIQUIDATED, on=MAY)
    with pytest.raises(ContractOver, match="đã kết thúc ngày 01/05/2020"):
        require_follows(replace(BUILDING, on=JUNE), [BUILDING, done])
    require_follows(replace(done, amount=Dong(1_850 * MILLION), on=JUNE), [BUILDING, done])
    require_follows(replace(done, state=ContractState.VOID, on=JUNE), [BUILDING, done])


def test_two_contracts_of_a_work_do_not_bear_one_number() -> None:
    same = replace(DESIGN, number=" 03/hđ")
    with pytest.raises(NumberTaken, match="hợp đồng “01”"):
        require_number_free(same, [BUILDING])
    require_number_free(same, [replace(BUILDING, state=ContractState.VOID)])
    require_number_free(replace(DESIGN, number=""), [replace(BUILDING, number="")])


@pytest.mark.parametrize("package", Package)
def test_building_is_contracted_for_once_it_was_approved_design_before(package: Package) -> None:
    one = replace(BUILDING, package=package)
    after = dt.date(2020, 2, 21)
    if package in BUILT:
        with pytest.raises(SignedBeforeApproval, match="trước quyết định phê duyệt ngày 21/02"):
            require_approved_first([one], after)
    else:
        require_approved_first([one], after)
    require_approved_first([one], None)
    require_approved_first([replace(one, state=ContractState.VOID)], after)


def test_a_contract_says_something_and_has_a_key_an_address_can_carry() -> None:
    bare = replace(BUILDING, number="", contractor="", signed_on=None)
    assert str(bare.title) == "Xây lắp 01"
    with pytest.raises(ContractSaysNothing):
        replace(bare, amount=None)
    assert not replace(bare, amount=None, state=ContractState.VOID).counts
    with pytest.raises(BadContractKey):
        replace(BUILDING, contract="1/2020")
    with pytest.raises(DatesOutOfOrder, match="hạn hoàn thành hợp đồng"):
        replace(BUILDING, finish_due=dt.date(2020, 2, 19))


@given(amounts=st.lists(st.tuples(AMOUNTS, STATES), max_size=6))
def test_contracts_add_up_to_what_is_known_and_not_void(
    amounts: list[tuple[Dong | None, ContractState]],
) -> None:
    told = [replace(BUILDING, amount=dong, state=state) for dong, state in amounts]
    known = [dong.amount for dong, state in amounts if dong and state is not ContractState.VOID]
    whole = contracted(told)
    assert (whole.amount if whole else 0) == sum(known)
    assert contracted(reversed(told)) == whole


@given(keys=st.lists(st.sampled_from([f"{n:02}" for n in range(1, 9)] + ["PL-1"]), max_size=9))
def test_the_next_key_is_free(keys: list[str]) -> None:
    assert free_key(keys) not in keys


def _row(day: int, amount: int, state: ContractState, amendment: str) -> WorkContract:
    on = BUILDING.on + dt.timedelta(days=day)
    return replace(BUILDING, amount=Dong(amount), state=state, amendment=amendment, on=on)


ROWS = st.builds(
    _row,
    st.integers(0, 6),
    st.integers(1, 3),
    st.sampled_from([ContractState.IN_FORCE, ContractState.LIQUIDATED]),
    st.sampled_from(["", "01/PL"]),
)


@given(rows=st.lists(ROWS, max_size=8))
def test_a_contract_written_in_any_order_changes_by_papers_and_ends_once(
    rows: list[WorkContract],
) -> None:
    written: list[WorkContract] = []
    for row in rows:
        if any(one.on == row.on for one in written):
            continue
        try:
            require_follows(row, written)
        except (AmendmentUnnamed, ContractOver):
            continue
        written.append(row)
    standing = sorted(written, key=lambda one: one.on)
    for before, now in pairwise(standing):
        if now.state is ContractState.IN_FORCE:
            assert before.state not in OVER
            assert now.amount == before.amount or now.amendment


def test_amendments_are_told_with_what_stood_before() -> None:
    dearer = replace(DEARER, amendment="01/PL")
    slip = replace(dearer, amount=Dong(2_100 * MILLION))
    case = ContractCase((BUILDING, slip, dearer))
    assert case.amendments == ((BUILDING, dearer),)
    assert case.last is dearer


def test_what_strikes_one_about_contracts() -> None:
    unsaid = replace(DESIGN, amount=None)
    under_way = state(Stage.STARTED, 3)
    told = list(on_contracts([BUILDING, unsaid], under_way, on=END))
    assert [one.code for one in told] == [
        "works.contract_overdue",
        "works.contract_without_amount",
    ]
    assert "03/HĐ hết hạn ngày 31/08/2020" in told[0].message
    assert not list(on_contracts([BUILDING], state(Stage.FINISHED, 9), on=END))
    longer = replace(BUILDING, finish_due=END)
    assert not list(on_contracts([longer], under_way, on=END))
