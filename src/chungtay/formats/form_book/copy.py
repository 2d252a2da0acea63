"""What is given out of one submission, and how its cells are put into a spreadsheet."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from chungtay.core.submissions.form import CellType, Column, Place, Row
from chungtay.core.submissions.sheet import Cell, CellKind, Sheet
from chungtay.packs import loader

NOT_APPLICABLE_MARK = "–"
"""How a cell says that what is asked does not arise there."""
LONGEST = 32_000
"""Letters that a cell of a workbook can hold; longer texts are edited on their page."""

Shown = str | float | dt.date | None


@dataclass(frozen=True, slots=True)
class Copy:
    """One submission as it is given out: its sheet, computed cells included, and its revisions.

    `revisions` holds those of the cells that were ever written; `seq` is the number of the last
    step; `due` the last day in time, `writable` whether it may be filled in now.
    """

    sheet: Sheet
    unit_title: str
    revisions: Mapping[Place, int]
    seq: int
    due: dt.date | None = None
    writable: bool = True
    state: str = ""

    @property
    def key(self) -> str:
        """Name the submission as addresses do: form, unit, period."""
        return f"{self.sheet.form.code}/{self.sheet.unit}/{self.sheet.period.code}"


def asked(row: Row, column: Column) -> bool:
    """Tell whether a column makes sense in a row."""
    return not row.columns or column.code in row.columns


def open_to_typing(row: Row, column: Column) -> bool:
    """Tell whether a person fills the cell in a workbook: files are attached on the page."""
    typed = column.typed and column.type is not CellType.FILE
    return typed and not row.total_of and asked(row, column)


def shown(cell: Cell | None, column: Column) -> Shown:
    """Give what a spreadsheet shows for a cell: a number in the unit typed, a day, a text."""
    if cell is None:
        return None
    match cell.kind:
        case CellKind.NOT_APPLICABLE:
            return NOT_APPLICABLE_MARK
        case CellKind.NUMBER:
            return float(Fraction(cell.amount, column.parts)) if column.numeric else None
        case CellKind.TEXT:
            return _words(cell.text, column)
        case CellKind.INVALID:
            return cell.text


def _words(text: str, column: Column) -> Shown:
    if column.type is CellType.DATE:
        return dt.date.fromisoformat(text)
    if column.type is CellType.CHOICE:
        return {choice.code: choice.title.vi for choice in column.choices}.get(text, text)
    return "Đã đính kèm trên trang" if column.type is CellType.FILE else text


def measured(code: str) -> bool:
    """Tell whether a row's unit is one of measure; a work's says in which commune it stands."""
    return code in loader.measure_units()


def unit_words(code: str) -> str:
    """Name a unit of measure as a column's head does."""
    known = loader.measure_units()
    return known[code].symbol.vi if code in known else code
