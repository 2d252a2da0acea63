"""Days of work that people give, valued by rule: days times what a day counts for, exactly."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from chungtay.core.capital.ledger import Entry
from chungtay.core.capital.line import GivenAs
from chungtay.core.capital.movement import Movement
from chungtay.core.kernel.money import ZERO, Dong, total
from chungtay.core.kernel.refusal import Refusal


@dataclass(eq=False)
class LabourValue(Refusal):
    """What labour is said to be worth is not what the rule gives for its days."""

    code = "capital.labour_value"
    message = (
        "Bút toán “{entry}” ngày {on:%d/%m/%Y}: {days} ngày công, mỗi ngày {rate}, phải ghi "
        "{worth}, không phải {said}."
    )

    entry: str
    on: dt.date
    days: int
    rate: Dong
    worth: Dong
    said: Dong


@dataclass(eq=False)
class DaysOfNoLabour(Refusal):
    """Days of work were said of what is no contribution of labour."""

    code = "capital.days_of_no_labour"
    message = (
        "Bút toán “{entry}” ghi {days} ngày công nhưng không phải huy động bằng ngày công; hãy "
        "chọn hình thức ngày công hoặc bỏ số ngày."
    )

    entry: str
    days: int


def worth(days: int, rate: Dong) -> Dong:
    """Give what days of work count for.

    >>> worth(12, Dong(150_000))
    Dong(amount=1800000)
    """
    return Dong(days * rate.amount)


def is_labour(entry: Entry) -> bool:
    """Tell whether an entry takes in labour that has to be valued."""
    labour = any(p.account.line.given_as is GivenAs.LABOUR for p in entry.postings)
    return labour and entry.movement is Movement.MOBILISATION and not entry.undoes


def require_valued(entry: Entry, *, rate: Dong | None) -> None:
    """Refuse (`capital.labour_value`) labour whose amount is not its days times the rate.

    Where no rate was set by the day, whatever is said stands. What is no labour has no days
    (`capital.days_of_no_labour`).
    """
    if not is_labour(entry):
        if entry.days:
            raise DaysOfNoLabour(entry=entry.id, days=entry.days)
        return
    if rate is None:
        return
    said = total(p.amount for p in entry.postings if p.amount > ZERO)
    if said != worth(entry.days, rate):
        raise LabourValue(
            entry=entry.id,
            on=entry.on,
            days=entry.days,
            rate=rate,
            worth=worth(entry.days, rate),
            said=said,
        )
