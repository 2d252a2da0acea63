"""The cells of a list handed in, one row at a time: each is understood, or named as a fault."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import TypeVar

from chungtay.core.capital.reconcile.profile import DayOrder
from chungtay.core.capital.reconcile.values import Cell, UnclearError, amount, day
from chungtay.core.kernel.money import Dong
from chungtay.core.kernel.refusal import Severity
from chungtay.core.kernel.saying import Fact
from chungtay.core.works.listing.columns import Column, Heads, title_of
from chungtay.core.works.listing.line import ListFault
from chungtay.core.works.listing.sentences import SENTENCES

T = TypeVar("T")
YEARS = range(1945, 2101)
"""Years that a list of works can mean: some were approved long before they were built."""


@dataclass(slots=True)
class OpenSheet:
    """A sheet being read: where its columns stand, and what was remarked so far."""

    name: str
    heads: Heads
    asked: int
    faults: list[ListFault] = field(default_factory=list)
    passed: list[ListFault] = field(default_factory=list)

    def scale_of(self, column: Column) -> int:
        """Give how many đồng one unit of a column is: what the file says, else what was asked."""
        return self.heads.scale_of(column) or self.asked


@dataclass(slots=True)
class CellsOf:
    """One row being read."""

    sheet: OpenSheet
    number: int
    row: Sequence[Cell]

    def cell(self, column: Column) -> Cell:
        """Give what the row holds in a column; blanks are nothing."""
        place = self.sheet.heads.columns.get(column)
        value = self.row[place] if place is not None and place < len(self.row) else None
        return None if isinstance(value, str) and not value.strip() else value

    def text(self, column: Column) -> str:
        """Give a cell as a text; a whole number as its digits."""
        value = self.cell(column)
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        return "" if value is None else " ".join(str(value).split())

    def fault(self, column: Column, why: str, **facts: Fact) -> None:
        """Remark an error on a cell."""
        self.sheet.faults.append(error(self.sheet.name, self.number, column, why, **facts))

    def read(self, column: Column, understand: Callable[[Cell], T]) -> T | None:
        """Understand a cell that is not empty; what cannot be is remarked."""
        value = self.cell(column)
        if value is None:
            return None
        try:
            return understand(value)
        except UnclearError as unclear:
            self.fault(column, unclear.why, **unclear.facts)
            return None


def error(at: str, row: int, column: Column | None, why: str, **facts: Fact) -> ListFault:
    """Remark an error on a cell, or where no column is named on a row."""
    title = title_of(column) if column is not None else ""
    return ListFault(at, row, title, Severity.ERROR, why, facts)


def note(sheet: str, row: int, why: str, **facts: Fact) -> ListFault:
    """Remark on a row without refusing it."""
    return ListFault(sheet, row, "", Severity.WARNING, why, facts)


def is_numbered(row: Sequence[Cell]) -> bool:
    """Tell whether a row only numbers the columns, from 1 on or from (1) on."""
    said = [str(cell).strip("() ") for cell in row if cell is not None and str(cell).strip()]
    numbers = [int(one) for one in said if one.isdecimal()]
    return len(said) == len(numbers) > 2 and numbers == list(
        range(numbers[0], numbers[0] + len(numbers))
    )


def money(cells: CellsOf, column: Column) -> Dong | None:
    """Read an amount in the unit of its column; None where no unit is known."""
    scale = cells.sheet.scale_of(column)
    return cells.read(column, lambda value: Dong(amount(value, scale))) if scale else None


def day_of(value: Cell) -> dt.date:
    """Read a day, written the day first."""
    return day(value, DayOrder.DMY, years=YEARS)


def decimal_of(text: str) -> Decimal:
    """Read a number with a comma or a point."""
    try:
        number = Decimal(text.strip().replace(",", "."))
    except InvalidOperation:
        raise UnclearError(SENTENCES["not_a_number"], text) from None
    if not number.is_finite() or abs(number) > 10**9:
        raise UnclearError(SENTENCES["no_usable_number"], text)
    return number
