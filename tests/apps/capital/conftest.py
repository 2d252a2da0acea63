"""A book with three holders, the province given 100 đồng, and a clerk who may do everything."""

from __future__ import annotations

import datetime as dt

import pytest

from chungtay.apps.capital import services
from chungtay.core.capital import actions
from chungtay.core.capital.deeds import Decision
from chungtay.core.capital.holder import Holder, HolderType
from chungtay.core.capital.line import CapitalKind, Line, Source
from chungtay.core.kernel.money import Dong
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.record import Grounds
from chungtay.core.people.actor import Action, Actor, Grant

LINE = Line("ntm", "ntm.02", "", Source.CENTRAL, CapitalKind.DEVELOPMENT, 2020, 2020)
HOLDERS = (
    Holder("TW", "Ngân sách trung ương", HolderType.GIVER, "62"),
    Holder("62", "Ủy ban nhân dân tỉnh Kon Tum", HolderType.UNIT, "62"),
    Holder("611", "Ủy ban nhân dân huyện Ngọc Hồi", HolderType.UNIT, "611"),
)
CLERK = Actor(
    user=7,
    grants=frozenset(
        Grant(action.code, holder.code)
        for action in vars(actions).values()
        if isinstance(action, Action)
        for holder in HOLDERS
    ),
)


def paper(number: str, day: int = 1) -> Decision:
    on = dt.date(2020, 3, day)
    grounds = Grounds(f"kontum.ubnd:{number}/QĐ-UBND:{on}", on, Provenance.REPORTED)
    return Decision(number, on, grounds)


@pytest.fixture
def book(db: None) -> None:
    open_book()


def open_book() -> None:
    services.append_holders(HOLDERS)
    services.record_assignment(
        by=CLERK, decision=paper("01"), line=LINE, giver="TW", holder="62", amount=Dong(100)
    )
