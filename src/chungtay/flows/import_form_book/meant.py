"""For which submissions a workbook is meant: its map says, or whoever hands it in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from chungtay.core.kernel.refusal import Refusal
from chungtay.core.submissions.book import BookOfAnother, BookUnmapped
from chungtay.core.submissions.key import Key
from chungtay.formats.form_book import BookMap, Entry, Layout
from chungtay.formats.form_book.codes import FORM
from chungtay.formats.xlsx_in import Book, Grid

TOP = 12
"""Rows in which the hidden code of a sheet is looked for."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a workbook was handed in for; blanks where the file itself must say.

    `many`: for all units under `scope` ("" is then the country), not for that unit alone.
    """

    form: str = ""
    scope: str = ""
    period: str = ""
    many: bool = False


@dataclass(frozen=True, slots=True)
class Meant:
    """What a workbook is for: form, period, layout, and the map's entries by unit."""

    form: str
    period: str
    version: str
    layout: Layout
    entries: Mapping[str, Entry]
    mapped: bool


def meant(book: Book, found: BookMap | None, asked: Asked) -> Meant:
    """Tell what a workbook is for, or refuse (`BookUnmapped`, `BookOfAnother`)."""
    if found is None:
        if not asked.form or not asked.period or not (asked.scope or asked.many):
            raise BookUnmapped(name=book.name)
        layout = Layout.FLAT if asked.many else Layout.SHEETS
        return Meant(asked.form, asked.period, "", layout, {}, mapped=False)
    entries = {entry.unit: entry for entry in found.entries}
    told = Meant(found.form, found.period, found.version, found.layout, entries, mapped=True)
    if asked.form and (asked.form, asked.period) != (told.form, told.period):
        raise _another(book, told, asked)
    if asked.scope and not asked.many and set(entries) != {asked.scope}:
        raise _another(book, told, asked)
    return told


def sheets_of(book: Book, told: Meant, asked: Asked) -> dict[str, Grid]:
    """Tell which sheet is which unit's: by its hidden code, by its name, or the only one seen."""
    coded = {}
    for grid in book.grids:
        unit = _coded(grid)
        if unit:
            coded[unit] = grid
    named = {
        unit: sheet for unit, entry in told.entries.items() if (sheet := book.grid(entry.sheet))
    }
    found = named | coded
    if found:
        return {
            unit: grid for unit, grid in found.items() if not told.entries or unit in told.entries
        }
    seen = [grid for grid in book.grids if grid.seen and grid.rows]
    unit = next(iter(told.entries), asked.scope)
    return {unit: max(seen, key=lambda grid: len(grid.rows))} if seen and unit else {}


def _coded(grid: Grid) -> str:
    for line in grid.rows[:TOP]:
        for value in line:
            if isinstance(value, str) and value.startswith(FORM) and value.count("/") == 2:
                return value.removeprefix(FORM).split("/")[1]
    return ""


def _another(book: Book, told: Meant, asked: Asked) -> Refusal:
    units = list(told.entries)
    theirs = units[0] if len(units) == 1 else f"{len(units)} đơn vị"
    return BookOfAnother(
        name=book.name,
        theirs=f"{told.form}/{theirs}/{told.period}",
        asked=str(
            Key(asked.form or told.form, asked.scope or "cả nước", asked.period or told.period)
        ),
    )
