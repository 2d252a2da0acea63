"""Measures to SQL: one query per fact table for any set of measures over the same dimensions.

The SQL is plain (subqueries, `row_number`, `FILTER`), so that the same text runs on DuckDB and
on Spark over the same columns. Names come from declared columns only; values are parameters.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from chungtay.analytics.by_number import Adding, ends_month
from chungtay.analytics.combined import MONTH, month_number
from chungtay.analytics.conditions import Conditions
from chungtay.analytics.standing import standing
from chungtay.core.measures.answer import Question
from chungtay.core.measures.fact import FactTable
from chungtay.core.measures.measure import Count, Total, Where

_EACH = "how_many_of_each"
"""How many rows alike have a member of their own to be counted."""


@dataclass(frozen=True, slots=True)
class Query:
    """A query and its parameters, in order."""

    sql: str
    parameters: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Among:
    """The rows whose `columns` have together the values that a query gives."""

    columns: tuple[str, ...]
    query: Query


@dataclass(frozen=True, slots=True)
class Leaf:
    """A formula over a fact table, and the conditions that select its rows among those asked.

    `until` is a day before the question's own, where only the rows up to it count.
    """

    formula: Total | Count
    selecting: Where
    until: dt.date | None = None


class Compiler:
    """Write SQL over one fact table as it stood for one question."""

    def __init__(
        self,
        table: FactTable,
        tables: Mapping[str, FactTable],
        question: Question,
        *,
        rows: tuple[str, tuple[Any, ...]] | None = None,
        held: tuple[str, tuple[Any, ...]] | None = None,
    ) -> None:
        self.table, self.tables, self.question = table, tables, question
        self._rows = rows
        """The rows told in other units (`telling`), their own unit beside them as `unit_then`."""
        self._held = held
        """The rows as they stood, where a view of them has been worked out already."""
        self._conditions = Conditions(table)
        self.column, self.condition = self._conditions.column, self._conditions.written

    def aggregate(self, leaves: Sequence[Leaf], by: Sequence[str]) -> Query:
        """Aggregate several measures over the same dimensions: members, then a value of each.

        Undivided, the rows asked about are counted last: a group exists only where there are some.
        """
        selected = [f"{self.column(name)} AS k{n}" for n, name in enumerate(by)]
        values, parameters = self._values(leaves)
        values_of = [f"v{n}" for n in range(len(leaves))]
        if not by:
            values.append("count(*) AS asked")
            values_of.append("asked")
        inner, bound = self.inner([*by, *_named(leaves)])
        condition, accepted = self.condition(self.question.where)
        keys = ", ".join(f"k{n}" for n in range(len(by)))
        sql = f"SELECT {', '.join([*selected, *values])} FROM {inner} AS f"
        sql += f" WHERE {condition}" if condition else ""
        sql += f" GROUP BY {keys}" if by else ""
        sql = f"SELECT {', '.join([*members(by), *values_of])} FROM ({sql}) AS g"
        sql += f" ORDER BY {_in_order(by)}" if by else ""
        return Query(sql, (*parameters, *bound, *accepted))

    def aggregate_sets(
        self, leaves: Sequence[Leaf], by: Sequence[str], sets: Sequence[Sequence[str]]
    ) -> Query:
        """Aggregate several measures over several sets of the dimensions `by`, in one reading.

        A row tells which set it is of (`set_number`), then its members ("" of a dimension that
        the set has not), then the values, and last whether there are rows asked about.
        """
        alike = self._are_alike(leaves)
        values, parameters = self._values(leaves, alike=alike)
        values.append("count(*) AS asked")
        keys = [f"k{n}" for n in range(len(by))]
        rows, bound = self._alike(leaves, by) if alike else self._apart(by, _named(leaves))
        listed = ", ".join(f"({', '.join(keys[by.index(name)] for name in one)})" for one in sets)
        of = f"grouping({', '.join(keys)})" if by else "0"
        sql = (
            f"SELECT {of} AS s, {', '.join([*keys, *values])} FROM ({rows}) AS f "
            f"GROUP BY GROUPING SETS ({listed})"
        )
        columns = ["s", *members(by), *(f"v{n}" for n in range(len(leaves))), "asked"]
        sql = f"SELECT {', '.join(columns)} FROM ({sql}) AS g ORDER BY {_in_order(['s', *by])}"
        return Query(sql, (*parameters, *bound))

    def _alike(self, leaves: Sequence[Leaf], by: Sequence[str]) -> tuple[str, tuple[Any, ...]]:
        """Write the rows asked about, with members `k0`…; those alike to every leaf summed to one.

        The conditions of leaves are then looked at once for rows alike, not for every row.
        """
        told, summed = _told(leaves), _summed(leaves)
        days = list(dict.fromkeys(self._until(leaf.until)[0] for leaf in leaves if leaf.until))
        if self.table.combinations:
            return Adding(
                self.table, self.question, self.condition, by, told, summed, days
            ).written()
        kinds = [f"f.{name}" for name in dict.fromkeys([*told, *days])]
        groups = [*(f"k{n}" for n in range(len(by))), *kinds]
        totals = [f"sum(f.{column}) AS {column}" for column in summed]
        if any(isinstance(leaf.formula, Count) for leaf in leaves):
            totals.append(f"count(f.{self.table.one_of_each}) AS {_EACH}")
        sql, bound = self._apart(by, _named(leaves), [*kinds, *totals])
        return sql + (f" GROUP BY {', '.join(groups)}" if groups else " HAVING count(*) > 0"), bound

    def _are_alike(self, leaves: Sequence[Leaf]) -> bool:
        """Tell whether rows may be summed to one that differ in nothing that leaves look at."""
        counts = [leaf.formula for leaf in leaves if isinstance(leaf.formula, Count)]
        told = {*_told(leaves)}
        known = told <= self._conditions.types.keys() and not told & {*_summed(leaves)}
        countable = not (counts and self.table.combinations)
        return known and countable and all(self._one_each(count) for count in counts)

    def _apart(
        self, by: Sequence[str], named: Sequence[str], columns: Sequence[str] = ("f.*",)
    ) -> tuple[str, tuple[Any, ...]]:
        """Write the rows asked about, with members `k0`… before their columns.

        `named` are the columns of the table that leaves look at.
        """
        inner, bound = self.inner([*by, *named])
        condition, accepted = self.condition(self.question.where)
        told = [f"{self.column(name)} AS k{n}" for n, name in enumerate(by)]
        sql = f"SELECT {', '.join([*told, *columns])} FROM {inner} AS f"
        return sql + (f" WHERE {condition}" if condition else ""), (*bound, *accepted)

    def _one_each(self, count: Count) -> bool:
        """Tell whether each row that stands is counted as one."""
        return count.distinct == self.table.one_of_each and not self._rows

    def _values(
        self, leaves: Sequence[Leaf], *, alike: bool = False
    ) -> tuple[list[str], list[Any]]:
        """Write the value of each leaf as a column, and its parameters; of rows summed if alike."""
        written: list[str] = []
        parameters: list[Any] = []
        for n, leaf in enumerate(leaves):
            condition, accepted = self.condition(leaf.selecting)
            parameters += accepted
            if leaf.until is not None:
                column, last = self._until(leaf.until)
                condition += (" AND " if condition else "") + f"f.{column} <= ?"
                parameters.append(last)
            filtered = f" FILTER (WHERE {condition})" if condition else ""
            what = self._what(leaf, alike=alike) + filtered
            counted = alike and isinstance(leaf.formula, Count)
            written.append(f"{f'coalesce({what}, 0)' if counted else what} AS v{n}")
        return written, parameters

    def _until(self, day: dt.date) -> tuple[str, Any]:
        """Give the column, and its last value, that tell the rows up to a day."""
        if self.table.combinations and ends_month(day):
            return MONTH.name, month_number(day)
        return "on_date", day

    def _what(self, leaf: Leaf, *, alike: bool) -> str:
        if isinstance(leaf.formula, Total):
            return f"sum({self.column(leaf.formula.column)})"
        if alike:
            return f"sum(f.{_EACH})"
        counted = self.column(leaf.formula.distinct)
        return f"count({counted})" if self._one_each(leaf.formula) else f"count(DISTINCT {counted})"

    def inner(self, asked: Iterable[str] | None = None) -> tuple[str, tuple[Any, ...]]:
        """Write the rows read, in parentheses: as they stood, or as they are told.

        Only the columns `asked` and those of conditions must be right, where they are named.
        """
        if (rows := self._rows or self._held) is not None:
            return rows
        named = None if asked is None else {*asked, *self.question.where}
        return standing(self.table, self.tables, self.question, named)

    def _own(self, name: str) -> str:
        """Write a column as the register has it, whatever the units it is told in."""
        return "f.unit_then" if self._rows and name == "unit" else f"f.{name}"

    def rows(
        self, columns: Sequence[str], where: Iterable[Where], among: Among | None = None
    ) -> Query:
        """List the rows that meet every condition, by natural key."""
        sql, parameters = self._met(where, among)
        listed = ", ".join(self._own(name) for name in columns)
        return Query(f"SELECT {listed} FROM {sql} ORDER BY f.ref", parameters)

    def one_row(self, where: Iterable[Where], among: Among | None = None) -> Query:
        """Ask for any one row that meets every condition, whichever is found first."""
        sql, parameters = self._met(where, among)
        return Query(f"SELECT 1 FROM {sql} LIMIT 1", parameters)

    def values_of(
        self, columns: Iterable[str], where: Iterable[Where], among: Among | None = None
    ) -> Query:
        """Ask for what certain columns hold together in the rows that meet every condition."""
        sql, parameters = self._met(where, among)
        return Query(f"SELECT {', '.join(map(self._own, columns))} FROM {sql}", parameters)

    def _met(self, where: Iterable[Where], among: Among | None) -> tuple[str, tuple[Any, ...]]:
        conditions = [self.condition(one) for one in where]
        if among is not None:
            named = ", ".join(f"f.{name}" for name in among.columns)
            conditions.append((f"({named}) IN ({among.query.sql})", among.query.parameters))
        inner, bound = self.inner()
        said = " AND ".join(condition for condition, _ in conditions if condition)
        sql = f"{inner} AS f WHERE {said}" if said else f"{inner} AS f"
        return sql, (*bound, *(v for _, vs in conditions for v in vs))


def set_number(by: Sequence[str], one: Sequence[str]) -> int:
    """Give the number by which a query over sets of dimensions tells the rows of one of them.

    >>> [set_number(["a", "b"], one) for one in ([], ["a"], ["b"], ["a", "b"])]
    [3, 1, 2, 0]
    """
    return sum(1 << (len(by) - 1 - n) for n, name in enumerate(by) if name not in one)


def _told(leaves: Sequence[Leaf]) -> list[str]:
    """Name the columns by which leaves select, each once."""
    return list(dict.fromkeys(name for leaf in leaves for name in leaf.selecting))


def _named(leaves: Sequence[Leaf]) -> list[str]:
    """Name every column that leaves look at."""
    counts = (leaf.formula for leaf in leaves if isinstance(leaf.formula, Count))
    return [*_told(leaves), *_summed(leaves), *(formula.distinct for formula in counts)]


def _summed(leaves: Sequence[Leaf]) -> list[str]:
    """Name the columns that leaves add up, each once."""
    totals = (leaf.formula for leaf in leaves if isinstance(leaf.formula, Total))
    return list(dict.fromkeys(formula.column for formula in totals))


def members(by: Sequence[str]) -> list[str]:
    """Write the members of dimensions as texts."""
    return [f"coalesce(CAST(k{n} AS VARCHAR), '')" for n in range(len(by))]


def _in_order(columns: Sequence[str]) -> str:
    """Write the order of a query's first columns, as selected: members in that of their texts."""
    return ", ".join(str(n) for n, _ in enumerate(columns, start=1))
