"""What stands on a holder's line, and how far an entry of the book has come."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

from chungtay.core.capital.ledger import Entry
from chungtay.core.capital.line import Line
from chungtay.core.capital.movement import PAID, Pot
from chungtay.core.kernel.money import ZERO, Dong, total


class EntryState(StrEnum):
    """How far an entry has come; it follows from other rows and is written nowhere."""

    RECORDED = "recorded"
    CONFIRMED = "confirmed"
    """A line of a treasury list tells of the same payment."""
    UNDONE = "undone"


STATE_TITLES: dict[EntryState, str] = {
    EntryState.RECORDED: "Đã ghi sổ",
    EntryState.CONFIRMED: "Kho bạc đã xác nhận",
    EntryState.UNDONE: "Đã hủy",
}


@dataclass(frozen=True, slots=True)
class Written:
    """An entry as it stands in the book: who wrote it when, and which entry took it back."""

    entry: Entry
    recorded_at: dt.datetime
    recorded_by: str
    undone_by: str = ""

    @property
    def amount(self) -> Dong:
        """Give how much it moved; what it moved back counts as below zero."""
        moved = total(p.amount for p in self.entry.postings if p.amount > ZERO)
        return -moved if self.entry.undoes else moved

    def state(self, confirmed: Collection[str] = ()) -> EntryState:
        """Tell how far it has come; `confirmed` are numbers that a treasury list tells of."""
        if self.undone_by:
            return EntryState.UNDONE
        return EntryState.CONFIRMED if self.entry.id in confirmed else EntryState.RECORDED


@dataclass(frozen=True, slots=True)
class LineStanding:
    """What stands in each pot of a holder's line, for one work or loan (`subject`) or for none.

    `planned` is what assignments, allotments, adjustments and carry-overs have left there; it is
    held, reserved, paid, carried on and cancelled together.
    """

    holder: str
    line: Line
    subject: str
    planned: Dong
    pots: Mapping[Pot, Dong]

    def of(self, pot: Pot) -> Dong:
        """Give what stands in a pot."""
        return self.pots.get(pot, ZERO)

    @property
    def held(self) -> Dong:
        """Give what can still be paid."""
        return self.of(Pot.HELD)

    @property
    def paid(self) -> Dong:
        """Give what is disbursed: advances, payments, settled payments."""
        return total(self.of(pot) for pot in PAID)
