"""Whether a total cost was written in another unit of money: triệu where đồng is asked, or back."""

from __future__ import annotations

from dataclasses import dataclass

from chungtay.core.kernel.money import Dong
from chungtay.core.kernel.refusal import Refusal

LEAST = Dong(1_000_000)
MOST = Dong(20_000_000_000_000)
"""Total costs outside of which the unit of money was surely mistaken."""
LEAP = 200
"""How many times a known cost is multiplied or divided where the unit was mistaken."""


@dataclass(eq=False)
class CostLeaps(Refusal):
    """A total cost is hundreds of times what is known, or less by as much, for no reason given."""

    code = "works.cost_leaps"
    message = (
        "Công trình “{work}”: tổng mức đầu tư ghi là {cost}, trong khi sổ đang ghi {before}; hãy "
        "kiểm tra lại đơn vị tính, hoặc ghi lý do."
    )

    work: str
    cost: Dong
    before: Dong


def is_likely(cost: Dong) -> bool:
    """Tell whether any work can cost so much."""
    return LEAST <= cost <= MOST


def leaps(cost: Dong, before: Dong | None) -> bool:
    """Tell whether a cost is so far from the one known that its unit must be another.

    >>> leaps(Dong(1_613), Dong(1_613_000_000)), leaps(Dong(900), Dong(1_600)), leaps(Dong(5), None)
    (True, False, False)
    """
    if not before:
        return False
    return not before.amount <= cost.amount * LEAP <= before.amount * LEAP**2


def require_near(work: str, cost: Dong, before: Dong | None, *, reason: str) -> None:
    """Refuse (`works.cost_leaps`) a cost that leaps without a reason."""
    if before is not None and leaps(cost, before) and not reason:
        raise CostLeaps(work=work, cost=cost, before=before)
