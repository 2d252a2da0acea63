"""Commitments of works: what a contract binds to be paid, and what covers it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chungtay.core.kernel.money import ZERO, Dong
from chungtay.core.works.commitment import Bound, Commitment, bound
from chungtay.core.works.work import Stage

AMOUNTS = st.integers(0, 2**50).map(Dong)


def test_a_contract_granted_six_parts_of_ten_lacks_four() -> None:
    road = Commitment(contract=Dong(1_000), funded=Dong(600), paid=Dong(450))
    assert (road.uncovered, road.unpaid) == (Dong(400), Dong(550))
    assert (road.beyond, road.paid_beyond) == (ZERO, ZERO)


def test_what_is_granted_beyond_a_contract_is_told_apart() -> None:
    school = Commitment(contract=Dong(1_000), funded=Dong(1_200), paid=Dong(1_050))
    assert (school.uncovered, school.unpaid) == (ZERO, ZERO)
    assert (school.beyond, school.paid_beyond) == (Dong(200), Dong(50))


@given(AMOUNTS, AMOUNTS, AMOUNTS)
def test_the_columns_of_a_work_add_up(contract: Dong, funded: Dong, paid: Dong) -> None:
    one = Commitment(contract, funded, paid)
    assert one.contract - one.funded + one.beyond == one.uncovered
    assert one.contract - one.paid + one.paid_beyond == one.unpaid


@pytest.mark.parametrize(
    ("stage", "contract", "binds"),
    [
        (Stage.STARTED, Dong(5), Bound.SIGNED),
        (Stage.HANDED_OVER, Dong(5), Bound.SIGNED),
        (Stage.STARTED, None, Bound.UNSIGNED),
        (Stage.STARTED, ZERO, Bound.UNSIGNED),
        (Stage.SETTLED, Dong(5), Bound.CLOSED),
        (Stage.STOPPED, None, Bound.CLOSED),
    ],
)
def test_a_contract_binds_until_the_work_is_settled_or_stopped(
    stage: Stage, contract: Dong | None, binds: Bound
) -> None:
    assert bound(stage, contract) is binds
