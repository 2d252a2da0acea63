"""Who may stand in which pot."""

from __future__ import annotations

import pytest

from chungtay.core.capital.holder import (
    GivesOnly,
    Holder,
    HolderType,
    NotAGiver,
    require_stands,
)
from chungtay.core.capital.movement import OVERDRAWS, Pot

CENTRAL = Holder("TW", "Ngân sách trung ương", HolderType.GIVER, "62")
PROVINCE = Holder("62", "Ủy ban nhân dân tỉnh", HolderType.UNIT, "62")
ABOVE = ("23380", "611", "62")


@pytest.mark.parametrize("pot", Pot)
def test_a_budget_gives_and_never_holds(pot: Pot) -> None:
    if pot in OVERDRAWS:
        require_stands(CENTRAL, pot, above=())
    else:
        with pytest.raises(GivesOnly):
            require_stands(CENTRAL, pot, above=ABOVE)


@pytest.mark.parametrize("pot", [Pot.GRANTED, Pot.PLEDGED])
def test_no_body_gives_budget_capital_or_pledges(pot: Pot) -> None:
    with pytest.raises(NotAGiver):
        require_stands(PROVINCE, pot, above=ABOVE)


@pytest.mark.parametrize("pot", [Pot.OWED, Pot.TURNED])
def test_a_body_lends_to_and_owes_for_those_beneath_it_alone(pot: Pot) -> None:
    require_stands(PROVINCE, pot, above=ABOVE)
    with pytest.raises(NotAGiver):
        require_stands(Holder("612", "Huyện khác", HolderType.UNIT, "612"), pot, above=ABOVE)


@pytest.mark.parametrize("pot", [Pot.HELD, Pot.SPENT, Pot.LENT, Pot.ARREARS])
def test_a_body_holds(pot: Pot) -> None:
    require_stands(PROVINCE, pot, above=())
