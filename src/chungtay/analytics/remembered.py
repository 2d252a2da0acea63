"""Rows that queries gave, remembered until a register says more.

A page is looked at by many between two changes of the registers, and asks the same each time: to
plan a query over a few thousand rows takes longer than to run it. Every state of the columns has
rows of its own here, so a view that is held still never sees those of a later one.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from hashlib import sha256
from threading import Lock
from typing import Any

Rows = list[tuple[Any, ...]]
MOST_CELLS = 500_000
"""Cells remembered of one state: some tens of megabytes, the pages of an office's day."""
_SHARE = 10
"""A query that alone gives a tenth of them is asked again each time."""


class Remembered:
    """The rows given by queries over one state of the columns, those asked for last."""

    def __init__(self) -> None:
        self._rows: OrderedDict[bytes, Rows] = OrderedDict()
        self._cells = 0
        self._lock = Lock()

    def rows(self, sql: str, parameters: Sequence[Any], ask: Callable[[], Rows]) -> Rows:
        """Give what a query gives: as remembered, or asked now."""
        name = sha256(repr((sql, parameters)).encode()).digest()
        with self._lock:
            known = self._rows.get(name)
            if known is not None:
                self._rows.move_to_end(name)
        if known is None:
            known = ask()
            self._keep(name, known)
        return list(known)

    def _keep(self, name: bytes, rows: Rows) -> None:
        if _cells(rows) > MOST_CELLS // _SHARE:
            return
        with self._lock:
            if name not in self._rows:
                self._rows[name] = rows
                self._cells += _cells(rows)
            while self._cells > MOST_CELLS:
                self._cells -= _cells(self._rows.popitem(last=False)[1])


def _cells(rows: Rows) -> int:
    """Count cells; a query that gave no row takes up a place as well."""
    return 1 + len(rows) * len(rows[0]) if rows else 1
