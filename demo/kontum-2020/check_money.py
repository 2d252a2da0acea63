# ruff: noqa: INP001
"""Money: the printed plans, payments and rates, double entry, and what was carried over."""

from __future__ import annotations

from fractions import Fraction

from sheet import SEPTEMBER, TRIEU, Sheet, Test, half_up, of, paid, planned, total

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
    spent = [row for row in rows if paid(row) and row["on"] <= SEPTEMBER]
    for name, test in SPENT.items():
        sheet.figure(name, Fraction(total(spent, test), TRIEU))
    for part in RATES:
        test = SPENT[f"disb{part or '.total'}"]
        rate = Fraction(100 * total(spent, test), total(rows, planned, test))
        sheet.figure(f"disb{part or '.total'}.pct", rate)
    shown_allotment = of(movement="allotment", project="gn.p1.infra", holder="613|617", subject="")
    taken = [row for row in rows if not row["dong"].startswith("-")]
    sheet.figure("cap.gn.dev.tmr_kpl", Fraction(total(taken, shown_allotment), TRIEU))
    for item in ("tang-thu-2019", "htx"):
        allotted = total(taken, of(movement="allotment", item=item))
        sheet.expect(f"{item}: whole plan allotted", allotted, total(rows, planned, of(item=item)))
    other = Fraction(total(rows, planned, of(project="gn.other")), TRIEU)
    sheet.expect("GN recurrent not itemised", half_up(other, 0), Fraction(10_554))
    irish = Fraction(total(spent, of(project="irish.p135")), TRIEU)
    sheet.expect("Irish Aid spent", half_up(irish, 0), Fraction(9_948))
    late = [row for row in sheet.tables["postings"] if row["on"] > SEPTEMBER]
    sheet.expect("postings after 30/9/2020", len(late), 0)
