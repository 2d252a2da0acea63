# ruff: noqa: INP001
"""A year that is over: plan, payments to the end of January, closing, carry-over, settlement."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from choices import CURVES, RUSH
from ledger import Cell, Deed, Journal, Line
from schedule import JANUARY, by_month, month_end, pay_monthly, spent_parts
from tables import TRIEU, share

Months = list[dict[Cell, int]]
CARRIED_CURVE = (0, 60, 160, 290, 430, 570, 700, 820, 910, 960, 985, 1000)
"""Thousandths of carried-over money paid by the end of each month: it goes first."""


class Budget(NamedTuple):
    """One line of a year in million đồng: plan, paid by 30 September, paid in all."""

    programme: str
    project: str
    source: str
    kind: str
    giver: str
    holders: dict[str, int]
    plan: int
    by_september: int
    paid: int

    @property
    def is_carried(self) -> bool:
        """Tell whether what is left goes on into the next year; the rest is cancelled."""
        return self.kind == "development" and self.source in {"central", "oda"}


def record_year(
    journal: Journal,
    year: int,
    budgets: list[Budget],
    carried: dict[Cell, int],
    *,
    by_holder: bool,
) -> dict[Cell, int]:
    """Write a year; return what it carries over, on the lines of the next year's plan.

    `carried` is what the year before left.
    """
    carry_over(journal, year, carried, f"Vốn năm {year - 1} kéo dài sang năm {year} (mô phỏng)")
    payments: Months = [{} for _ in range(JANUARY)]
    for number, month in enumerate(by_month(carried, CARRIED_CURVE, span=0)):
        payments[number] |= month
    left: dict[Cell, int] = {}
    lapsed: dict[Cell, int] = {}
    for budget in budgets:
        plan, months = _plan_and_months(budget, year)
        if budget.kind == "unspecified":
            _mobilise(journal, budget, year, (plan, months))
            continue
        _assign(journal, budget, year, plan)
        for number, month in enumerate(months):
            payments[number] |= month
        rest = {cell: dong - sum(m[cell] for m in months) for cell, dong in plan.items()}
        (left if budget.is_carried else lapsed).update({c: d for c, d in rest.items() if d})
    for number, month in enumerate(payments, 1):
        pay_monthly(journal, year, number, month, by_holder=by_holder)
    _settle(journal, year, payments)
    return _close(journal, year, left, lapsed)


def _plan_and_months(budget: Budget, year: int) -> tuple[dict[Cell, int], Months]:
    """Return a line's plan by holder and what is paid in each of the thirteen months."""
    provider = "Ai-len" if budget.source == "oda" else ""
    line = Line(
        budget.programme, budget.project, "", budget.source, budget.kind, year, year, provider
    )
    weights = {Cell(line, holder): weight for holder, weight in budget.holders.items()}
    plan = share(budget.plan * TRIEU, weights, TRIEU)
    whole = spent_parts(plan, budget.paid * TRIEU)
    nine = spent_parts(whole, budget.by_september * TRIEU)
    months = by_month(nine, CURVES[budget.kind])
    rest = {cell: whole[cell] - nine[cell] for cell in whole}
    return plan, [*months, *by_month(rest, RUSH[budget.kind], span=20)]


def _assign(journal: Journal, budget: Budget, year: int, plan: dict[Cell, int]) -> None:
    name = f"{budget.programme or 'irish'}-{budget.project or 'chung'}-{budget.source}"
    note = f"Giao kế hoạch vốn năm {year} (mô phỏng)"
    deed = Deed(f"KH{year % 100}-{name}-{budget.kind}", "assignment", date(year, 1, 15), note)
    journal.give(deed, budget.giver, plan)


def _mobilise(
    journal: Journal, budget: Budget, year: int, money: tuple[dict[Cell, int], Months]
) -> None:
    plan, months = money
    name = f"{budget.programme}-{budget.source}"
    note = f"Dự kiến huy động năm {year} (mô phỏng)"
    deed = Deed(f"DK{year % 100}-{name}", "expectation", date(year, 1, 15), note)
    journal.give(deed, budget.giver, plan)
    for quarter in range(4):
        cells: dict[Cell, int] = {}
        for month in months[3 * quarter : 3 * quarter + 3]:
            for cell, dong in month.items():
                cells[cell] = cells.get(cell, 0) + dong
        note = f"Huy động quý {quarter + 1}/{year} (mô phỏng)"
        deed = Deed(
            f"HD{year % 100}-Q{quarter + 1}-{name}",
            "mobilisation",
            month_end(year, 3 * quarter + 3),
            note,
        )
        journal.give(deed, budget.giver, cells)


def _settle(journal: Journal, year: int, payments: Months) -> None:
    """Write the settlement of a year, approved in August of the next."""
    paid: dict[str, dict[Cell, int]] = {}
    for month in payments:
        for cell, dong in month.items():
            cells = paid.setdefault(cell.line.programme or "irish", {})
            cells[cell] = cells.get(cell, 0) + dong
    for programme, cells in paid.items():
        note = f"Quyết toán niên độ {year} (mô phỏng)"
        deed = Deed(f"QT{year % 100}-{programme}", "settlement", date(year + 1, 8, 28), note)
        journal.turn(deed, cells)


def _close(
    journal: Journal, year: int, left: dict[Cell, int], lapsed: dict[Cell, int]
) -> dict[Cell, int]:
    """Close a year's books; return what is carried over, on the lines of the next plan."""
    on = date(year + 1, 1, 31)
    rows = (
        ("KC", "closing", left, f"Kết chuyển vốn năm {year} sang năm {year + 1} (mô phỏng)"),
        ("HB", "cancellation", lapsed, f"Hủy dự toán năm {year} chưa chi hết (mô phỏng)"),
    )
    for mark, movement, cells, note in rows:
        for programme in dict.fromkeys(cell.line.programme for cell in cells):
            mine = {cell: dong for cell, dong in cells.items() if cell.line.programme == programme}
            name = f"{mark}{year % 100}-{programme or 'irish'}"
            journal.turn(Deed(name, movement, on, note), mine)
    return {
        Cell(cell.line._replace(plan_year=year + 1), cell.holder): dong
        for cell, dong in left.items()
    }


def carry_over(journal: Journal, year: int, cells: dict[Cell, int], note: str) -> None:
    """Write what the year before left into a year's plan, project by project."""
    on = date(year, 1, 31)
    for project in dict.fromkeys(cell.line.project for cell in cells):
        mine = {cell: dong for cell, dong in cells.items() if cell.line.project == project}
        giver = "IRISH" if project == "irish.p135" else "TW"
        journal.give(Deed(f"KD{year % 100}-{project}", "carry_over", on, note), giver, mine)
