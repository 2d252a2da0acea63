# ruff: noqa: INP001
"""Production support that households pay back, to be lent to others: made up as a whole.

The report says that recovery and rotation are slow, and that some places recover nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from ledger import Cell, Deed, Journal, Leg, Line
from tables import DEMO, DIFFICULT, NAMES, TRIEU, known, spread

LENT_IN = (2017, 2018)
EVERY = 3
"""One difficult commune in so many runs a rotation."""
YEARS = 2
"""A group of households pays back after so long."""
LAST = date(2020, 8, 31)


class Loan(NamedTuple):
    """Cattle lent to a group of households; `luck` tells how much of it comes back."""

    code: str
    unit: str
    group: int
    households: int
    lent_on: date
    dong: int
    luck: int

    @property
    def due(self) -> date:
        """Give the day on which it is to be paid back."""
        return self.lent_on.replace(year=self.lent_on.year + YEARS)

    @property
    def back(self) -> int:
        """Give how much was paid back by the end of August 2020."""
        if self.luck < 25 or self.due > LAST:
            return 0
        if self.luck >= 60:
            return self.dong
        part = self.dong * spread(f"part{self.unit}", 30, 75) // 100
        return part - part % TRIEU

    @property
    def again(self) -> Loan | None:
        """Give the loan that what came back was lent for, where a second group was found."""
        if not self.back or self.luck < 45:
            return None
        year, month = divmod(self.due.year * 12 + self.due.month, 12)
        on = self.due.replace(year=year, month=month + 1)
        if on > LAST:
            return None
        code = self.code.removesuffix(".1") + ".2"
        return Loan(code, self.unit, 2, self.households - 2, on, self.back, 0)


def first_loans() -> Iterator[Loan]:
    """Yield the loans of fresh money."""
    for index, unit in enumerate(sorted(DIFFICULT)[::EVERY]):
        year = LENT_IN[index % len(LENT_IN)]
        on = date(year, spread(f"lm{unit}", 4, 10), spread(f"ld{unit}", 5, 25))
        dong = spread(f"loan{unit}", 8, 22) * 10 * TRIEU
        households, luck = spread(f"hh{unit}", 8, 20), spread(f"back{unit}", 0, 99)
        yield Loan(f"lc.{unit}.1", unit, 1, households, on, dong, luck)


def record_rotation(journal: Journal) -> None:
    """Write what was lent, what came back, and what of it was lent again."""
    for loan in first_loans():
        year = loan.lent_on.year
        line = Line("gn", "gn.p2.prod", "", "central", "recurrent", year, year)
        note = f"Giao bò giống cho nhóm {loan.households} hộ quay vòng (mô phỏng)"
        deed = Deed(f"LC-{loan.code}-cho", "lending", loan.lent_on, note)
        cell = Cell(line, loan.unit, loan.code)
        journal.give(deed, "62", {cell: loan.dong})
        note = "Thu hồi vốn luân chuyển (mô phỏng)"
        deed = Deed(f"LC-{loan.code}-thu", "repayment", loan.due, note)
        journal.turn(deed, {cell: loan.back})
        if loan.again:
            note = f"Luân chuyển cho nhóm {loan.again.households} hộ khác (mô phỏng)"
            deed = Deed(f"LC-{loan.again.code}-cho", "relending", loan.again.lent_on, note)
            legs = [
                Leg(loan.unit, "recovered", line, -loan.back, loan.code),
                Leg(loan.unit, "lent", line, loan.back, loan.again.code),
            ]
            journal.write(deed, legs)


def loans() -> Iterator[tuple[object, ...]]:
    """Yield the register of loans: who borrowed and until when."""
    for first in first_loans():
        for loan in (first, first.again):
            if loan is not None:
                name = NAMES[loan.unit][0].lower() + NAMES[loan.unit][1:]
                group = f"Tổ nuôi bò sinh sản số {loan.group}, {name} (mô phỏng)"
                head = (loan.code, "gn", "gn.p2.prod", loan.unit, group, loan.households)
                since = loan.lent_on
                yield (*head, since, loan.due, DEMO, known(since), "synthetic")
