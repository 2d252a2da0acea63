"""A book with three holders, the province given 100 đồng, and a clerk who may do everything."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from chungtay.apps.capital import services
from chungtay.core.capital import actions
from chungtay.core.capital.deeds import Decision, Move
from chungtay.core.capital.holder import Holder, HolderType
from chungtay.core.capital.line import CapitalKind, Line, Source
from chungtay.core.capital.movement import Movement
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
    record("01", 1, Movement.ASSIGNMENT, "62", dong=100, giver="TW")


def record(
    number: str, day: int, movement: Movement, holder: str, *, dong: int, **more: Any
) -> str:
    """Record a move of March 2020 on the one line, unless another line is named."""
    line = more.pop("line", LINE)
    by = more.pop("by", CLERK)
    move = Move(movement, line, holder, Dong(dong), **more)
    return services.record_move(by=by, decision=paper(number, day), move=move)
