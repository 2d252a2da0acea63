"""Rows on their way into the parts of a table with combinations, each combination as its number."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import islice
from operator import itemgetter

import duckdb

from chungtay.analytics.combined import Parts, month_number
from chungtay.analytics.spread import insert
from chungtay.analytics.summing import summed
from chungtay.apps.kernel.facts import Row
from chungtay.core.measures.fact import FactTable

_INTEGER = ("INTEGER",)
_PLACED, _ORDER = "placed_facts", "order_of_facts"


class Numbering:
    """Writes rows of one table into its parts, and knows the number of every combination.

    Many rows are numbered by a query, the few that come later from memory: a query over the columns
    takes some milliseconds however few they are. After a transaction that was undone the numbers
    must be read again.
    """

    def __init__(self, table: FactTable) -> None:
        self.parts = Parts(table)
        places = {column.name: n for n, column in enumerate(self.parts.columns)}
        self._key_of = [_getter([places[c] for c in one.columns]) for one in table.combinations]
        self._own = [places[column.name] for column in self.parts.own]
        self._on = places["on_date"]
        self._numbers: list[dict[Row, int]] = [{} for _ in table.combinations]
        self._waiting = 0

    def create(self, columns: duckdb.DuckDBPyConnection) -> None:
        """Create the parts and the sums that the table keeps, empty."""
        self.parts.create(columns)
        for sums in summed(self.parts.table):
            sums.create(columns)

    def add(self, columns: duckdb.DuckDBPyConnection, rows: Sequence[Row]) -> None:
        """Write placed rows: new combinations first, then rows by number, then their sums."""
        numbered = [self._numbered(columns, at, rows) for at in range(len(self._numbers))]
        months = [month_number(row[self._on]) for row in rows]
        own = [[row[at] for row in rows] for at in self._own]
        types = [*(column.type for column in self.parts.own), *_INTEGER * (1 + len(numbered))]
        insert(columns, self.parts.rows, types, [*own, months, *numbered])
        names = [one.name for one in self.parts.table.combinations]
        for sums in summed(self.parts.table):
            sums.add(columns, rows, numbered[names.index(sums.of.name)])

    def add_all(
        self, columns: duckdb.DuckDBPyConnection, placed: str, cells: Sequence[object] = ()
    ) -> None:
        """Take the many placed rows that a query gives; they are written by `settle`.

        Both want the same cursor: the rows wait in a table of its own.
        """
        came = _count(columns, f"CREATE OR REPLACE TEMP TABLE {_PLACED} AS {placed}", cells)
        for one in self.parts.table.combinations:
            listed, of = ", ".join(one.columns), self.parts.of(one)
            columns.execute(
                f"INSERT INTO {of} SELECT row_number() OVER () - 1 + (SELECT count(*) FROM {of}), "
                f"{listed} FROM (SELECT {listed} FROM {_PLACED} EXCEPT SELECT {listed} FROM {of})"
            )
        written = f"INSERT INTO {self.parts.waiting} {self.parts.numbered(_PLACED)}"
        _require_all(_count(columns, written), came)
        self._waiting += came

    def settle(self, columns: duckdb.DuckDBPyConnection) -> None:
        """Write the many rows that wait, in order, and their sums; learn the numbers.

        The parts must hold no rows yet: their numbers would change under them.
        """
        order = next((one for one in self.parts.table.combinations if one.together), None)
        if order is not None:
            columns.execute(
                f"CREATE OR REPLACE TEMP TABLE {_ORDER} AS SELECT number, row_number() OVER "
                f"(ORDER BY {', '.join(order.columns)}) - 1 AS place FROM {self.parts.of(order)}"
            )
            waiting, of = self.parts.waiting, self.parts.of(order)
            for table, number in ((waiting, order.name), (of, "number")):
                columns.execute(
                    f"UPDATE {table} SET {number} = o.place FROM {_ORDER} AS o "
                    f"WHERE o.number = {table}.{number}"
                )
        by = f" ORDER BY {order.name}" if order is not None else ""
        written = f"INSERT INTO {self.parts.rows} SELECT * FROM {self.parts.waiting}{by}"
        _require_all(_count(columns, written), self._waiting)
        self._waiting = 0
        columns.execute(f"DELETE FROM {self.parts.waiting}")
        for sums in summed(self.parts.table):
            sums.sum_up(columns)
        self.read_again(columns)

    def empty(self, columns: duckdb.DuckDBPyConnection) -> None:
        """Take all rows out of all parts."""
        held = [self.parts.of(one) for one in self.parts.table.combinations]
        sums = [one.name for one in summed(self.parts.table)]
        for name in [self.parts.rows, self.parts.waiting, *held, *sums]:
            columns.execute(f"DELETE FROM {name}")
        self._waiting = 0
        self._numbers = [{} for _ in self._numbers]

    def read_again(self, columns: duckdb.DuckDBPyConnection) -> None:
        """Learn the numbers from the parts themselves: what was written last was undone."""
        self._waiting = 0
        for at, one in enumerate(self.parts.table.combinations):
            listed = ", ".join(one.columns)
            rows = columns.execute(f"SELECT number, {listed} FROM {self.parts.of(one)}").fetchall()
            self._numbers[at] = {key: number for number, *cells in rows for key in (tuple(cells),)}

    def _numbered(
        self, columns: duckdb.DuckDBPyConnection, at: int, rows: Sequence[Row]
    ) -> list[int]:
        """Give each row's number of one combination; a new one is written with a new number."""
        numbers, key_of = self._numbers[at], self._key_of[at]
        known, found = len(numbers), [numbers.setdefault(key_of(row), len(numbers)) for row in rows]
        if fresh := list(islice(numbers, known, None)):
            one = self.parts.table.combinations[at]
            types = {column.name: column.type for column in self.parts.columns}
            cells = [[numbers[key] for key in fresh], *map(list, zip(*fresh, strict=True))]
            listed = ["INTEGER", *(types[name] for name in one.columns)]
            insert(columns, self.parts.of(one), listed, cells)
        return found


def _count(columns: duckdb.DuckDBPyConnection, sql: str, cells: Sequence[object] = ()) -> int:
    """Write rows, and answer how many."""
    (written,) = columns.execute(sql, list(cells)).fetchall()[0]
    return int(written)


def _require_all(written: int, came: int) -> None:
    """Crash sooner than lose a row, which a join on a combination could do without a word."""
    if written != came:
        raise RuntimeError(f"{came} rows came and {written} were written")


def _getter(places: Sequence[int]) -> Callable[[Row], Row]:
    """Give what takes some cells of a row, always as a tuple."""
    if len(places) == 1:
        (only,) = places
        return lambda row: (row[only],)
    return itemgetter(*places)
