# ruff: noqa: INP001
"""A sheet of checks over the CSVs: exact arithmetic that shares no code with make.py."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

TRIEU = 1_000_000
SEPTEMBER = "2020-09-30"
REPORT_DAY = "2020-10-13"
Row = dict[str, str]
Test = Callable[[Row], bool]


def half_up(value: Fraction, decimals: int) -> Fraction:
    """Round half away from zero for the non-negative values of the report."""
    scale = 10**decimals
    return Fraction((value * scale + Fraction(1, 2)).__floor__(), scale)


def shown(value: Fraction | int) -> str:
    """Write a decimal fraction without an exponent or trailing zeros."""
    return f"{float(value):.6f}".rstrip("0").rstrip(".")


@dataclass(slots=True)
class Sheet:
    """The tables, the printed figures and what was found so far."""

    tables: dict[str, list[Row]]
    found: list[tuple[bool, str, str, str]] = field(default_factory=list)

    def expect(self, name: str, got: object, wanted: object) -> None:
        """Note whether a value is the wanted one."""
        text = [shown(v) if isinstance(v, Fraction) else str(v) for v in (got, wanted)]
        self.found.append((got == wanted, name, *text))

    def hold(self, name: str, *, fact: bool) -> None:
        """Note whether a statement holds."""
        self.found.append((fact, name, str(fact), "True"))

    def figure(self, name: str, exact: Fraction | int) -> None:
        """Compare an exact value, rounded as the figure is printed, with the printed figure."""
        row = next(row for row in self.tables["statements"] if row["figure"] == name)
        printed = Fraction(row["value"])
        self.expect(name, half_up(Fraction(exact), int(row["decimals"])), printed)


def read(folder: Path) -> Sheet:
    """Read every CSV of a folder; postings get the movement and the day of their entry."""
    tables = {}
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            tables[path.stem] = list(csv.DictReader(file))
    entries = {row["entry"]: row for row in tables["entries"]}
    for row in tables["postings"]:
        row["movement"] = entries[row["entry"]]["movement"]
        row["on"] = entries[row["entry"]]["on"]
        row["days"] = entries[row["entry"]]["days"]
    return Sheet(tables)


def total(rows: Iterable[Row], *tests: Test) -> int:
    """Sum the đồng of the rows that pass every test."""
    return sum(int(row["dong"]) for row in rows if all(test(row) for test in tests))


def of(**wanted: str) -> Test:
    """Return a test of columns; a value may list alternatives with '|'."""
    accepted = {column: text.split("|") for column, text in wanted.items()}
    return lambda row: all(row[column] in texts for column, texts in accepted.items())


PLANS = {
    "assignment", "supplement", "revenue_increase", "reduction", "carry_over", "allotment",
    "adjustment", "expectation",
}  # fmt: skip


def planned(row: Row) -> bool:
    """Tell whether a posting belongs to the plan."""
    return row["pot"] in {"held", "expected"} and row["movement"] in PLANS


def paid(row: Row) -> bool:
    """Tell whether a posting counts as disbursed: an advance does, and what is settled still."""
    return row["pot"] in {"advanced", "spent", "settled"}
