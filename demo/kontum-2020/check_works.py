# ruff: noqa: INP001
"""Works: counts by type, where they lie, and their money against that of their lines."""

from __future__ import annotations

from collections import Counter, defaultdict

from sheet import Row, Sheet, of, paid

ORDER = ("planned", "approved", "started", "finished", "accepted", "handed_over", "settled")


def check_works(sheet: Sheet) -> None:
    """Check the counts of works by project and type, and where they lie."""
    works = {row["work"]: row for row in sheet.tables["works"]}
    difficult = {r["unit"] for r in sheet.tables["unit_classes"] if r["unit_class"] == "difficult"}
    poor = {r["unit"] for r in sheet.tables["unit_classes"] if r["unit_class"] == "poor_district"}
    sheet.figure("geo.communes.difficult", len(difficult))
    sheet.figure("geo.districts.poor", len(poor))
    for row in sheet.tables["statements"]:
        project, _, work_type = row["figure"].partition(".works")
        if project in {"gn.p1", "gn.p2"} and ".works" in row["figure"]:
            mine = [w for w in works.values() if w["project"] == f"{project}.infra"]
            wanted = work_type.removeprefix(".")
            number = sum(not wanted or work["work_type"] == wanted for work in mine)
            sheet.figure(row["figure"], number)
    outside = [w for w in works.values() if w["project"] == "gn.p2.infra"
               and w["unit"] not in difficult]  # fmt: skip
    sheet.expect("135 works outside difficult communes", len(outside), 0)
    check_stages(sheet)
    check_work_money(sheet)
    check_funding(sheet, works)
    check_contracts(sheet, works)


def check_stages(sheet: Sheet) -> None:
    """Check that no work goes back, and that nothing is built before it is approved."""
    stages: dict[str, list[Row]] = defaultdict(list)
    for row in sheet.tables["works"]:
        stages[row["work"]].append(row)
    back = unapproved = 0
    for rows in stages.values():
        steps = [(ORDER.index(r["stage"]), int(r["progress"])) for r in rows]
        days = [row["on"] for row in rows]
        back += steps != sorted(steps) or days != sorted(days)
        unapproved += len(rows) > 1 and rows[1]["stage"] != "approved"
    sheet.expect("works that go back", back, 0)
    sheet.expect("works begun before they were approved", unapproved, 0)


def check_work_money(sheet: Sheet) -> None:
    """Check allotments and payments of works: within them, after approval and after the start."""
    since: dict[str, dict[str, str]] = defaultdict(dict)
    for row in sheet.tables["works"]:
        since[row["work"]].setdefault(row["stage"], row["on"])
    spent: Counter[str] = Counter()
    early = unknown = 0
    for row in sheet.tables["postings"]:
        work = row["subject"]
        if not work or row["programme"] not in {"gn", "ntm"} or work.startswith(("lc.", "ntm.cu")):
            continue
        stages = since[work]
        unknown += not stages
        if row["pot"] == "held" and row["movement"] == "allotment":
            early += row["on"] <= stages["approved"]
        elif paid(row) and not row["dong"].startswith("-"):
            spent[work] += int(row["dong"]) * (row["movement"] != "advance_cover")
            early += row["on"] <= stages["started"]
    sheet.expect("money of works that no register knows", unknown, 0)
    sheet.expect("money of works before approval or start", early, 0)
    sheet.hold("works that are paid for", fact=len(spent) > 200)
    infra = of(project="gn.p1.infra|gn.p2.infra", plan_year="2020")
    bare = [
        row for row in sheet.tables["postings"]
        if infra(row) and paid(row) and not row["subject"]
    ]  # fmt: skip
    sheet.expect("30a and 135 payments for no work", len(bare), 0)


def check_funding(sheet: Sheet, works: dict[str, Row]) -> None:
    """Check that sources add up to the cost, and that no work is allotted beyond its central."""
    cost: Counter[str] = Counter()
    central: Counter[str] = Counter()
    for row in sheet.tables["work_funding"]:
        cost[row["work"]] += int(row["dong"])
        central[row["work"]] += int(row["dong"]) * (row["source"] == "central")
    wrong = [code for code, dong in cost.items() if dong != int(works[code]["cost_dong"])]
    sheet.expect("works whose sources do not add up to the cost", wrong, [])
    held: Counter[str] = Counter()
    for row in sheet.tables["postings"]:
        if row["subject"] in central and row["movement"] in {"allotment", "carry_over"}:
            held[row["subject"]] += int(row["dong"])
    over = [code for code, dong in held.items() if dong > central[code]]
    sheet.expect("works allotted more than the centre bears", over, [])
    carded = {row["work"] for row in sheet.tables["work_cards"]}
    sheet.expect("works of 2020 without a card", len(cost.keys() - carded), 0)


def check_contracts(sheet: Sheet, works: dict[str, Row]) -> None:
    """Check that contracts stay within the cost, and that what changes names its appendix."""
    last: dict[tuple[str, str], Row] = {}
    unnamed = 0
    for row in sorted(sheet.tables["work_contracts"], key=lambda row: row["on"]):
        key = row["work"], row["contract"]
        before = last.get(key)
        unnamed += bool(before and before["dong"] != row["dong"] and not row["amendment"])
        last[key] = row
    signed: Counter[str] = Counter()
    for (work, _contract), row in last.items():
        signed[work] += int(row["dong"])
    over = [work for work, dong in signed.items() if dong > int(works[work]["cost_dong"])]
    sheet.expect("works whose contracts exceed the cost", over, [])
    sheet.expect("contracts that changed for no appendix", unnamed, 0)
    several = Counter(work for work, _contract in last)
    sheet.hold("works with several contracts", fact=sum(n > 1 for n in several.values()) > 20)
