"""Arrears in basic construction: volume accepted for which no capital was planned.

The Public Investment Law forbids new ones from the day it came into force. A book of what is owed
has to take them in all the same: a new debt is recorded and remarked on, never turned away.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from chungtay.core.capital.ledger import Entry
from chungtay.core.capital.line import Line
from chungtay.core.capital.movement import Movement
from chungtay.core.kernel.money import ZERO, Dong, total
from chungtay.core.kernel.refusal import Finding, Severity
from chungtay.core.kernel.saying import Facts


@dataclass(frozen=True, slots=True)
class Debt:
    """What arrears are kept by: who owes, on which line, for which work."""

    holder: str
    line: Line
    work: str


@dataclass(frozen=True, slots=True)
class Arrears:
    """What one holder owes for one work on a line: opened and settled in all, and since when."""

    holder: str
    line: Line
    work: str
    opened: Dong
    settled: Dong
    since: dt.date

    @property
    def owed(self) -> Dong:
        """Give what is still owed."""
        return self.opened - self.settled

    @property
    def debt(self) -> Debt:
        """Give what they are kept by."""
        return Debt(self.holder, self.line, self.work)


SENTENCES: Mapping[str, str] = {
    "capital.new_arrears": (
        "Phát sinh nợ đọng xây dựng cơ bản mới {owed} ₫ ngày {on:%d/%m/%Y}; từ ngày "
        "{since:%d/%m/%Y} không được để phát sinh ({cite})."
    ),
}


def check_new(entry: Entry, *, forbidden_from: dt.date, cite: str) -> tuple[Finding, ...]:
    """Remark on arrears that the law no longer allowed on the day they were opened."""
    if entry.movement is not Movement.ARREARS_OPENED or entry.undoes or entry.on < forbidden_from:
        return ()
    owed = total(p.amount for p in entry.postings if p.amount > ZERO)
    facts: Facts = {
        "owed": owed.amount, "on": entry.on, "since": forbidden_from, "cite": cite,
    }  # fmt: skip
    code = "capital.new_arrears"
    return (Finding(code, Severity.WARNING, entry.id, SENTENCES[code], facts),)
