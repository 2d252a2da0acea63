# ruff: noqa: INP001
"""How money is spent over the months: holders differ, none spends more than it was given."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from datetime import date

from ledger import Cell, Deed, Journal
from tables import share_within, spread

PAY_GRAIN = 1_000
JANUARY = 13
"""The number of the month after a year's last: its plan may still be paid then."""


def month_end(year: int, month: int) -> date:
    """Return the last day of a month; of the thirteenth, the day before the books close."""
    if month == JANUARY:
        return date(year + 1, 1, 30)
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
        key = f"{cell.holder}{cell.line.project}{cell.line.source}{cell.line.plan_year}"
        lean = spread(key, -span, span)
        done = 0
        for index, point in enumerate(curve):
            reached = 0 if index + 1 < first else min(1000, max(0, point + lean))
            if index == len(curve) - 1 or point == 1000:
                reached = 1000
            sum_now = max(done, total if reached == 1000 else _whole(total * reached // 1000))
            months[index][cell] = sum_now - done
            done = sum_now
    return months


def _whole(dong: int) -> int:
    return dong - dong % PAY_GRAIN


def pay_monthly(
    journal: Journal, year: int, month: int, cells: dict[Cell, int], *, by_holder: bool = True
) -> None:
    """Write what was paid in a month: one entry per programme and, if told so, per holder."""
    groups: dict[tuple[str, str], dict[Cell, int]] = {}
    for cell, dong in cells.items():
        key = (cell.line.programme or "irish", cell.holder if by_holder else "tinh")
        groups.setdefault(key, {})[cell] = dong
    told = f"tháng 01/{year + 1} cho kế hoạch năm {year}"
    told = told if month == JANUARY else f"tháng {month:02}/{year}"
    note = f"Giải ngân {told} (mô phỏng)"
    if not by_holder:
        note = f"Giải ngân {told}, tổng hợp toàn tỉnh (mô phỏng)"
    for (programme, holder), group in sorted(groups.items()):
        entry = f"CHI{year % 100}-{month:02}-{programme}-{holder}"
        journal.turn(Deed(entry, "disbursement", month_end(year, month), note), group)
