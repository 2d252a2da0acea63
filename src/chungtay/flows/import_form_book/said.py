"""What a file says in one cell, in the terms of the form."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from math import isfinite

from xlsxwriter.utility import xl_rowcol_to_cell

from chungtay.core.submissions.book import CellFault
from chungtay.core.submissions.form import CellType, Column, Row
from chungtay.core.submissions.reading import LARGEST, read
from chungtay.core.submissions.reason import reason_of
from chungtay.core.submissions.sheet import Cell, CellKind
from chungtay.core.submissions.unclear import SENTENCES
from chungtay.formats.form_book.copy import shown
from chungtay.formats.xlsx_in import Grid, Moment, Spot, Value

HUNDRED = 100


def said(
    grid: Grid, spot: Spot, column: Column, *, base: Cell | None, ours: Cell | None
) -> Cell | None:
    """Read a cell of a file; one that shows what was given out, or what is kept, says just that.

    So a number that a spreadsheet cannot hold to its last digit is not taken for a change.
    """
    value = _plain(grid.value(*spot))
    odd = any(spot in spots for spots in (grid.unvalued, grid.errors, grid.percents))
    for known in (base, ours):
        if not odd and value == _shown(known, column):
            return known
    wrong = "unvalued" if spot in grid.unvalued else "broken" if spot in grid.errors else ""
    if wrong:
        return Cell(CellKind.INVALID, text="=…", note=SENTENCES[wrong])
    if isinstance(value, dt.date) and column.numeric:
        day = f"{value:%d/%m/%Y}"
        return Cell(CellKind.INVALID, text=day, note=SENTENCES["dated"].format(cell=day))
    if isinstance(value, float) and column.numeric:
        found = (_percent if spot in grid.percents else _number)(value, column)
    else:
        found = read(value, column)
    still = found and ours and found.kind is ours.kind is CellKind.INVALID
    return ours if still and found and ours and found.text == ours.text else found


def fault_of(cell: Cell, grid: Grid, spot: Spot, *, unit: str, at: tuple[Row, Column]) -> CellFault:
    """Say which cell of the file could not be understood, and why."""
    row, column = at
    where = f"{grid.name}!{xl_rowcol_to_cell(*spot)}"
    why = reason_of(cell, column)
    return CellFault(unit, where, row.title, column.title, cell.text[:200], why)


def _shown(cell: Cell | None, column: Column) -> object:
    return None if cell is None else shown(cell, column)


def _plain(value: Value) -> object:
    """Give a value as the form's reader takes it: days as days, blanks as nothing."""
    if isinstance(value, Moment):
        text = value.text.removesuffix(" 00:00:00")
        try:
            return dt.date.fromisoformat(text)
        except ValueError:
            return value.text
    if isinstance(value, bool):
        return str(value).upper()
    return None if isinstance(value, str) and not value.strip() else value


def _number(value: float, column: Column) -> Cell | None:
    """Read a number as `read` does; the common case, which a country's file has 200,000 times."""
    if not isfinite(value):
        return read(value, column)
    amount = Decimal(int(value) if value.is_integer() else f"{value:.15g}") * column.parts
    whole = abs(amount) < LARGEST and amount == int(amount)
    return Cell.number(int(amount)) if whole else read(value, column)


def _percent(value: float, column: Column) -> Cell | None:
    """Read a share of one that its cell shows as percent; only a percentage may be one."""
    hundredfold = Decimal(f"{value:.15g}") * HUNDRED
    if column.type is CellType.PERCENT:
        return read(hundredfold, column)
    return read(f"{hundredfold:f}%".replace(".", ","), column)
