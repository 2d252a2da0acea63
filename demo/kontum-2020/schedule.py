# ruff: noqa: INP001
"""How money is spent over the months: holders differ, none spends more than it was given."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from datetime import date

from ledger import Cell, Deed, Journal
from tables import share_within, spread

PAY_GRAIN = 1_000


def month_end(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def spent_parts(caps: dict[Cell, int], total: int) -> dict[Cell, int]:
    """Split what was spent over cells, some faster than others, each within its cap.

    >>> spent_parts({}, 0)
    {}
    """
    weights = {
        cell: cap * spread(f"{cell.holder}{cell.line.project}{cell.line.plan_year}", 82, 112)
        for cell, cap in caps.items()
    }
    return share_within(total, caps, weights, PAY_GRAIN)


def by_month(
    cells: dict[Cell, int], curve: Sequence[int], *, span: int = 25, first: int = 1
) -> list[dict[Cell, int]]:
    """Cut each cell's sum into months along a cumulative curve in thousandths.

    Each holder runs up to `span` thousandths before or behind the curve; months before `first`
    get nothing, their part falls into the first open month.
    """
    months: list[dict[Cell, int]] = [{} for _ in curve]
    for cell, total in cells.items():
        lean = spread(f"{cell.holder}{cell.line.project}{cell.line.source}", -span, span)
        done = 0
        for index, point in enumerate(curve):
            reached = 0 if index + 1 < first else min(1000, max(0, point + lean))
            if index == len(curve) - 1:
                reached = 1000
            sum_now = total if reached == 1000 else _whole(total * reached // 1000)
            months[index][cell] = sum_now - done
            done = sum_now
    return months


def _whole(dong: int) -> int:
    return dong - dong % PAY_GRAIN


def pay_monthly(journal: Journal, year: int, month: int, cells: dict[Cell, int]) -> None:
    """Write one payment entry per holder and programme at the end of the month."""
    groups: dict[tuple[str, str], dict[Cell, int]] = {}
    for cell, dong in cells.items():
        groups.setdefault((cell.line.programme or "irish", cell.holder), {})[cell] = dong
    for (programme, holder), group in sorted(groups.items()):
        entry = f"CHI{year % 100}-{month:02}-{programme}-{holder}"
        note = f"Giải ngân tháng {month:02}/{year} (mô phỏng)"
        journal.pay(Deed(entry, "disbursement", month_end(year, month), note), group)
