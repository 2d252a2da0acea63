# ruff: noqa: INP001
"""The ledger: balances, nobody beyond what it has, years closed, windows kept, periods framed."""

from __future__ import annotations

from collections import Counter
from datetime import date
from fractions import Fraction

from sheet import TRIEU, Row, Sheet, half_up, of, paid, planned, shown, total

KEYS = (
    "programme", "project", "item", "source", "kind", "origin_year", "plan_year", "provider",
    "given_as", "budget_index", "term",
)  # fmt: skip
PURSE = ("programme", "source", "provider", "kind", "origin_year", "plan_year", "term")
GIVEN = {"granted", "pledged", "owed", "turned"}
"""Pots that stand below zero by what was given."""
DAY_DONG = 150_000
PLANS = {
    "assignment", "supplement", "revenue_increase", "reduction", "allotment", "adjustment",
    "expectation",
}  # fmt: skip
"""Movements that change what a year grants."""


def check_ledger(sheet: Sheet) -> None:
    """Check double entry, every account day by day, and what a year leaves to the next."""
    rows = sheet.tables["postings"]
    balance: Counter[tuple[str, ...]] = Counter()
    for row in rows:
        keys = PURSE if row["movement"] == "adjustment" else KEYS
        balance[row["entry"], *(row[key] for key in keys)] += int(row["dong"])
    sheet.expect("entries that do not balance on a line", sum(v != 0 for v in balance.values()), 0)
    sheet.expect("accounts that fall below zero", _overdrawn(rows), 0)
    rates = {}
    for year in ("2019", "2020"):
        mine = [row for row in rows if row["plan_year"] == year and row["term"] == "year"]
        mine = [row for row in mine if row["on"] <= f"{year}-09-30"]
        rates[year] = Fraction(100 * total(mine, paid), total(mine, planned))
    percent = f"{shown(half_up(rates['2019'], 2))} < {shown(half_up(rates['2020'], 2))}"
    sheet.hold(f"rate at 30/9 above last year's: {percent}", fact=rates["2019"] < rates["2020"])
    check_windows(sheet)
    check_carry_over(sheet)
    check_period(sheet)
    check_gifts(sheet)


def _overdrawn(rows: list[Row]) -> int:
    """Count entries, in the order of days and numbers, that take an account below zero."""
    held: Counter[tuple[str, ...]] = Counter()
    entry, moved, overdrawn = "", Counter[tuple[str, ...]](), 0
    for row in [*sorted(rows, key=lambda row: (row["on"], row["entry"])), {"entry": "end"}]:
        if row["entry"] != entry:
            for account, dong in moved.items():
                held[account] += dong
                overdrawn += dong < 0 and held[account] < 0
            entry, moved = row["entry"], Counter()
        if row["entry"] != "end" and row["pot"] not in GIVEN:
            account = (row["holder"], row["pot"], row["subject"], *(row[key] for key in KEYS))
            moved[account] += int(row["dong"])
    return overdrawn


def check_windows(sheet: Sheet) -> None:
    """Check that a year's plan is paid from its assignment to the end of January after it."""
    outside = 0
    for row in sheet.tables["postings"]:
        if row["movement"] in {"disbursement", "advance", "advance_cover"}:
            year = int(row["plan_year"])
            last = date(year + 1, 1, 31)
            if int(row["origin_year"]) < year or row["kind"] == "recurrent":
                last = date(year, 12, 31)
            outside += not date(year, 1, 1) <= date.fromisoformat(row["on"]) <= last
    sheet.expect("payments outside the window of their plan", outside, 0)


def check_carry_over(sheet: Sheet) -> None:
    """Check that what a year closes with at each holder is what the next year carries over."""
    closed: Counter[tuple[str, ...]] = Counter()
    carried: Counter[tuple[str, ...]] = Counter()
    left: Counter[tuple[str, ...]] = Counter()
    for row in sheet.tables["postings"]:
        key = (row["holder"], row["project"], row["source"], row["origin_year"])
        if row["pot"] == "carried":
            closed[key] += int(row["dong"])
        elif row["movement"] == "carry_over" and row["pot"] == "held":
            carried[key] += int(row["dong"])
        year = row["plan_year"] < "2020" and row["term"] == "year"
        if year and row["pot"] in {"held", "advanced", "reserved"}:
            left[(*key, row["kind"], row["plan_year"])] += int(row["dong"])
    sheet.hold("closed with = carried over, holder by holder", fact=closed == carried)
    this = sum(dong for key, dong in carried.items() if key[3] == "2019")
    sheet.expect("carried over into 2020, million", this // TRIEU, 70_997)
    sheet.expect("lines of earlier years left open", sum(v != 0 for v in left.values()), 0)


def check_period(sheet: Sheet) -> None:
    """Check that all that the years 2016-2020 grant stays within the frames, line by line."""
    framed: Counter[tuple[str, ...]] = Counter()
    given: Counter[tuple[str, ...]] = Counter()
    for row in sheet.tables["postings"]:
        key = tuple(row[name] for name in ("programme", "project", "item", "source", "kind"))
        fresh = row["origin_year"] == row["plan_year"] and row["movement"] in PLANS
        if row["pot"] == "framed":
            framed[key] += int(row["dong"])
        elif row["pot"] in {"held", "expected"} and fresh:
            given[key] += int(row["dong"])
    beyond = [key for key, dong in given.items() if dong > framed[key]]
    sheet.expect("lines planned beyond the frame of the period", beyond, [])


def check_gifts(sheet: Sheet) -> None:
    """Check days of work against what they are valued at, arrears, and loans that came back."""
    rows = sheet.tables["postings"]
    worked: Counter[str] = Counter()
    for row in rows:
        if row["given_as"] == "labour" and row["pot"] == "spent":
            worked[row["entry"], row["days"]] += int(row["dong"])
    wrong = [entry for (entry, days), dong in worked.items() if dong != int(days) * DAY_DONG]
    sheet.expect("entries of labour not days x rate", wrong, [])
    sheet.hold("people gave money, goods and labour", fact=bool(worked))
    sheet.figure("ntm.arrears", Fraction(total(rows, of(pot="arrears")), TRIEU))
    late = [row for row in rows if row["movement"] == "arrears_opened" and row["on"] > "2016-12-31"]
    sheet.expect("arrears opened since 2017", len(late), 0)
