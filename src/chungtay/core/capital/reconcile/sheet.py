"""One sheet of a list: its cells, and what of it nobody sees who opens the file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from chungtay.core.capital.reconcile.values import Cell

Rows = Sequence[Sequence[Cell]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its rows from the first on, and which of them and of its columns are hidden.

    Rows and columns count from 0; a sheet that is not `seen` is hidden as a whole.
    """

    name: str
    rows: Rows
    seen: bool = True
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()

    @property
    def filled(self) -> int:
        """Count the rows that hold anything."""
        return sum(any(cell is not None and cell != "" for cell in row) for row in self.rows)


def letters(column: int) -> str:
    """Name a column as spreadsheets do.

    >>> letters(0), letters(25), letters(26)
    ('A', 'Z', 'AA')
    """
    named = ""
    while column >= 0:
        named = chr(ord("A") + column % 26) + named
        column = column // 26 - 1
    return named
