# ruff: noqa: INP001
"""Money of 2019: simpler than that of 2020, to compare with and to carry over from.

No figure of it is published except, roughly, the size of the poverty programme in 2019. What
development money remains unspent at the end of the year is what the report says was carried over.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from choices import BY_COMMUNES, BY_DIFFICULT, POVERTY, SCURVE_2019, alongside, boards
from ledger import Cell, Deed, Journal, Line
from schedule import by_month, month_end, pay_monthly, spent_parts
from tables import TRIEU, share


class Year(NamedTuple):
    """One line of 2019 in million đồng: plan, spent by 30 September, spent by 31 December."""

    programme: str
    project: str
    source: str
    kind: str
    giver: str
    holders: dict[str, int]
    plan: int
    by_september: int
    by_december: int


IRISH_BOARDS = {"610.bqlda": 9, "613.bqlda": 8, "616.bqlda": 6, "617.bqlda": 11}
LINES = (
    Year("ntm", "ntm.02", "central", "development", "TW", boards(BY_COMMUNES),
         248_600, 178_412, 248_600 - 11_234),
    Year("ntm", "ntm.03", "central", "recurrent", "TW",
         alongside(BY_COMMUNES, "62.so-nnptnt", 18), 78_000, 24_155, 76_412),
    Year("ntm", "ntm.02", "district", "development", "NSH", BY_COMMUNES, 70_000, 50_020, 69_310),
    Year("gn", "gn.p1.infra", "central", "development", "TW", POVERTY["p1.infra"],
         161_200, 93_166, 161_200 - 48_585),
    Year("gn", "gn.p2.infra", "central", "development", "TW", POVERTY["p2.infra"],
         66_100, 40_870, 66_100 - 982),
    Year("gn", "gn.p1.prod", "central", "recurrent", "TW", POVERTY["p1.prod"],
         23_400, 7_100, 22_915),
    Year("gn", "gn.p2.prod", "central", "recurrent", "TW", POVERTY["p2.prod"],
         20_100, 6_240, 19_804),
    Year("gn", "gn.p2.capacity", "central", "recurrent", "TW", POVERTY["p2.capacity"],
         3_600, 1_010, 3_540),
    Year("gn", "gn.p3", "central", "recurrent", "TW", POVERTY["p3"], 1_500, 390, 1_466),
    Year("gn", "gn.p4", "central", "recurrent", "TW", POVERTY["p4"], 2_200, 870, 2_180),
    Year("gn", "gn.p5", "central", "recurrent", "TW", POVERTY["p5"], 1_150, 480, 1_149),
    Year("gn", "gn.other", "central", "recurrent", "TW", POVERTY["other"], 9_300, 1_705, 9_040),
    Year("gn", "", "province", "development", "NST", boards(BY_DIFFICULT), 2_000, 1_180, 1_980),
    Year("", "irish.p135", "oda", "development", "IRISH", IRISH_BOARDS,
         21_800, 6_480, 21_800 - 10_196),
)  # fmt: skip
MOBILISED = (
    Year("ntm", "ntm.02", "enterprise", "unspecified", "DN", BY_COMMUNES, 9_800, 4_900, 9_420),
    Year("ntm", "ntm.02", "people", "unspecified", "ND", BY_COMMUNES, 16_200, 8_310, 15_705),
    Year("gn", "", "enterprise", "unspecified", "DN", BY_DIFFICULT, 8_100, 5_420, 7_990),
    Year("gn", "", "people", "unspecified", "ND", BY_DIFFICULT, 4_900, 3_360, 4_730),
)


def record_2019(journal: Journal) -> dict[Cell, int]:
    """Write the year 2019 and return what each holder has left of each line at its end."""
    left: dict[Cell, int] = {}
    payments: list[dict[Cell, int]] = [{} for _ in range(12)]
    for row in LINES:
        plan, months = _plan_and_months(row)
        left |= {cell: plan[cell] - sum(month[cell] for month in months) for cell in plan}
        entry = f"KH19-{row.programme or 'irish'}-{row.project or 'chung'}-{row.source}"
        note = "Giao kế hoạch vốn năm 2019 (mô phỏng)"
        journal.give(
            Deed(f"{entry}-{row.kind}", "assignment", date(2019, 1, 15), note), row.giver, plan
        )
        for index, month in enumerate(months):
            payments[index] |= month
    for row in MOBILISED:
        plan, months = _plan_and_months(row)
        entry = f"{row.programme}-{row.source}"
        note = "Dự kiến huy động năm 2019 (mô phỏng)"
        journal.give(Deed(f"DK19-{entry}", "expectation", date(2019, 1, 15), note), row.giver, plan)
        for index, month in enumerate(months, 1):
            note = f"Huy động tháng {index:02}/2019 (mô phỏng)"
            name = f"HD19-{index:02}-{entry}"
            journal.give(Deed(name, "mobilisation", month_end(2019, index), note), row.giver, month)
    for index, month in enumerate(payments, 1):
        pay_monthly(journal, 2019, index, month)
    return left


def _plan_and_months(row: Year) -> tuple[dict[Cell, int], list[dict[Cell, int]]]:
    """Return a row's plan by holder and what is spent in each of the twelve months."""
    line = Line(row.programme, row.project, "", row.source, row.kind, 2019, 2019)
    weights = {Cell(line, holder): weight for holder, weight in row.holders.items()}
    plan = share(row.plan * TRIEU, weights, TRIEU)
    year = spent_parts(plan, row.by_december * TRIEU)
    nine = spent_parts(year, row.by_september * TRIEU)
    months = by_month(nine, SCURVE_2019)
    rest = {cell: year[cell] - nine[cell] for cell in year}
    months += by_month(rest, (180, 420, 1000), span=0)
    return plan, months
