"""What is asked of a statement: rows, columns, conditions and days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from chungtay.core.measures.measure import SameTwice, Where, moved
from chungtay.core.units.frame import AS_THEN, Frame
from chungtay.flows.statement.axes import Axis
from chungtay.flows.statement.columns import Base, Sheet, When

PERIODS: Mapping[str, tuple[int, int]] = {
    "2016-2020": (2016, 2020), "2021-2025": (2021, 2025), "2026-2030": (2026, 2030),
}  # fmt: skip
"""Programme periods: code → first and last plan year."""
STOCKS = frozenset({"arrears", "committed", "uncovered", "committed_unpaid"})
"""Measures of a matrix that outlast plan years."""
YEARS = ("plan_year", "origin_year")
"""Dimensions that are a year earlier in what was a year ago."""


@dataclass(frozen=True, slots=True)
class Wish:
    """A statement to be made.

    `where` narrows it by dimensions, the province among them; `year` is the plan year, or the last
    of a `period`. With `across` it is a matrix of the measure `matrix` (see `columns.MATRIX`).
    Raises `SameTwice`.
    """

    on: dt.date
    year: int
    rows: Axis
    then: Axis | None = None
    across: Axis | None = None
    sheet: Sheet = Sheet.PROGRESS
    base: Base = Base.ALL
    matrix: str = "disbursed"
    period: str = ""
    as_known: dt.date | None = None
    where: Where = field(default_factory=dict)
    frame: Frame = AS_THEN

    def __post_init__(self) -> None:
        seen: set[str] = set()
        for dimension in (*self.by, *self.spread):
            if dimension in seen:
                raise SameTwice(dimension=dimension)
            seen.add(dimension)

    @property
    def by(self) -> tuple[str, ...]:
        """Give the dimensions of the rows, outermost first."""
        return (*self.rows.dimensions, *(self.then.dimensions if self.then else ()))

    @property
    def spread(self) -> tuple[str, ...]:
        """Give the one dimension of a matrix's columns: the innermost of its axis."""
        return self.across.dimensions[-1:] if self.across else ()

    @property
    def by_month(self) -> bool:
        """Tell whether rows are months and nothing else."""
        return self.by == ("month",)

    @property
    def years(self) -> tuple[str, ...]:
        """Give the plan years as a condition."""
        if self.period:
            first, last = PERIODS[self.period]
            return (f"{first}..{last}",)
        return (str(self.year),)

    @property
    def last_year(self) -> dt.date:
        """Give the same day a year earlier."""
        if (self.on.month, self.on.day) == (2, 29):
            return dt.date(self.on.year - 1, 2, 28)
        return self.on.replace(year=self.on.year - 1)

    @property
    def of_stocks(self) -> bool:
        """Tell whether what is asked outlasts plan years: debts, loans, what rotates, contracts."""
        if self.across:
            return self.matrix in STOCKS
        return self.sheet in (Sheet.APART, Sheet.COMMITMENTS)

    @property
    def of_commitments(self) -> bool:
        """Tell whether what is asked are contracts of works."""
        if self.across:
            return self.matrix in STOCKS - {"arrears"}
        return self.sheet is Sheet.COMMITMENTS

    def conditions(self, when: When) -> dict[str, tuple[str, ...]]:
        """Give the conditions of a column; years move back with the day compared."""
        where = dict(self.where)
        if not self.of_stocks:
            where["plan_year"] = self.years
        if when is not When.BEFORE:
            return where
        return {
            name: tuple(moved(v, -1) for v in values) if name in YEARS else values
            for name, values in where.items()
        }


def period_of(year: int) -> str:
    """Give the programme period that a plan year is in; the first where it is in none."""
    usual = (code for code, (first, last) in PERIODS.items() if first <= year <= last)
    return next(usual, next(iter(PERIODS)))
