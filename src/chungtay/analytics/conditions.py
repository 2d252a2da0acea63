"""Conditions as SQL: a column is one of the values accepted, or lies within one of the ranges."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from typing import Any

from chungtay.analytics import by_number
from chungtay.analytics.combined import MONTH_OF
from chungtay.analytics.kinds import PLACED
from chungtay.core.measures.fact import ColumnType, FactTable
from chungtay.core.measures.measure import BadCondition, Where

TIME_COLUMNS: Mapping[str, str] = {
    "month": MONTH_OF.format(on="f.on_date"),
    "year": "EXTRACT(YEAR FROM f.on_date)",
}
RANGE = ".."
_NUMBERS = (re.compile(r"-?\d+"), "một số nguyên")
_MONTHS = (re.compile(r"\d{4}-(0[1-9]|1[0-2])"), "một tháng dạng 2020-09")


class Conditions:
    """Writes conditions on the columns of one fact table, called `f`."""

    def __init__(self, table: FactTable) -> None:
        self._combined = bool(table.combinations)
        self.types = {c.name: c.type for c in (*PLACED, *table.all_columns)}

    def column(self, name: str) -> str:
        """Write a column, or a dimension made of the fact's day."""
        if name in self.types:
            return f"f.{name}"
        return by_number.TIME_COLUMNS[name] if self._combined else TIME_COLUMNS[name]

    def written(self, where: Where) -> tuple[str, tuple[Any, ...]]:
        """Write conditions: a column is one of the values, or within one of the ranges."""
        said, parameters = [], []
        for name, accepted in where.items():
            plain = [value for value in accepted if not self._is_range(name, value)]
            choices = []
            if plain:
                choices.append(f"{self.column(name)} IN ({', '.join('?' * len(plain))})")
                parameters += [self._typed(name, value) for value in plain]
            for value in accepted:
                if self._is_range(name, value):
                    text, ends = self._within(name, value)
                    choices.append(text)
                    parameters += ends
            said.append(f"({' OR '.join(choices)})" if choices else "FALSE")
        return " AND ".join(said), tuple(parameters)

    def _within(self, name: str, value: str) -> tuple[str, list[Any]]:
        column = self.column(name)
        low, _, high = value.partition(RANGE)
        bounds = [(sign, end) for sign, end in ((">=", low), ("<=", high)) if end]
        said = " AND ".join(f"{column} {sign} ?" for sign, _ in bounds)
        return f"({said})" if said else "TRUE", [self._typed(name, end) for _, end in bounds]

    def _is_range(self, name: str, value: str) -> bool:
        return RANGE in value and self._is_number(name)

    def _is_number(self, name: str) -> bool:
        return self.types.get(name) is ColumnType.INTEGER or name in TIME_COLUMNS

    def _typed(self, name: str, value: str) -> Any:
        if self._is_number(name):
            pattern, expected = _MONTHS if name == "month" else _NUMBERS
            if not pattern.fullmatch(value):
                raise BadCondition(column=name, value=value, expected=expected)
            return int(value.replace("-", "")) if name == "month" else int(value)
        if self.types.get(name) is ColumnType.DATE:
            try:
                return dt.date.fromisoformat(value)
            except ValueError:
                raise BadCondition(
                    column=name, value=value, expected="một ngày dạng 2020-09-30"
                ) from None
        return value


def is_one(accepted: Sequence[str]) -> bool:
    """Tell whether a condition accepts a single value: no choice of several, and no range.

    >>> is_one(["commune"]), is_one(["commune", "province"]), is_one(["2019..2020"]), is_one([])
    (True, False, False, False)
    """
    return len(accepted) == 1 and RANGE not in accepted[0]
