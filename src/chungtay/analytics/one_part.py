"""Rows on their way into a table that is held in one part, as most are.

Beside each row of a state stands until when it was the last word on its key (`stood_until`): the
day of the row that followed it, nothing where none has. Which rows stand on a day is then told row
by row; to rank all that was ever said of a key takes many times as long. Asked as known on an
earlier day, when a later row may not have been known yet, they are ranked all the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import duckdb

from chungtay.analytics.kinds import PLACED
from chungtay.analytics.numbers import Numbers, joined, members, numbers_of
from chungtay.analytics.spread import empty, insert
from chungtay.apps.kernel.facts import Row
from chungtay.core.measures.fact import Column, ColumnType, FactKind, FactTable

STOOD_UNTIL = Column("stood_until", ColumnType.DATE, "Có hiệu lực đến trước ngày")
_PLACED = "rows_to_number"
_IN_ORDER = "on_date, known_from, seq"


class OnePart:
    """Writes rows of one table, and until when each stood where they tell of states."""

    def __init__(self, table: FactTable, shared: Mapping[str, Numbers] | None = None) -> None:
        self.table = table
        self._numbers = numbers_of(table, table.numbered, shared or {})
        self._members = [members(table, one) for one in table.numbered]
        self._columns = (*table.all_columns, *PLACED)
        named = [column.name for column in self._columns]
        self._key = [named.index(name) for name in table.key]

    def create(self, columns: duckdb.DuckDBPyConnection) -> None:
        """Create the table, empty."""
        for numbers in self._numbers:
            numbers.create(columns)
        until = [STOOD_UNTIL] if self.table.key else []
        listed = [f"{column.name} {column.type}" for column in (*self._columns, *until)]
        listed += [f"{one.name} INTEGER" for one in self.table.numbered]
        columns.execute(f"CREATE TABLE {self.table.name} ({', '.join(listed)})")

    def add(self, columns: duckdb.DuckDBPyConnection, rows: Sequence[Row]) -> None:
        """Write placed rows."""
        cells = [list(column) for column in zip(*rows, strict=True)]
        cells += [
            numbers.given(columns, map(member, rows))
            for numbers, member in zip(self._numbers, self._members, strict=True)
        ]
        types = [*(column.type for column in self._columns), *("INTEGER" for _ in self._numbers)]
        insert(columns, self._into, types, cells)
        if self.table.key:
            keys = dict.fromkeys(tuple(row[place] for place in self._key) for row in rows)
            self._follow(columns, list(keys))

    def add_all(
        self, columns: duckdb.DuckDBPyConnection, placed: str, cells: Sequence[object] = ()
    ) -> None:
        """Write the many placed rows that a query gives; `settle` says until when they stood."""
        if not self._numbers:
            columns.execute(f"INSERT INTO {self._into} {placed}", list(cells))
            return
        columns.execute(f"CREATE OR REPLACE TEMP TABLE {_PLACED} AS {placed}", list(cells))
        for numbers in self._numbers:
            numbers.take(columns, _PLACED)
        listed = ", ".join(["f.*", *(f"{one.name}.number" for one in self.table.numbered)])
        join = joined(self.table, self.table.numbered)
        columns.execute(f"INSERT INTO {self._into} SELECT {listed} FROM {_PLACED} AS f{join}")

    def settle(self, columns: duckdb.DuckDBPyConnection) -> None:
        """Say until when rows stood, now that many have been written."""
        if self.table.key:
            self._follow(columns)

    def empty(self, columns: duckdb.DuckDBPyConnection) -> None:
        """Take all rows out."""
        empty(columns, self.table.name)
        for numbers in self._numbers:
            numbers.empty(columns)

    def read_again(self) -> None:
        """Learn the numbers from their tables again: what was written last was undone."""
        for numbers in self._numbers:
            numbers.read_again()

    @property
    def _into(self) -> str:
        names = [column.name for column in self._columns]
        names += [one.name for one in self.table.numbered]
        return f"{self.table.name} ({', '.join(names)})"

    def _follow(self, columns: duckdb.DuckDBPyConnection, keys: Sequence[Row] = ()) -> None:
        """Write beside rows, of some keys or of all, the day of the row that followed."""
        name, of_keys, cells = self.table.name, "", []
        if keys:
            types = {column.name: column.type for column in self._columns}
            listed = ", ".join(f"unnest(?::{types[key]}[]) AS {key}" for key in self.table.key)
            same = " AND ".join(f"k.{key} IS NOT DISTINCT FROM r.{key}" for key in self.table.key)
            of_keys = f" SEMI JOIN (SELECT {listed}) AS k ON {same}"
            cells = [list(column) for column in zip(*keys, strict=True)]
        columns.execute(
            f"UPDATE {name} SET stood_until = n.until FROM (SELECT rowid AS place, "
            f"{followed_on(self.table)} AS until FROM {name} AS r{of_keys}) AS n "
            f"WHERE n.place = {name}.rowid AND n.until IS DISTINCT FROM {name}.stood_until",
            cells,
        )


def followed_on(table: FactTable) -> str:
    """Write the day of the row that followed on one of a state."""
    return f"lead(on_date) OVER (PARTITION BY {', '.join(table.key)} ORDER BY {_IN_ORDER})"


def view_of_file(table: FactTable, file: str) -> str:
    """Write a table that a file holds, as the columns have it."""
    until = f", {followed_on(table)} AS stood_until" if table.kind is FactKind.STATE else ""
    return f"SELECT *{until} FROM read_parquet('{file}')"
