"""Remarks on one decision before it is written: what a careful accountant would ask again.

None of them stops the decision; whoever writes it says that it is meant so.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from chungtay.core.capital.movement import MOVEMENT_TITLES, Movement
from chungtay.core.kernel.money import Dong
from chungtay.core.kernel.refusal import Finding, Severity

FEWEST = 5
"""From so few earlier amounts on, one that is far off is remarked on."""
FAR = 1_000
"""How many times smaller or larger than usual looks like another unit of money."""


def check_scale(amount: Dong, earlier: Sequence[Dong]) -> tuple[Finding, ...]:
    """Remark on an amount a thousand times off what is usual: triệu taken for đồng, or back.

    >>> past = [Dong(n * 10**8) for n in range(1, 9)]
    >>> check_scale(Dong(1250), past)[0].code, check_scale(Dong(10**8), past)
    ('capital.odd_scale', ())
    """
    if len(earlier) < FEWEST:
        return ()
    usual = sorted(earlier)[len(earlier) // 2]
    if usual.amount <= amount.amount * FAR and amount.amount <= usual.amount * FAR:
        return ()
    message = (
        f"Số tiền {amount} lệch rất xa các lần trước (thường khoảng {usual}); hãy xem lại đơn vị "
        "đồng hay triệu đồng."
    )
    return (Finding("capital.odd_scale", Severity.WARNING, "amount", message),)


def check_paper(
    symbol: str, *, known: bool, signed: dt.date, on: dt.date, movement: Movement
) -> tuple[Finding, ...]:
    """Remark on a document that no list has, or that was signed after the day it is applied."""
    found = []
    if not known:
        message = (
            f"Văn bản số {symbol} ngày {signed:%d/%m/%Y} chưa có trong danh mục văn bản; hãy kiểm "
            "tra số và ngày."
        )
        found.append(Finding("capital.unknown_paper", Severity.WARNING, "symbol", message))
    if signed > on:
        message = (
            f"“{MOVEMENT_TITLES[movement]}” ghi ngày {on:%d/%m/%Y}, trước ngày ký văn bản "
            f"{signed:%d/%m/%Y}."
        )
        found.append(Finding("capital.paper_after", Severity.WARNING, "on", message))
    return tuple(found)


def check_work(work: str, *, known: bool) -> tuple[Finding, ...]:
    """Remark on a work that the register of works does not have."""
    if known or not work:
        return ()
    message = f"Mã công trình “{work}” chưa có trong sổ công trình; hãy kiểm tra mã."
    return (Finding("capital.work_not_listed", Severity.WARNING, "subject", message),)
