"""What a measure may name: the columns of every fact table, and what they hold."""

from __future__ import annotations

from chungtay.analytics.conditions import TIME_COLUMNS
from chungtay.analytics.kinds import PLACED
from chungtay.analytics.tables import TABLES
from chungtay.core.measures.fact import ColumnType

Facts = dict[str, dict[str, ColumnType]]


def facts() -> Facts:
    """Give the columns by table and name, with the dimensions that every fact has."""
    made = dict.fromkeys(TIME_COLUMNS, ColumnType.INTEGER)
    return {
        name: {column.name: column.type for column in (*PLACED, *table.all_columns)} | made
        for name, table in TABLES.items()
    }
