"""Rows on their way into a table that is held in one part, as most are.

Beside each row of a state stands what followed it on its key: from which day that held
(`stood_until`), and since when it was known (`followed_from`); nothing where none has. Which rows
stand on a day, as known on another, is then told row by row; to rank all that was ever said of a
key takes many times as long. Only of a key whose rows became known in another order than theirs
(`out_of_order`: one written in afterwards, before others) must they be ranked as known on a day,
since what followed next may have become known after what followed later.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import duckdb

from chungtay.analytics.kinds import PLACED
from chungtay.analytics.numbers import Numbers, joined, members, numbers_of
from chungtay.analytics.spread import empty, insert
from chungtay.apps.kernel.facts import Row
from chungtay.core.measures.fact import FactKind, FactTable

_FOLLOWED = {"stood_until": "DATE", "followed_from": "DATE", "out_of_order": "BOOLEAN"}
_PLACED = "rows_to_number"
_IN_ORDER = "on_date, known_from, seq"


class OnePart:
    """Writes rows of one table, and what followed each where they tell of states."""

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
        listed = [f"{column.name} {column.type}" for column in self._columns]
        listed += [f"{name} {kind}" for name, kind in _FOLLOWED.items() if self.table.key]
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

    def add_all(self, columns: duckdb.DuckDBPyConnection, placed: str) -> None:
        """Write the many placed rows that a query gives; `settle` says what followed them."""
        if not self._numbers:
            columns.execute(f"INSERT INTO {self._into} {placed}")
            return
        columns.execute(f"CREATE OR REPLACE TEMP TABLE {_PLACED} AS {placed}")
        for numbers in self._numbers:
            numbers.take(columns, _PLACED)
        listed = ", ".join(["f.*", *(f"{one.name}.number" for one in self.table.numbered)])
        join = joined(self.table, self.table.numbered)
        columns.execute(f"INSERT INTO {self._into} SELECT {listed} FROM {_PLACED} AS f{join}")

    def settle(self, columns: duckdb.DuckDBPyConnection) -> None:
        """Say what followed rows, now that many have been written."""
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
        """Write beside rows, of some keys or of all, what followed them."""
        name, of_keys, cells = self.table.name, "", []
        if keys:
            types = {column.name: column.type for column in self._columns}
            listed = ", ".join(f"unnest(?::{types[key]}[]) AS {key}" for key in self.table.key)
            same = " AND ".join(f"k.{key} IS NOT DISTINCT FROM r.{key}" for key in self.table.key)
            of_keys = f" SEMI JOIN (SELECT {listed}) AS k ON {same}"
            cells = [list(column) for column in zip(*keys, strict=True)]
        needed = ", ".join(dict.fromkeys(("on_date", "known_from", "seq", *self.table.key)))
        rows = f"(SELECT rowid AS place, {needed} FROM {name} AS r{of_keys}) AS r"
        written = ", ".join(f"{column} = n.{column}" for column in _FOLLOWED)
        changed = (f"n.{column} IS DISTINCT FROM {name}.{column}" for column in _FOLLOWED)
        columns.execute(
            f"UPDATE {name} SET {written} FROM ({_followed(self.table, rows)}) AS n "
            f"WHERE n.place = {name}.rowid AND ({' OR '.join(changed)})",
            cells,
        )


def _followed(table: FactTable, rows: str) -> str:
    """Write rows of a state with what followed each on its key."""
    key = ", ".join(table.key)
    return (
        "SELECT *, coalesce(bool_or(followed_from < known_from) "
        f"OVER (PARTITION BY {key}), FALSE) AS out_of_order FROM ("
        "SELECT *, lead(on_date) OVER said AS stood_until, "
        f"lead(known_from) OVER said AS followed_from FROM {rows} "
        f"WINDOW said AS (PARTITION BY {key} ORDER BY {_IN_ORDER})) AS r"
    )


def view_of_file(table: FactTable, file: str) -> str:
    """Write a table that a file holds, as the columns have it."""
    rows = f"read_parquet('{file}')"
    return _followed(table, rows) if table.kind is FactKind.STATE else f"SELECT * FROM {rows}"
