"""Lists of cells spread into rows by SQL: far sooner than a row at a time."""

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
