# ruff: noqa: INP001
"""Money: the printed plans, payments and rates, double entry, and what was carried over."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction

from sheet import SEPTEMBER, TRIEU, Sheet, Test, half_up, of, planned, shown, total

LOCAL, MOBILISED = "province|district|commune", "enterprise|people"
DEV, REC = "development", "recurrent"
PLANS: dict[str, Test] = {
    "cap.plan.total": of(),
    "cap.plan.central.total": of(source="central|oda"),
    "cap.plan.central.dev": of(source="central|oda", kind=DEV),
    "cap.plan.central.rec": of(source="central|oda", kind=REC),
    "cap.plan.central.ntm": of(source="central", programme="ntm"),
    "cap.plan.central.ntm.dev": of(source="central", programme="ntm", kind=DEV),
    "cap.plan.central.ntm.rec": of(source="central", programme="ntm", kind=REC),
    "cap.plan.central.gn": of(source="central", programme="gn"),
    "cap.plan.central.gn.dev": of(source="central", programme="gn", kind=DEV),
    "cap.plan.central.gn.rec": of(source="central", programme="gn", kind=REC),
    "cap.carry.ntm.dev": of(programme="ntm", kind=DEV, origin_year="2019"),
    "cap.carry.gn.dev": of(programme="gn", kind=DEV, origin_year="2019"),
    "cap.plan.local.total": of(source=LOCAL),
    "cap.plan.local.ntm": of(source=LOCAL, programme="ntm"),
    "cap.plan.local.gn": of(source=LOCAL, programme="gn"),
    "cap.plan.irish": of(source="oda", project="irish.p135", programme=""),
    "cap.plan.mob.total": of(source=MOBILISED),
    "cap.plan.mob.ntm": of(source=MOBILISED, programme="ntm"),
    "cap.plan.mob.gn": of(source=MOBILISED, programme="gn"),
    "cap.local_surplus2019.ntm": of(item="tang-thu-2019", source="district"),
    "cap.reserve_central.coop": of(item="htx", project="ntm.03", source="central", kind=DEV),
    "gn.p1.infra.plan": of(project="gn.p1.infra"),
    "gn.p1.infra.carry": of(project="gn.p1.infra", origin_year="2019"),
    "gn.p2.infra.plan": of(project="gn.p2.infra"),
    "gn.p2.infra.carry": of(project="gn.p2.infra", origin_year="2019"),
    "gn.p1.prod.plan": of(project="gn.p1.prod"),
    "gn.p1.labexp.plan": of(project="gn.p1.labexp"),
    "gn.p2.prod.plan": of(project="gn.p2.prod"),
    "gn.p2.capacity.plan": of(project="gn.p2.capacity"),
    "gn.p3.plan": of(project="gn.p3"),
    "gn.p4.plan": of(project="gn.p4"),
    "gn.p5.plan": of(project="gn.p5"),
}
SPENT: dict[str, Test] = {
    "cap.mob.todate": of(source=MOBILISED),
    "disb.total": of(),
    "disb.dev": of(kind=DEV),
    "disb.rec": of(kind=REC),
    "disb.mob": of(source=MOBILISED),
    "disb.ntm": of(programme="ntm"),
    "disb.ntm.dev": of(programme="ntm", kind=DEV),
    "disb.ntm.rec": of(programme="ntm", kind=REC),
    "disb.ntm.mob": of(programme="ntm", source=MOBILISED),
    "disb.gn": of(programme="gn"),
    "disb.gn.dev": of(programme="gn", kind=DEV),
    "disb.gn.rec": of(programme="gn", kind=REC),
    "disb.gn.mob": of(programme="gn", source=MOBILISED),
}
RATES = ("", ".dev", ".rec", ".ntm", ".ntm.dev", ".ntm.rec", ".gn", ".gn.dev", ".gn.rec")


def check_money(sheet: Sheet) -> None:
    """Check the 54 printed money figures and the hidden amounts behind them."""
    rows = [row for row in sheet.tables["postings"] if row["plan_year"] == "2020"]
    for name, test in PLANS.items():
        sheet.figure(name, Fraction(total(rows, planned, test), TRIEU))
    spent = [row for row in rows if row["pot"] == "spent" and row["on"] <= SEPTEMBER]
    for name, test in SPENT.items():
        sheet.figure(name, Fraction(total(spent, test), TRIEU))
    for part in RATES:
        test = SPENT[f"disb{part or '.total'}"]
        rate = Fraction(100 * total(spent, test), total(rows, planned, test))
        sheet.figure(f"disb{part or '.total'}.pct", rate)
    shown_allotment = of(movement="allotment", project="gn.p1.infra", holder="613|617")
    sheet.figure("cap.gn.dev.tmr_kpl", Fraction(total(rows, shown_allotment), TRIEU))
    for item in ("tang-thu-2019", "htx"):
        allotted = total(
            rows, of(movement="allotment", item=item), lambda row: not row["dong"].startswith("-")
        )
        sheet.expect(f"{item}: whole plan allotted", allotted, total(rows, planned, of(item=item)))
    other = Fraction(total(rows, planned, of(project="gn.other")), TRIEU)
    sheet.expect("GN recurrent not itemised", half_up(other, 0), Fraction(10_554))
    irish = Fraction(total(spent, of(project="irish.p135")), TRIEU)
    sheet.expect("Irish Aid spent", half_up(irish, 0), Fraction(9_948))
    late = [row for row in sheet.tables["postings"] if row["on"] > SEPTEMBER]
    sheet.expect("postings after 30/9/2020", len(late), 0)


def check_ledger(sheet: Sheet) -> None:
    """Check double entry and that nobody pays what is not held, day by day."""
    keys = ("programme", "project", "item", "source", "kind", "origin_year", "plan_year")
    balance: Counter[tuple[str, ...]] = Counter()
    held: Counter[tuple[str, ...]] = Counter()
    overdrawn = 0
    for row in sorted(sheet.tables["postings"], key=lambda row: row["on"]):
        line = tuple(row[key] for key in keys)
        balance[row["entry"], *line] += int(row["dong"])
    # On one day money comes before it goes: the strictest reading would need an hour.
    by_day = sorted(sheet.tables["postings"], key=lambda row: (row["on"], int(row["dong"]) < 0))
    for row in by_day:
        if row["pot"] == "held":
            account = (row["holder"], *(row[key] for key in keys))
            held[account] += int(row["dong"])
            overdrawn += held[account] < 0
    sheet.expect("entries that do not balance on a line", sum(v != 0 for v in balance.values()), 0)
    sheet.expect("payments beyond what is held", overdrawn, 0)
    rates = {}
    for year in ("2019", "2020"):
        rows = [row for row in sheet.tables["postings"] if row["plan_year"] == year]
        cut = f"{year}-09-30"
        plan = total(rows, planned, lambda row, cut=cut: row["on"] <= cut)
        spent = total(rows, of(pot="spent"), lambda row, cut=cut: row["on"] <= cut)
        rates[year] = Fraction(100 * spent, plan)
    percent = f"{shown(half_up(rates['2019'], 2))} < {shown(half_up(rates['2020'], 2))}"
    sheet.hold(f"rate at 30/9 above last year's: {percent}", fact=rates["2019"] < rates["2020"])
    check_carry_over(sheet)


def check_carry_over(sheet: Sheet) -> None:
    """Check that 2019 development money left at each holder is what it carries into 2020."""
    left: Counter[tuple[str, str]] = Counter()
    carried: Counter[tuple[str, str]] = Counter()
    for row in sheet.tables["postings"]:
        key = (row["holder"], row["project"])
        if row["origin_year"] != "2019" or row["kind"] != DEV or row["pot"] != "held":
            continue
        if row["plan_year"] == "2019" and row["source"] in {"central", "oda"}:
            left[key] += int(row["dong"])
        elif row["movement"] == "carry_over":
            carried[key] += int(row["dong"])
    same = {key: dong for key, dong in left.items() if dong} == dict(carried)
    sheet.hold("2019 left over = carried over, holder by holder", fact=same)
    sheet.expect("carried over, million", sum(carried.values()) // TRIEU, 70_997)
