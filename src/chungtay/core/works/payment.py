"""What the ledger has paid for a work, entry by entry."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from chungtay.core.kernel.money import Dong


@dataclass(frozen=True, slots=True)
class Payment:
    """How much an entry of the ledger has paid for a work (below zero: got back), and who paid."""

    work: str
    entry: str
    on: dt.date
    holder: str
    holder_name: str
    amount: Dong
