# ruff: noqa: INP001
"""Money, goods and days of work that enterprises and people give; used the day it is given."""

from __future__ import annotations

from capital_2020 import ASSIGNED_LATER, Witness, line
from choices import BY_COMMUNES, BY_DIFFICULT, CURVES_2020, across
from ledger import Cell, Deed, Journal
from schedule import PAY_GRAIN, by_month, month_end, spent_parts
from tables import TRIEU, share

DAY_DONG = 150_000
"""What a day of work is valued at (made up; provinces set it)."""
IN_KIND_PERCENT, LABOUR_PERCENT = 30, 25
"""Of what people give: land, trees, sand and stone; and days of work."""
ROWS = (
    ("ntm", {"ntm.02": 70, "ntm.07": 14, "ntm.08": 16}, BY_COMMUNES, {"DN": 38, "ND": 62}),
    ("gn", {"": 1}, BY_DIFFICULT, {"DN": 64, "ND": 36}),
)
Month = dict[Cell, int]


def record_mobilised(journal: Journal) -> None:
    """Write expected and mobilised money of enterprises and people."""
    money = Witness()
    for programme, projects, districts, givers in ROWS:
        key = (programme, "mob", "-", "", "2020")
        parts = share(money.plan[key], givers, TRIEU // 20)
        done = share(money.spent[key], givers, TRIEU // 20)
        for giver in givers:
            source = {"DN": "enterprise", "ND": "people"}[giver]
            weights = {
                Cell(line(programme, project, source, "unspecified"), district): weight
                for (project, district), weight in across(projects, districts).items()
            }
            plan = share(parts[giver], weights, TRIEU // 20)
            note = "Dự kiến huy động năm 2020 (chia đơn vị: mô phỏng)"
            name = f"DK20-{programme}-{source}"
            journal.give(Deed(name, "expectation", ASSIGNED_LATER, note), giver, plan)
            months = by_month(spent_parts(plan, done[giver]), CURVES_2020["unspecified"])
            for number, month in enumerate(months, 1):
                _give(journal, giver, f"{number:02}-{programme}-{source}", month)


def _give(journal: Journal, giver: str, name: str, month: Month) -> None:
    """Write what was given in a month; what people give is money, goods and days of work."""
    number = int(name[:2])
    on = month_end(2020, number)
    note = f"Huy động tháng {number:02}/2020 (mô phỏng)"
    if giver != "ND":
        journal.give(Deed(f"HD20-{name}", "mobilisation", on, note), giver, month)
        return
    money, goods, labour = _parted(month)
    journal.give(Deed(f"HD20-{name}", "mobilisation", on, note), giver, money)
    told = f"Nhân dân góp hiện vật tháng {number:02}/2020, quy ra tiền (mô phỏng)"
    journal.give(Deed(f"HD20-{name}-hien-vat", "mobilisation", on, told), giver, goods)
    days = sum(labour.values()) // DAY_DONG
    told = f"Nhân dân góp {days} ngày công tháng {number:02}/2020, 150.000 đồng/ngày (mô phỏng)"
    deed = Deed(f"HD20-{name}-ngay-cong", "mobilisation", on, told, days)
    journal.give(deed, giver, labour)


def _parted(month: Month) -> tuple[Month, Month, Month]:
    """Part what people gave into money, goods and whole days of work."""
    money: Month = {}
    goods: Month = {}
    labour: Month = {}
    for cell, dong in month.items():
        worked = dong * LABOUR_PERCENT // 100 // DAY_DONG * DAY_DONG
        given = dong * IN_KIND_PERCENT // 100 // PAY_GRAIN * PAY_GRAIN
        labour[Cell(cell.line._replace(given_as="labour"), cell.holder)] = worked
        goods[Cell(cell.line._replace(given_as="in_kind"), cell.holder)] = given
        money[cell] = dong - worked - given
    return money, goods, labour
