"""Numbers in place of what columns hold together: each combination of their values once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import islice
from operator import itemgetter

import duckdb

from chungtay.analytics.kinds import PLACED
from chungtay.analytics.spread import empty, insert
from chungtay.apps.kernel.facts import Row
from chungtay.core.measures.fact import Combination, FactTable

Columns = duckdb.DuckDBPyConnection


class Numbers:
    """The numbers of one combination: from nought on, in the order in which they were met.

    Many are written by a query, the few that come later from memory: a query over the columns takes
    some milliseconds however few rows it is for. After a transaction that was undone, or a query
    that wrote, they must be read again.
    """

    def __init__(self, table: FactTable, one: Combination) -> None:
        self.of, self.name = one, table_of(table, one)
        self._types = {c.name: c.type for c in (*table.all_columns, *PLACED)}
        self._known: dict[Row, int] | None = None

    def create(self, columns: Columns) -> None:
        """Create the table, empty, unless another that shares it has."""
        listed = ", ".join(f"{name} {self._types[name]}" for name in self.of.columns)
        columns.execute(f"CREATE TABLE IF NOT EXISTS {self.name} (number INTEGER, {listed})")

    def given(self, columns: Columns, members: Iterable[Row]) -> list[int]:
        """Give the number of each member; a new one is written with a new number."""
        numbers = self._read(columns)
        known = len(numbers)
        found = [numbers.setdefault(member, len(numbers)) for member in members]
        if fresh := list(islice(numbers, known, None)):
            cells = [[numbers[member] for member in fresh], *map(list, zip(*fresh, strict=True))]
            types = ["INTEGER", *(self._types[name] for name in self.of.columns)]
            insert(columns, self.name, types, cells)
        return found

    def take(self, columns: Columns, rows: str) -> None:
        """Give numbers to what a table of many rows holds, where it is new."""
        listed = ", ".join(self.of.columns)
        columns.execute(
            f"INSERT INTO {self.name} "
            f"SELECT row_number() OVER () - 1 + (SELECT count(*) FROM {self.name}), {listed} "
            f"FROM (SELECT {listed} FROM {rows} EXCEPT SELECT {listed} FROM {self.name})"
        )
        self.read_again()

    def put_in_order(self, columns: Columns, rows: str) -> None:
        """Give all new numbers, in the order of what they stand for; in a table of rows, too."""
        columns.execute(
            "CREATE OR REPLACE TEMP TABLE order_of_numbers AS SELECT number, row_number() OVER "
            f"(ORDER BY {', '.join(self.of.columns)}) - 1 AS place FROM {self.name}"
        )
        for table, number in ((rows, self.of.name), (self.name, "number")):
            columns.execute(
                f"UPDATE {table} SET {number} = o.place FROM order_of_numbers AS o "
                f"WHERE o.number = {table}.{number}"
            )
        self.read_again()

    def empty(self, columns: Columns) -> None:
        """Forget all numbers but those that rows of another table may still carry."""
        if not self.of.shared:
            empty(columns, self.name)
            self.read_again()

    def read_again(self) -> None:
        """Learn the numbers from the table itself when next they are asked for."""
        self._known = None

    def _read(self, columns: Columns) -> dict[Row, int]:
        if self._known is None:
            listed = ", ".join(self.of.columns)
            rows = columns.execute(f"SELECT number, {listed} FROM {self.name}").fetchall()
            self._known = {key: number for number, *cells in rows for key in (tuple(cells),)}
        return self._known


def table_of(table: FactTable, one: Combination) -> str:
    """Name the table of a combination's numbers."""
    return f"{one.name}_numbers" if one.shared else f"{table.name}_{one.name}"


def shared_by(tables: Iterable[FactTable]) -> dict[str, Numbers]:
    """Give the numbers that some tables have in common, by the combinations' names."""
    return {
        one.name: Numbers(table, one)
        for table in tables
        for one in (*table.combinations, *table.numbered)
        if one.shared
    }


def numbers_of(
    table: FactTable, combinations: Sequence[Combination], shared: Mapping[str, Numbers]
) -> list[Numbers]:
    """Give the numbers of some combinations of a table: its own, or those in common."""
    return [shared[one.name] if one.shared else Numbers(table, one) for one in combinations]


def joined(table: FactTable, combinations: Sequence[Combination]) -> str:
    """Join rows `f` to the numbers of what they hold."""
    sql = ""
    for one in combinations:
        same = (f"f.{name} IS NOT DISTINCT FROM {one.name}.{name}" for name in one.columns)
        sql += f" JOIN {table_of(table, one)} AS {one.name} ON {' AND '.join(same)}"
    return sql


def members(table: FactTable, one: Combination) -> Callable[[Row], Row]:
    """Give what takes the member of a combination out of a placed row, always as a tuple."""
    named = [column.name for column in (*table.all_columns, *PLACED)]
    places = [named.index(name) for name in one.columns]
    if len(places) == 1:
        (only,) = places
        return lambda row: (row[only],)
    return itemgetter(*places)
