"""Rows into tables and out of them: lists of cells spread by SQL, tables emptied."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import duckdb


def insert(
    columns: duckdb.DuckDBPyConnection, name: str, types: Sequence[str], cells: list[list[Any]]
) -> None:
    """Write rows into a table, given as one list of cells a column, and the columns' types."""
    listed = ", ".join(f"unnest(?::{type_}[])" for type_ in types)
    columns.execute(f"INSERT INTO {name} SELECT {listed}", cells)


def empty(columns: duckdb.DuckDBPyConnection, name: str) -> None:
    """Take all rows out of a table, by making it anew.

    Of a table whose rows were deleted, later updates in DuckDB 2.0.0 now and then lose a row or
    crash the process, the more often the busier the machine; views held still go on seeing theirs.
    """
    columns.execute(f"CREATE OR REPLACE TABLE {name} AS SELECT * FROM {name} LIMIT 0")
