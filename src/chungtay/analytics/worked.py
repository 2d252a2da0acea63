"""Tables computed from others (which criteria a commune meets), kept until a register says more.

What a thread works out while its view is held still is its own at first: nobody else can see it.
When the view ends it is kept for all later views, which then need not compute it again. A table
goes by what it was written from, so that a query written over another one names the same table in
every view.
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

import duckdb

Columns = duckdb.DuckDBPyConnection
Written = tuple[str, tuple[Any, ...]]
"""What a table is worked out from: a query in parentheses, and what is bound in it."""
MOST_ROWS = 2_000_000
"""Rows kept worked out: a country's criteria of several days, some hundred megabytes."""


def name_of(written: Written) -> str:
    """Name a table by what it is worked out from."""
    return f"worked_out_{sha256(repr(written).encode()).hexdigest()[:20]}"


class Worked:
    """What was worked out over the registers as they are now; whoever uses it holds a lock."""

    def __init__(self) -> None:
        self._rows: dict[Written, int] = {}

    def all(self) -> frozenset[Written]:
        """Give what later views need not work out."""
        return frozenset(self._rows)

    def keep(self, columns: Columns, own: Mapping[Written, int]) -> None:
        """Keep what one view worked out, by its rows; begin anew where it would be too much."""
        fresh = {one: rows for one, rows in own.items() if one not in self._rows}
        if sum(fresh.values()) > MOST_ROWS:
            return
        if sum(self._rows.values()) + sum(fresh.values()) > MOST_ROWS:
            self.forget(columns)
        for name in map(name_of, fresh):
            columns.execute(f"CREATE TABLE main.{name} AS SELECT * FROM temp.{name}")
        self._rows |= fresh

    def forget(self, columns: Columns) -> None:
        """Drop all: the registers have said more. A view still held goes on seeing its own."""
        for name in map(name_of, self._rows):
            columns.execute(f"DROP TABLE main.{name}")
        self._rows.clear()
