"""Rows into tables and out of them: lists of cells spread by SQL, tables emptied."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import duckdb

_MANY = "many_rows"


def insert(
    columns: duckdb.DuckDBPyConnection, name: str, types: Sequence[str], cells: list[list[Any]]
) -> None:
    """Write few rows into a table, given as one list of cells a column, and the columns' types."""
    listed = ", ".join(f"unnest(?::{type_}[])" for type_ in types)
    columns.execute(f"INSERT INTO {name} SELECT {listed}", cells)


@contextmanager
def many(
    columns: duckdb.DuckDBPyConnection, types: Mapping[str, str], rows: Sequence[tuple[Any, ...]]
) -> Iterator[str]:
    """Give the query that reads many rows, within a block: their columns' names and types are told.

    Cells are read where they are. Bound in a query, as those of few rows are, each would first
    become a value of DuckDB's own, which takes three times as long.
    """
    # Takes a tenth of a second, and most processes read few rows.
    import numpy as np

    cells = zip(types, zip(*rows, strict=True), strict=True)
    columns.register(_MANY, {name: np.array(column, dtype=object) for name, column in cells})
    read = ", ".join(f"{name}::{kind} AS {name}" for name, kind in types.items())
    yield f"SELECT {read} FROM {_MANY}"
    columns.unregister(_MANY)


def empty(columns: duckdb.DuckDBPyConnection, name: str) -> None:
    """Take all rows out of a table, by making it anew as it was defined.

    Of a table whose rows were deleted, later updates in DuckDB 2.0.0 now and then lose a row or
    crash the process, the more often the busier the machine; views held still go on seeing theirs.
    One made from a query without rows loses all that is written to it in the same transaction, if
    that is more than a group of rows.
    """
    told = columns.execute(
        "SELECT sql FROM duckdb_tables() WHERE table_name = ? AND schema_name = 'main' "
        "AND database_name = current_database()",
        [name],
    )
    ((definition,),) = told.fetchall()
    columns.execute(definition.replace("CREATE TABLE", "CREATE OR REPLACE TABLE", 1))
