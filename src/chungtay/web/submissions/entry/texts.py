"""Cells as people type and read them; numbers are always written the Vietnamese way here."""

from __future__ import annotations

from fractions import Fraction

from chungtay.core.kernel.numerals import vietnamese
from chungtay.core.submissions.form import CellType, Column
from chungtay.core.submissions.reading import write
from chungtay.core.submissions.sheet import Cell, CellKind
from chungtay.packs import loader
from chungtay.web.kit import wording
from chungtay.web.kit.names import said


def text_of(column: Column, cell: Cell | None, *, shown: bool = False) -> str:
    """Write what a cell holds as a field holds it: a choice by its code.

    `shown` is for cells nobody types: numbers rounded as the form says.
    """
    if cell is None:
        return ""
    if cell.kind is CellKind.TEXT and column.type is CellType.CHOICE:
        return cell.text
    if shown and cell.kind is CellKind.NUMBER:
        return vietnamese(Fraction(cell.amount, column.parts), column.decimals, trim=True)
    return write(cell, column)


def words_of(column: Column, cell: Cell | None) -> str:
    """Write what a cell holds for reading only: a choice by its name, a file by a few letters."""
    if cell is not None and cell.kind is CellKind.TEXT:
        if column.type is CellType.CHOICE:
            names = {choice.code: said(choice.title) for choice in column.choices}
            return names.get(cell.text, cell.text)
        if column.type is CellType.FILE:
            return f"📎 {cell.text[:8]}"
    return text_of(column, cell)


def unit_of(code: str) -> str:
    """Write the symbol of a unit of measure."""
    known = loader.measure_units().get(code)
    if known is None:
        return code
    return known.symbol.en if wording.english() else known.symbol.vi
