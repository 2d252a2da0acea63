"""Columns in this process's memory: DuckDB as the store wants it."""

from __future__ import annotations

import duckdb

SETTINGS = (
    "TimeZone = 'UTC'",
    "enable_progress_bar = false",
    # Memory that was freed is given back beside the questions, not in the midst of one: those asked
    # first after a large reading took several times as long.
    "allocator_background_threads = true",
    # What an array of cells holds is told when it is read, never guessed from its first ones.
    "GLOBAL pandas_analyze_sample = 0",
)


def connected() -> duckdb.DuckDBPyConnection:
    """Give a database of columns, empty."""
    columns = duckdb.connect(":memory:")
    for setting in SETTINGS:
        columns.execute(f"SET {setting}")
    return columns
