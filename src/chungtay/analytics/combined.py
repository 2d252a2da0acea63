"""Fact tables whose rows name combinations of columns by number: smaller, and added up sooner.

Such a table is held in parts: its rows (`capital_rows`), each of its combinations once
(`capital_line`, `capital_account`, …) and, of one combination, the sums of each day
(`capital_days`). Registers being append-only, a new row only ever adds to the sums. A view of the
table's own name puts the parts together again, so that a row can be read as any other.

Sums are asked of the parts: first added up by the numbers of the combinations, then told by their
columns. Ten million postings are thousands of combinations.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from operator import itemgetter
from typing import Any

import duckdb

from chungtay.analytics.kinds import PLACED
from chungtay.apps.kernel.facts import Row
from chungtay.core.measures.fact import Column, ColumnType, Combination, FactTable

MONTH = Column("on_month", ColumnType.INTEGER, "Tháng (năm x 100 + tháng)")
"""A row's month, written beside it: taking it out of ten million days takes longer than adding."""
MONTH_OF = "EXTRACT(YEAR FROM {on}) * 100 + EXTRACT(MONTH FROM {on})"
_INTEGER = ("INTEGER",)
_DAYS = ("on_date", "known_from")
_PLACED, _ORDER = "placed_facts", "order_of_facts"


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts that one fact table with combinations is held in."""

    table: FactTable

    @property
    def rows(self) -> str:
        """Name the table of rows."""
        return f"{self.table.name}_rows"

    @property
    def waiting(self) -> str:
        """Name the table of many rows that are not all there yet."""
        return f"{self.table.name}_waiting"

    @property
    def days(self) -> str:
        """Name the table of daily sums."""
        return f"{self.table.name}_days"

    def of(self, combination: Combination) -> str:
        """Name the table of a combination's columns."""
        return f"{self.table.name}_{combination.name}"

    @property
    def summed(self) -> Combination | None:
        """Give the combination whose sums are kept, if there is one."""
        return next((one for one in self.table.combinations if one.summed), None)

    @property
    def own(self) -> tuple[Column, ...]:
        """Give the columns that stand in the rows themselves."""
        combined = {name for one in self.table.combinations for name in one.columns}
        return tuple(column for column in self.columns if column.name not in combined)

    @property
    def columns(self) -> tuple[Column, ...]:
        """Give every column of a placed row, in order."""
        return (*self.table.all_columns, *PLACED)

    def create(self, columns: duckdb.DuckDBPyConnection) -> None:
        """Create all parts, empty, and the view over them."""
        types = {column.name: column.type for column in self.columns}
        for one in self.table.combinations:
            listed = ", ".join(f"{name} {types[name]}" for name in one.columns)
            columns.execute(f"CREATE TABLE {self.of(one)} (number INTEGER, {listed})")
        own = [f"{column.name} {column.type}" for column in self.own]
        numbers = [f"{one.name} INTEGER" for one in self.table.combinations]
        listed = ", ".join([*own, f"{MONTH.name} INTEGER", *numbers])
        for name in (self.rows, self.waiting):
            columns.execute(f"CREATE TABLE {name} ({listed})")
        if self.summed is not None:
            columns.execute(
                f"CREATE TABLE {self.days} ({self.summed.name} INTEGER, {MONTH.name} INTEGER, "
                f"{', '.join(f'{day} DATE' for day in _DAYS)}, {self.table.value} BIGINT)"
            )
        columns.execute(f"CREATE VIEW {self.table.name} AS {self._joined()}")

    def numbered(self, placed: str) -> str:
        """Write the rows of a table of placed rows, each combination as its number."""
        own = [f"f.{column.name}" for column in self.own]
        numbers = [f"{one.name}.number" for one in self.table.combinations]
        sql = f"SELECT {', '.join([*own, MONTH_OF.format(on='f.on_date'), *numbers])} "
        sql += f"FROM {placed} AS f"
        for one in self.table.combinations:
            same = (f"f.{c} IS NOT DISTINCT FROM {one.name}.{c}" for c in one.columns)
            sql += f" JOIN {self.of(one)} AS {one.name} ON {' AND '.join(same)}"
        return sql

    def _joined(self) -> str:
        home = {name: one.name for one in self.table.combinations for name in one.columns}
        listed = [f"{home.get(c.name, 'r')}.{c.name}" for c in (*self.columns, MONTH)]
        sql = f"SELECT {', '.join(listed)} FROM {self.rows} AS r"
        for one in self.table.combinations:
            sql += f" JOIN {self.of(one)} AS {one.name} ON {one.name}.number = r.{one.name}"
        return sql


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
        self._on, self._value = places["on_date"], places[table.value]
        self._days = itemgetter(*(places[day] for day in _DAYS))
        self._numbers: list[dict[Row, int]] = [{} for _ in table.combinations]
        self._waiting = 0

    def add(self, columns: duckdb.DuckDBPyConnection, rows: Sequence[Row]) -> None:
        """Write placed rows: new combinations first, then rows by number, then their sums."""
        numbered = [self._numbered(columns, at, rows) for at in range(len(self._numbers))]
        months = [row[self._on].year * 100 + row[self._on].month for row in rows]
        own = [[row[at] for row in rows] for at in self._own]
        types = [*(column.type for column in self.parts.own), *_INTEGER * (1 + len(numbered))]
        _insert(columns, self.parts.rows, types, [*own, months, *numbered])
        self._sum_up(columns, rows, months, numbered)

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
        self._sum_up_all(columns)
        self.read_again(columns)

    def _sum_up_all(self, columns: duckdb.DuckDBPyConnection) -> None:
        if self.parts.summed is not None:
            key = ", ".join([self.parts.summed.name, MONTH.name, *_DAYS])
            columns.execute(f"DELETE FROM {self.parts.days}")
            columns.execute(
                f"INSERT INTO {self.parts.days} SELECT {key}, sum({self.parts.table.value}) "
                f"FROM {self.parts.rows} GROUP BY {key}"
            )

    def empty(self, columns: duckdb.DuckDBPyConnection) -> None:
        """Take all rows out of all parts."""
        held = [self.parts.of(one) for one in self.parts.table.combinations]
        sums = [self.parts.days] if self.parts.summed is not None else []
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
            _insert(columns, self.parts.of(one), listed, cells)
        return found

    def _sum_up(
        self,
        columns: duckdb.DuckDBPyConnection,
        rows: Sequence[Row],
        months: Sequence[int],
        numbered: Sequence[Sequence[int]],
    ) -> None:
        if self.parts.summed is None:
            return
        numbers = numbered[self.parts.table.combinations.index(self.parts.summed)]
        sums: dict[Row, int] = defaultdict(int)
        for number, month, row in zip(numbers, months, rows, strict=True):
            sums[number, month, *self._days(row)] += row[self._value]
        cells = [*map(list, zip(*sums, strict=True)), list(sums.values())]
        _insert(columns, self.parts.days, [*_INTEGER * 2, *["DATE"] * 2, "BIGINT"], cells)


def _count(columns: duckdb.DuckDBPyConnection, sql: str, cells: Sequence[object] = ()) -> int:
    """Write rows, and answer how many."""
    (written,) = columns.execute(sql, list(cells)).fetchall()[0]
    return int(written)


def _require_all(written: int, came: int) -> None:
    """Crash sooner than lose a row, which a join on a combination could do without a word."""
    if written != came:
        raise RuntimeError(f"{came} rows came and {written} were written")


def _insert(
    columns: duckdb.DuckDBPyConnection, name: str, types: Sequence[str], cells: list[list[Any]]
) -> None:
    listed = ", ".join(f"unnest(?::{type_}[])" for type_ in types)
    columns.execute(f"INSERT INTO {name} SELECT {listed}", cells)


def _getter(places: Sequence[int]) -> Callable[[Row], Row]:
    """Give what takes some cells of a row, always as a tuple."""
    if len(places) == 1:
        (only,) = places
        return lambda row: (row[only],)
    return itemgetter(*places)


def used(table: FactTable, names: Sequence[str]) -> Iterator[tuple[Combination, list[str]]]:
    """Tell which combinations hold some of the columns named, and which columns of them."""
    for one in table.combinations:
        if held := [name for name in names if name in one.columns]:
            yield one, held
