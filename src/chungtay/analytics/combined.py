"""Fact tables whose rows name combinations of columns by number: smaller, and added up sooner.

Such a table is held in parts: its rows (`capital_rows`), each of its combinations once
(`capital_line`, `capital_account`, …) and, of one combination, the sums of each month and of each
day (`capital_months`, `capital_days`). Registers being append-only, a new row only ever adds to the
sums. A view of the table's own name puts the parts together again, so that a row can be read as any
other.

Sums are asked of the parts: first added up by the numbers of the combinations, then told by their
columns. Ten million postings are thousands of combinations.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import duckdb

from chungtay.analytics.kinds import PLACED
from chungtay.core.measures.fact import Column, ColumnType, Combination, FactTable

MONTH = Column("on_month", ColumnType.INTEGER, "Tháng (năm x 100 + tháng)")
"""A row's month, written beside it: taking it out of ten million days takes longer than adding."""
MONTH_OF = "EXTRACT(YEAR FROM {on}) * 100 + EXTRACT(MONTH FROM {on})"
_FRESH, _NUMBERED = "fresh_facts", "numbered_facts"


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts that one fact table with combinations is held in."""

    table: FactTable

    @property
    def rows(self) -> str:
        """Name the table of rows."""
        return f"{self.table.name}_rows"

    @property
    def months(self) -> str:
        """Name the table of monthly sums."""
        return f"{self.table.name}_months"

    @property
    def days(self) -> str:
        """Name the table of daily sums, which tells the days of a month that has not ended."""
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
        return tuple(column for column in self._columns if column.name not in combined)

    @property
    def _columns(self) -> tuple[Column, ...]:
        return (*self.table.all_columns, *PLACED)

    def create(self, columns: duckdb.DuckDBPyConnection) -> None:
        """Create all parts, empty, and the view over them."""
        types = {column.name: column.type for column in self._columns}
        for one in self.table.combinations:
            listed = ", ".join(f"{name} {types[name]}" for name in one.columns)
            columns.execute(f"CREATE TABLE {self.of(one)} (number INTEGER, {listed})")
        own = [f"{column.name} {column.type}" for column in self.own]
        numbers = [f"{one.name} INTEGER" for one in self.table.combinations]
        listed = ", ".join([*own, f"{MONTH.name} INTEGER", *numbers])
        columns.execute(f"CREATE TABLE {self.rows} ({listed})")
        for name, key in self._sums.items():
            columns.execute(
                f"CREATE TABLE {name} AS SELECT {key}, {self.table.value} FROM {self.rows}"
            )
        columns.execute(f"CREATE VIEW {self.table.name} AS {self._joined()}")

    def empty(self, columns: duckdb.DuckDBPyConnection) -> None:
        """Take all rows out of all parts."""
        combinations = (self.of(one) for one in self.table.combinations)
        for name in (self.rows, *combinations, *self._sums):
            columns.execute(f"DELETE FROM {name}")

    def add(self, columns: duckdb.DuckDBPyConnection, placed: str, cells: Sequence[object]) -> None:
        """Write the rows that a query gives: new combinations first, then rows by number."""
        columns.execute(f"CREATE OR REPLACE TEMP TABLE {_FRESH} AS {placed}", cells)
        for one in self.table.combinations:
            listed = ", ".join(one.columns)
            columns.execute(
                f"INSERT INTO {self.of(one)} SELECT row_number() OVER () - 1 + "
                f"(SELECT coalesce(max(number) + 1, 0) FROM {self.of(one)}), {listed} FROM "
                f"(SELECT {listed} FROM {_FRESH} EXCEPT SELECT {listed} FROM {self.of(one)})"
            )
        columns.execute(f"CREATE OR REPLACE TEMP TABLE {_NUMBERED} AS {self._numbered()}")
        columns.execute(f"INSERT INTO {self.rows} SELECT * FROM {_NUMBERED}")
        self._sum_up(columns, _NUMBERED)

    def sum_up_anew(self, columns: duckdb.DuckDBPyConnection) -> None:
        """Make the sums of all rows at once: many small additions have left many rows."""
        for name in self._sums:
            columns.execute(f"DELETE FROM {name}")
        self._sum_up(columns, self.rows)

    def _sum_up(self, columns: duckdb.DuckDBPyConnection, rows: str) -> None:
        for name, key in self._sums.items():
            columns.execute(
                f"INSERT INTO {name} SELECT {key}, sum({self.table.value}) FROM {rows} "
                f"GROUP BY {key}"
            )

    @property
    def _sums(self) -> dict[str, str]:
        """Give the tables of sums, and the key of each."""
        if self.summed is None:
            return {}
        key = f"{self.summed.name}, {MONTH.name}"
        return {self.months: key, self.days: f"{key}, on_date"}

    def _numbered(self) -> str:
        own = [f"f.{column.name}" for column in self.own]
        month = f"{MONTH_OF.format(on='f.on_date')} AS {MONTH.name}"
        numbers = [f"{one.name}.number AS {one.name}" for one in self.table.combinations]
        sql = f"SELECT {', '.join([*own, month, *numbers])} FROM {_FRESH} AS f"
        for one in self.table.combinations:
            same = (f"f.{c} IS NOT DISTINCT FROM {one.name}.{c}" for c in one.columns)
            sql += f" JOIN {self.of(one)} AS {one.name} ON {' AND '.join(same)}"
        return sql

    def _joined(self) -> str:
        home = {name: one.name for one in self.table.combinations for name in one.columns}
        listed = [f"{home.get(c.name, 'r')}.{c.name}" for c in (*self._columns, MONTH)]
        sql = f"SELECT {', '.join(listed)} FROM {self.rows} AS r"
        for one in self.table.combinations:
            sql += f" JOIN {self.of(one)} AS {one.name} ON {one.name}.number = r.{one.name}"
        return sql


def used(table: FactTable, names: Sequence[str]) -> Iterator[tuple[Combination, list[str]]]:
    """Tell which combinations hold some of the columns named, and which columns of them."""
    for one in table.combinations:
        if held := [name for name in names if name in one.columns]:
            yield one, held
