"""Sums of a table with combinations, kept day by day beside its rows.

Registers being append-only, a new row only ever adds to the sums: `capital_days`, by line, from
which the statements of a day are told; `capital_covering`, by work, from which its commitments are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import duckdb

from chungtay.analytics.combined import MONTH, Parts, month_number
from chungtay.analytics.spread import empty, insert
from chungtay.apps.kernel.facts import Row
from chungtay.core.measures.fact import ColumnType, Combination, FactTable, Sums
from chungtay.core.measures.measure import Where

_DAYS = ("on_date", "known_from")


@dataclass(frozen=True, slots=True)
class Summed:
    """The sums of one name that a table keeps."""

    parts: Parts
    sums: Sums

    @property
    def name(self) -> str:
        """Name the table of sums by number."""
        return f"{self.parts.table.name}_{self.sums.name}"

    @property
    def of(self) -> Combination:
        """Give the combination that they are sums of."""
        return next(one for one in self.parts.table.combinations if one.name == self.sums.of)

    @property
    def whole(self) -> bool:
        """Tell whether they add up the value of every row, and nothing besides."""
        return not self.sums.where and self.sums.values == {self.parts.table.value: {}}

    def create(self, columns: duckdb.DuckDBPyConnection) -> None:
        """Create the table, empty."""
        listed = ", ".join(f"{name} {kind}" for name, kind in self._types.items())
        columns.execute(f"CREATE TABLE {self.name} ({listed})")

    def of_days(self, days: str) -> str:
        """Write the sums of each day that meets a condition, by number; they are not added up."""
        listed = ", ".join([self.of.name, *self.sums.values])
        return f"SELECT {listed} FROM {self.name} WHERE {days}"

    def sum_up(self, columns: duckdb.DuckDBPyConnection) -> None:
        """Write the sums of all rows there are, those of one number together."""
        key = ", ".join([self.of.name, MONTH.name, *_DAYS])
        values = ", ".join(
            f"coalesce(sum({self.parts.table.value}) FILTER (WHERE {_meeting(where)}), 0)"
            for where in self.sums.values.values()
        )
        empty(columns, self.name)
        columns.execute(
            f"INSERT INTO {self.name} SELECT {key}, {values} FROM {self._rows()} "
            f"WHERE {_meeting(self.sums.where)} GROUP BY {key} ORDER BY {key}"
        )

    def add(
        self, columns: duckdb.DuckDBPyConnection, rows: Sequence[Row], numbers: Sequence[int]
    ) -> None:
        """Add rows, each with its number of the combination, to the sums."""
        named = [column.name for column in self.parts.columns]
        added: defaultdict[Row, list[int]] = defaultdict(lambda: [0] * len(self.sums.values))
        for number, cells in zip(numbers, rows, strict=True):
            row = dict(zip(named, cells, strict=True))
            if _meets(row, self.sums.where):
                month = month_number(row["on_date"])
                sums = added[number, month, *(row[day] for day in _DAYS)]
                for place, where in enumerate(self.sums.values.values()):
                    sums[place] += row[self.parts.table.value] if _meets(row, where) else 0
        if added:
            keys, sums_of = zip(*added, strict=True), zip(*added.values(), strict=True)
            listed = [list(column) for column in (*keys, *sums_of)]
            insert(columns, self.name, list(self._types.values()), listed)

    @property
    def _types(self) -> Mapping[str, str]:
        """Give the columns of the table and their types."""
        numbers = dict.fromkeys((self.of.name, MONTH.name), "INTEGER")
        days = dict.fromkeys(_DAYS, ColumnType.DATE.value)
        return numbers | days | dict.fromkeys(self.sums.values, ColumnType.INTEGER.value)

    def _rows(self) -> str:
        """Name the rows, with the combinations that tell which of them a sum is of."""
        conditions = (self.sums.where, *self.sums.values.values())
        named = {name for where in conditions for name in where}
        sql = f"{self.parts.rows} AS r"
        for n, one in enumerate(self.parts.table.combinations):
            if named & {*one.columns}:
                sql += f" JOIN {self.parts.of(one)} AS n{n} ON n{n}.number = r.{one.name}"
        return sql


def summed(table: FactTable) -> Iterator[Summed]:
    """Give all sums that a table keeps."""
    return (Summed(Parts(table), one) for one in table.sums)


def _meeting(where: Where) -> str:
    """Write conditions on columns.

    >>> _meeting({"pot": ("spent", "settled")}), _meeting({})
    ("pot IN ('spent', 'settled')", 'TRUE')
    """
    said = [f"{name} IN ({_listed(values)})" for name, values in where.items()]
    return " AND ".join(said) or "TRUE"


def _listed(values: Sequence[str]) -> str:
    return ", ".join("'" + value.replace("'", "''") + "'" for value in values)


def _meets(row: Mapping[str, object], where: Where) -> bool:
    return all(row[name] in values for name, values in where.items())
