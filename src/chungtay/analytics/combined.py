"""Fact tables whose rows name combinations of columns by number: smaller, and added up sooner.

Such a table is held in parts: its rows (`capital_rows`), each of its combinations once
(`capital_line`, `capital_account`, …) and the sums of each day that it asks for (`summing`). A view
of the table's own name puts the parts together again, so that a row can be read as any other.

Sums are asked of the parts: first added up by the numbers of the combinations, then told by their
columns. Ten million postings are thousands of combinations.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import duckdb

from chungtay.analytics.kinds import PLACED
from chungtay.analytics.numbers import joined, table_of
from chungtay.core.measures.fact import Column, ColumnType, Combination, FactTable

MONTH = Column("on_month", ColumnType.INTEGER, "Tháng (năm x 100 + tháng)")
"""A row's month, written beside it: taking it out of ten million days takes longer than adding."""
MONTH_OF = "EXTRACT(YEAR FROM {on}) * 100 + EXTRACT(MONTH FROM {on})"


def month_number(day: dt.date) -> int:
    """Give the number of a day's month, as rows have it: 202009."""
    return day.year * 100 + day.month


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

    def of(self, one: Combination) -> str:
        """Name the table of a combination's columns."""
        return table_of(self.table, one)

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
        """Create the parts that hold rows, empty, and the view over them and the numbers."""
        own = [f"{column.name} {column.type}" for column in self.own]
        numbers = [f"{one.name} INTEGER" for one in self.table.combinations]
        listed = ", ".join([*own, f"{MONTH.name} INTEGER", *numbers])
        for name in (self.rows, self.waiting):
            columns.execute(f"CREATE TABLE {name} ({listed})")
        columns.execute(f"CREATE VIEW {self.table.name} AS {self._joined()}")

    def numbered(self, placed: str) -> str:
        """Write the rows of a table of placed rows, each combination as its number."""
        own = [f"f.{column.name}" for column in self.own]
        numbers = [f"{one.name}.number" for one in self.table.combinations]
        sql = f"SELECT {', '.join([*own, MONTH_OF.format(on='f.on_date'), *numbers])} "
        return f"{sql}FROM {placed} AS f{joined(self.table, self.table.combinations)}"

    def _joined(self) -> str:
        home = {name: one.name for one in self.table.combinations for name in one.columns}
        listed = [f"{home.get(c.name, 'r')}.{c.name}" for c in (*self.columns, MONTH)]
        sql = f"SELECT {', '.join(listed)} FROM {self.rows} AS r"
        for one in self.table.combinations:
            sql += f" JOIN {self.of(one)} AS {one.name} ON {one.name}.number = r.{one.name}"
        return sql


def used(table: FactTable, names: Sequence[str]) -> Iterator[tuple[Combination, list[str]]]:
    """Tell which combinations hold some of the columns named, and which columns of them."""
    for one in table.combinations:
        if held := [name for name in names if name in one.columns]:
            yield one, held
