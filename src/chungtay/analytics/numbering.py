"""Rows on their way into the parts of a table with combinations, each combination as its number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import duckdb

from chungtay.analytics.combined import Parts, month_number
from chungtay.analytics.numbers import Numbers, members, numbers_of
from chungtay.analytics.spread import empty, insert
from chungtay.analytics.summing import summed
from chungtay.apps.kernel.facts import Row
from chungtay.core.measures.fact import FactTable

_INTEGER = ("INTEGER",)
_PLACED = "placed_facts"


class Numbering:
    """Writes rows of one table into its parts, each combination as its number."""

    def __init__(self, table: FactTable, shared: Mapping[str, Numbers] | None = None) -> None:
        self.parts = Parts(table)
        places = {column.name: n for n, column in enumerate(self.parts.columns)}
        self._numbers = numbers_of(table, table.combinations, shared or {})
        self._members = [members(table, one) for one in table.combinations]
        self._own = [places[column.name] for column in self.parts.own]
        self._on = places["on_date"]
        self._waiting = 0

    def create(self, columns: duckdb.DuckDBPyConnection) -> None:
        """Create the parts and the sums that the table keeps, empty."""
        for numbers in self._numbers:
            numbers.create(columns)
        self.parts.create(columns)
        for sums in summed(self.parts.table):
            sums.create(columns)

    def add(self, columns: duckdb.DuckDBPyConnection, rows: Sequence[Row]) -> None:
        """Write placed rows: new combinations first, then rows by number, then their sums."""
        numbered = [
            numbers.given(columns, map(member, rows))
            for numbers, member in zip(self._numbers, self._members, strict=True)
        ]
        months = [month_number(row[self._on]) for row in rows]
        own = [[row[at] for row in rows] for at in self._own]
        types = [*(column.type for column in self.parts.own), *_INTEGER * (1 + len(numbered))]
        insert(columns, self.parts.rows, types, [*own, months, *numbered])
        names = [one.name for one in self.parts.table.combinations]
        for sums in summed(self.parts.table):
            sums.add(columns, rows, numbered[names.index(sums.of.name)])

    def add_all(self, columns: duckdb.DuckDBPyConnection, placed: str) -> None:
        """Take the many placed rows that a query gives; they are written by `settle`.

        Both want the same cursor: the rows wait in a table of its own.
        """
        came = _count(columns, f"CREATE OR REPLACE TEMP TABLE {_PLACED} AS {placed}")
        for numbers in self._numbers:
            numbers.take(columns, _PLACED)
        written = f"INSERT INTO {self.parts.waiting} {self.parts.numbered(_PLACED)}"
        _require_all(_count(columns, written), came)
        self._waiting += came

    def settle(self, columns: duckdb.DuckDBPyConnection) -> None:
        """Write the many rows that wait, in order, and their sums.

        The parts must hold no rows yet: their numbers would change under them.
        """
        together = next((numbers for numbers in self._numbers if numbers.of.together), None)
        if together is not None:
            together.put_in_order(columns, self.parts.waiting)
        by = f" ORDER BY {together.of.name}" if together is not None else ""
        written = f"INSERT INTO {self.parts.rows} SELECT * FROM {self.parts.waiting}{by}"
        _require_all(_count(columns, written), self._waiting)
        self._waiting = 0
        empty(columns, self.parts.waiting)
        for sums in summed(self.parts.table):
            sums.sum_up(columns)

    def empty(self, columns: duckdb.DuckDBPyConnection) -> None:
        """Take all rows out of all parts."""
        sums = [one.name for one in summed(self.parts.table)]
        for name in [self.parts.rows, self.parts.waiting, *sums]:
            empty(columns, name)
        for numbers in self._numbers:
            numbers.empty(columns)
        self._waiting = 0

    def read_again(self) -> None:
        """Learn the numbers from the parts themselves: what was written last was undone."""
        self._waiting = 0
        for numbers in self._numbers:
            numbers.read_again()


def _count(columns: duckdb.DuckDBPyConnection, sql: str) -> int:
    """Write rows, and answer how many."""
    (written,) = columns.execute(sql).fetchall()[0]
    return int(written)


def _require_all(written: int, came: int) -> None:
    """Crash sooner than lose a row, which a join on a combination could do without a word."""
    if written != came:
        raise RuntimeError(f"{came} rows came and {written} were written")
