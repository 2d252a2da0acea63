"""A sheet: one unit's cells of one form in one period, and what follows from them.

Empty, zero and not applicable are three answers: a cell that is not there, a cell that holds 0,
and a cell whose kind is `NOT_APPLICABLE`. What could not be understood is kept too, as written, so
that a draft loses nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from fractions import Fraction

from chungtay.core.kernel.quantity import Missing, share
from chungtay.core.submissions.form import PARTS, CellType, Column, Form, Formula, Place, Row
from chungtay.core.submissions.period import Period


class CellKind(StrEnum):
    """What a filled cell is."""

    NUMBER = "number"
    TEXT = "text"
    """Also a date (yyyy-mm-dd), the code of a choice, the digest of a file."""
    NOT_APPLICABLE = "not_applicable"
    INVALID = "invalid"
    """Written, and not understood."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What one cell holds: an integer (see `form.PARTS`) or a text; `note` says what is invalid."""

    kind: CellKind
    amount: int = 0
    text: str = ""
    note: str = ""

    @classmethod
    def number(cls, amount: int) -> Cell:
        """Make a cell of a number, in the integers kept."""
        return cls(CellKind.NUMBER, amount)

    @classmethod
    def words(cls, text: str) -> Cell:
        """Make a cell of a text."""
        return cls(CellKind.TEXT, text=text)

    @property
    def speaks(self) -> bool:
        """Tell whether the cell answers what was asked: not applicable does, invalid does not."""
        return self.kind is not CellKind.INVALID


NOT_APPLICABLE = Cell(CellKind.NOT_APPLICABLE)
Cells = Mapping[Place, Cell]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The cells of one unit's form in one period, over the rows it has there."""

    form: Form
    unit: str
    period: Period
    rows: tuple[Row, ...]
    cells: Cells
    by_code: Mapping[str, Row] = field(init=False, repr=False, compare=False)
    """The rows by their codes."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_code", {row.code: row for row in self.rows})

    def row(self, code: str) -> Row | None:
        """Find a row of the sheet."""
        return self.by_code.get(code)

    def cell(self, row: str, column: str) -> Cell | None:
        """Give what a cell holds, computed and given cells included; None when it is empty."""
        return self.cells.get(Place(row, column))

    def amount(self, row: str, column: str) -> int | None:
        """Give a cell's number in the integers kept, or None when it holds none."""
        cell = self.cell(row, column)
        return cell.amount if cell is not None and cell.kind is CellKind.NUMBER else None

    def shown(self, place: Place) -> Fraction | None:
        """Give a cell's number in the unit people type it in."""
        amount = self.amount(*place)
        return None if amount is None else Fraction(amount, self.form.column(place.column).parts)

    def with_cells(self, cells: Cells) -> Sheet:
        """Give the same sheet holding other cells."""
        return replace(self, cells=cells)

    def typed(self) -> Iterator[tuple[Row, Column]]:
        """Go through the places a person fills, row by row."""
        columns = self.form.typed
        for row in self.rows:
            if row.total_of:
                continue
            for column in columns:
                if not row.columns or column.code in row.columns:
                    yield row, column

    def required(self) -> Iterator[Place]:
        """Go through the places that must be filled before the sheet is sent."""
        columns = [column.code for column in self.form.typed if column.required]
        for row in self.rows:
            if row.required and not row.total_of:
                for code in columns:
                    if not row.columns or code in row.columns:
                        yield Place(row.code, code)

    def missing(self) -> tuple[Place, ...]:
        """Give the required places that are empty or not understood."""
        return tuple(
            place
            for place in self.required()
            if (cell := self.cells.get(place)) is None or not cell.speaks
        )

    def missing_sources(self) -> tuple[str, ...]:
        """Name the sources of capital of which a required row says nothing at all."""
        silent: dict[str, bool] = {}
        if not any("source" in row.facets for row in self.rows):
            return ()
        absent = set(self.missing())
        for place in self.required():
            row = self.row(place.row)
            source = row.facets.get("source", "") if row else ""
            if source:
                silent[source] = silent.get(source, True) and place in absent
        return tuple(source for source, all_silent in silent.items() if all_silent)


def computed(sheet: Sheet) -> Sheet:
    """Fill the cells that registers give and those that follow from others.

    Cells that people typed are left alone. A sum over an empty cell is the sum of the rest; a sum
    of nothing at all stays empty, and so does a share of nothing.
    """
    typed = {column.code for column in sheet.form.typed}
    totals = {row.code for row in sheet.rows if row.total_of}
    cells = {
        place: cell
        for place, cell in sheet.cells.items()
        if place.column in typed and place.row not in totals
    }
    for row in sheet.rows:
        for code, amount in row.given.items():
            cells[Place(row.code, code)] = Cell.number(amount)
    full = sheet.with_cells(cells)
    for row in (row for row in sheet.rows if not row.total_of):
        _compute_row(full, row, cells)
    for row in (row for row in sheet.rows if row.total_of):
        _compute_total(full, row, cells)
        _compute_row(full, row, cells)
    return full


def added(form: Form, sheets: Mapping[str, Sheet]) -> dict[Place, int]:
    """Add the numbers of several units' sheets, cell by cell, where adding makes sense."""
    total: dict[Place, int] = {}
    summable = {column.code for column in form.columns if column.numeric and column.summable}
    for sheet in sheets.values():
        for place, cell in sheet.cells.items():
            if place.column in summable and cell.kind is CellKind.NUMBER:
                total[place] = total.get(place, 0) + cell.amount
    return total


def _compute_row(sheet: Sheet, row: Row, cells: dict[Place, Cell]) -> None:
    for column in sheet.form.columns:
        if column.formula is not None:
            amount = _by_formula(sheet, row, column.formula)
            if amount is not None:
                cells[Place(row.code, column.code)] = Cell.number(amount)


def _compute_total(sheet: Sheet, row: Row, cells: dict[Place, Cell]) -> None:
    for column in sheet.form.columns:
        if not (column.numeric and column.summable) or column.formula is not None:
            continue
        amounts = [sheet.amount(part, column.code) for part in row.total_of]
        said = [amount for amount in amounts if amount is not None]
        if said:
            cells[Place(row.code, column.code)] = Cell.number(sum(said))


def _by_formula(sheet: Sheet, row: Row, formula: Formula) -> int | None:
    if formula.share:
        part, whole = (sheet.amount(row.code, code) for code in (formula.share, formula.of))
        if part is None or whole is None:
            return None
        percent = share(part, whole)
        return None if isinstance(percent, Missing) else round(percent * PARTS[CellType.PERCENT])
    plus = [sheet.amount(row.code, code) for code in formula.plus]
    minus = [sheet.amount(row.code, code) for code in formula.minus]
    if all(amount is None for amount in (*plus, *minus)):
        return None
    return sum(a for a in plus if a is not None) - sum(a for a in minus if a is not None)
