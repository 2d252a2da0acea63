"""What is out of order with arrears: debts that stand open, instalments that were to be paid."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from dataclasses import asdict, dataclass

from chungtay.apps.capital import queries
from chungtay.core.alerts.cause import Asked, Due
from chungtay.core.capital.arrears import Arrears, Debt
from chungtay.core.kernel.money import ZERO, Dong, total

ARREARS = "capital.arrears"
SUBJECT = 96
"""As long as the name of what an alert is about may be."""


@dataclass(frozen=True, slots=True)
class Owing:
    """The arrears of a province on a day; `named` tells what a work is called."""

    province: str
    units: Collection[str]
    on: dt.date
    named: Callable[[str], str]

    def open(self) -> Iterator[Due]:
        """Tell what each holder owes for each work, on whichever lines, since the oldest debt."""
        found: dict[tuple[str, str], list[Arrears]] = defaultdict(list)
        for one in queries.arrears(on=self.on, units=self.units):
            if one.owed > ZERO:
                found[one.work, one.holder].append(one)
        for (work, holder), debts in found.items():
            owed, since = total(one.owed for one in debts), min(one.since for one in debts)
            yield Due(
                f"arrears:{work}:{holder}"[:SUBJECT], self.named(work), queries.unit_of(holder),
                since, holder, owed, self._asked(owed, work=work, holder=holder),
            )  # fmt: skip

    def late(self) -> Iterator[Due]:
        """Tell each instalment that was to be paid before the day, with what of it is not.

        Its number is what is still owed: only that has rows of the book for a receipt.
        """
        for one in queries.repayments(on=self.on, units=self.units):
            debt = one.arrears.debt
            for late in one.late(self.on):
                yield Due(
                    f"instalment:{late.last.number}", self.named(debt.work),
                    queries.unit_of(debt.holder), late.last.due, debt.holder, late.open,
                    self._asked(one.arrears.owed, **_where(debt)),
                )  # fmt: skip

    def _asked(self, owed: Dong, **where: str) -> Asked:
        here = {"province": self.province, **where}
        return Asked(ARREARS, tuple((name, (code,)) for name, code in here.items()), owed.amount)


def _where(debt: Debt) -> dict[str, str]:
    """Give the conditions under which only that debt is counted."""
    line = {name: str(told) for name, told in asdict(debt.line).items() if name != "term"}
    return {"work": debt.work, "holder": debt.holder, **line}
