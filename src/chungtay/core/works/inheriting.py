"""A work of a unit that has ended goes to a unit that carries on for it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass, replace

from chungtay.core.kernel.record import Grounds
from chungtay.core.kernel.refusal import Kind, Refusal
from chungtay.core.works.work import WorkState


@dataclass(eq=False)
class UnitStands(Refusal):
    """The unit of a work still stands: nobody carries on for it."""

    code = "works.unit_stands"
    kind = Kind.CONFLICT
    message = (
        "Công trình “{work}” đang ở đơn vị {unit}, đơn vị này ngày {on:%d/%m/%Y} vẫn còn; không có "
        "gì để chuyển."
    )

    work: str
    unit: str
    on: dt.date


@dataclass(eq=False)
class NotAnHeir(Refusal):
    """The unit named does not carry on for the unit of the work."""

    code = "works.not_an_heir"
    message = (
        "Đơn vị {asked} ngày {on:%d/%m/%Y} không kế tục đơn vị {unit} của công trình “{work}”; "
        "các đơn vị kế tục: {heirs}."
    )

    work: str
    unit: str
    asked: str
    heirs: str
    on: dt.date


def inherited(
    state: WorkState, *, heirs: Collection[str], to: str, on: dt.date, grounds: Grounds
) -> WorkState:
    """Give the state of a work once it lies in an heir of its unit: the same, elsewhere.

    `heirs` are the codes of the units that carry on, on the day, for the unit of the work; none
    where that unit stands itself. Raises `UnitStands` or `NotAnHeir`.
    """
    if not heirs:
        raise UnitStands(work=state.work, unit=state.unit, on=on)
    if to not in heirs:
        said = ", ".join(sorted(heirs))
        raise NotAnHeir(work=state.work, unit=state.unit, asked=to, heirs=said, on=on)
    return replace(state, unit=to, reason="", on=on, grounds=grounds)
