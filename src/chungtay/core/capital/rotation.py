"""Rotation of production-support capital: who has borrowed what, and until when.

The register of loans tells of the borrowers; the money is in the ledger, in accounts whose
subject is the code of the loan.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from chungtay.core.kernel.money import ZERO, Dong
from chungtay.core.kernel.record import Grounds
from chungtay.core.kernel.refusal import Refusal


@dataclass(eq=False)
class DueTooSoon(Refusal):
    """A loan would be due before it is lent, or be lent to nobody."""

    code = "capital.due_too_soon"
    message = (
        "Khoản cho vay “{loan}” giao ngày {lent_on:%d/%m/%Y} không thể đến hạn ngày "
        "{due:%d/%m/%Y} hoặc giao cho {households} hộ."
    )

    loan: str
    lent_on: dt.date
    due: dt.date
    households: int


@dataclass(frozen=True, slots=True)
class Loan:
    """One loan of a rotation: `group` is the borrowing group, of so many households."""

    loan: str
    programme: str
    project: str
    unit: str
    group: str
    households: int
    lent_on: dt.date
    due: dt.date
    grounds: Grounds

    def __post_init__(self) -> None:
        if self.due < self.lent_on or self.households < 1:
            raise DueTooSoon(
                loan=self.loan, lent_on=self.lent_on, due=self.due, households=self.households
            )

    @property
    def ref(self) -> str:
        """Give the natural key of the row."""
        return f"loans:{self.loan}:{self.grounds.speaking_of(self.lent_on)}"


@dataclass(frozen=True, slots=True)
class LoanStanding:
    """A loan on a day: what was lent in all, what is out, paid back and lost; all in đồng.

    `holder` keeps the money; `repaid` is what borrowers paid back, also where it was lent again.
    """

    loan: Loan
    holder: str
    on: dt.date
    lent: Dong
    out: Dong
    repaid: Dong
    lost: Dong

    @property
    def days_overdue(self) -> int:
        """Give for how many days money has been due that is still out; 0 where none is."""
        return max((self.on - self.loan.due).days, 0) if self.out > ZERO else 0
