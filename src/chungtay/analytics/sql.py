"""Measures to SQL: one query per fact table for any set of measures over the same dimensions.

The SQL is plain (subqueries, `row_number`, `FILTER`), so that the same text runs on DuckDB and
on Spark over the same columns. Names come from declared columns only; values are parameters.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from chungtay.analytics.tables import VIEWS
from chungtay.core.measures.answer import Question
from chungtay.core.measures.fact import ColumnType, FactKind, FactTable
from chungtay.core.measures.measure import BadCondition, Count, Total, Where

PLACE_COLUMNS: Mapping[str, str] = {
    "district": "p.district", "province": "p.province", "unit_level": "p.level",
    "unit_type": "p.type",
}  # fmt: skip
"""Dimensions that any fact with a unit has, by the unit as it was on the fact's own day."""

TIME_COLUMNS: Mapping[str, str] = {
    "month": "EXTRACT(YEAR FROM f.on_date) * 100 + EXTRACT(MONTH FROM f.on_date)",
    "year": "EXTRACT(YEAR FROM f.on_date)",
}
_RANGE = re.compile(r"(-?\d*)\.\.(-?\d*)")


@dataclass(frozen=True, slots=True)
class Query:
    """A query and its parameters, in order."""

    sql: str
    parameters: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Leaf:
    """A formula over a fact table, and the conditions that select its rows among those asked."""

    formula: Total | Count
    selecting: Where


class Compiler:
    """Write SQL over one fact table as it stood for one question."""

    def __init__(self, table: FactTable, tables: Mapping[str, FactTable], question: Question):
        self.table, self.tables, self.question = table, tables, question
        self._types = {column.name: column.type for column in table.all_columns}

    def aggregate(self, leaves: Sequence[Leaf], by: Sequence[str]) -> Query:
        """Aggregate several measures over the same dimensions: value and row count of each."""
        selected, parameters = [self.column(name) for name in by], []
        for leaf in leaves:
            condition, values = self.condition(leaf.selecting)
            filtered = f" FILTER (WHERE {condition})" if condition else ""
            what = (
                f"sum({self.column(leaf.formula.column)})" if isinstance(leaf.formula, Total)
                else f"count(DISTINCT {self.column(leaf.formula.distinct)})"
            )  # fmt: skip
            selected += [f"{what}{filtered}", f"count(*){filtered}"]
            parameters += [*values, *values]
        source, bound = self.source(
            [*by, *(name for leaf in leaves for name in leaf.selecting), *self.question.where]
        )
        condition, values = self.condition(self.question.where)
        sql = f"SELECT {', '.join([*selected, 'count(*)'])} FROM {source}"
        sql += f" WHERE {condition}" if condition else ""
        keys = ", ".join(str(place) for place in range(1, len(by) + 1))
        sql += f" GROUP BY {keys} ORDER BY {keys}" if by else ""
        return Query(sql, (*parameters, *bound, *values))

    def rows(self, columns: Sequence[str], where: Iterable[Where]) -> Query:
        """List the rows that meet every condition, by natural key."""
        conditions = [self.condition(one) for one in where]
        names = [name for one in where for name in one]
        source, bound = self.source(names)
        listed = ", ".join(f"f.{name}" for name in columns)
        sql = f"SELECT {listed} FROM {source}"
        said = " AND ".join(condition for condition, _ in conditions if condition)
        sql += f" WHERE {said}" if said else ""
        return Query(sql + " ORDER BY f.ref", (*bound, *(v for _, vs in conditions for v in vs)))

    def source(self, names: Iterable[str]) -> tuple[str, tuple[Any, ...]]:
        """Name the table as it stood, with the places joined where a name needs them."""
        inner, bound = standing(self.table, self.tables, self.question)
        source = f"{inner} AS f"
        own = self._types
        if any(name in PLACE_COLUMNS and name not in own for name in names):
            source += (
                " LEFT JOIN places AS p ON p.unit = f.unit AND p.since <= f.on_date"
                " AND (p.until IS NULL OR f.on_date < p.until)"
            )
        return source, bound

    def column(self, name: str) -> str:
        """Write a column or dimension; the table's own columns win over derived ones."""
        if name in self._types:
            return f"f.{name}"
        return PLACE_COLUMNS.get(name) or TIME_COLUMNS[name]

    def has(self, name: str) -> bool:
        """Tell whether the table can be divided by a name."""
        return name in self._types or name in PLACE_COLUMNS or name in TIME_COLUMNS

    def condition(self, where: Where) -> tuple[str, tuple[Any, ...]]:
        """Write conditions: a column is one of the values, or within one of the ranges."""
        said, parameters = [], []
        for name, accepted in where.items():
            choices = []
            for value in accepted:
                text, values = self._accept(name, value)
                choices.append(text)
                parameters += values
            said.append(choices[0] if len(choices) == 1 else f"({' OR '.join(choices)})")
        return " AND ".join(said), tuple(parameters)

    def _accept(self, name: str, value: str) -> tuple[str, list[Any]]:
        column = self.column(name)
        if self._is_number(name) and (found := _RANGE.fullmatch(value)):
            low, high = found.groups()
            bounds = [(">=", low), ("<=", high)]
            said = " AND ".join(f"{column} {sign} ?" for sign, end in bounds if end)
            return f"({said})" if said else "TRUE", [int(end) for _, end in bounds if end]
        return f"{column} = ?", [self._typed(name, value)]

    def _is_number(self, name: str) -> bool:
        return self._types.get(name) is ColumnType.INTEGER or name in TIME_COLUMNS

    def _typed(self, name: str, value: str) -> Any:
        if self._is_number(name):
            digits = value.replace("-", "") if name == "month" else value
            if not digits.lstrip("-").isdigit():
                raise BadCondition(column=name, value=value, expected="một số nguyên")
            return int(digits)
        if self._types.get(name) is ColumnType.DATE:
            try:
                return dt.date.fromisoformat(value)
            except ValueError:
                raise BadCondition(
                    column=name, value=value, expected="một ngày dạng 2020-09-30"
                ) from None
        return value


def standing(
    table: FactTable, tables: Mapping[str, FactTable], question: Question
) -> tuple[str, tuple[Any, ...]]:
    """Write a table as it stood on the day asked, as known on the day asked, in parentheses."""
    view = next((view for view in VIEWS if view.table is table), None)
    if view is not None:
        parts = {name: standing(tables[name], tables, question) for name in view.ingredients}
        sql = view.sql.format(**{name: text for name, (text, _) in parts.items()})
        return f"({sql})", tuple(v for name in view.ingredients for v in parts[name][1])
    on, known = question.on, question.as_known
    if table.kind is FactKind.INTERVAL:
        sql = f"SELECT * FROM {table.name} WHERE since <= ? AND (until IS NULL OR until > ?)"
        return f"({sql})", (on, on)
    sql, bound = f"SELECT * FROM {table.name} WHERE on_date <= ?", [on]
    if known is not None:
        sql += " AND known_from <= ?"
        bound.append(known)
    if table.kind is FactKind.STATE:
        key = ", ".join(table.key)
        sql = (
            "SELECT * FROM (SELECT *, row_number() OVER (PARTITION BY "
            f"{key} ORDER BY on_date DESC, known_from DESC, seq DESC) AS latest FROM ({sql}) AS r)"
            " AS ranked WHERE latest = 1"
        )
    return f"({sql})", tuple(bound)
