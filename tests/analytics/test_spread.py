"""Rows into tables of columns and out of them, however many they are."""

from __future__ import annotations

import datetime as dt

import duckdb
import pytest

from chungtay.analytics.memory import connected
from chungtay.analytics.spread import empty, insert, many

TYPES = {"number": "INTEGER", "on_date": "DATE", "said": "VARCHAR", "dong": "BIGINT"}
ROW_GROUP = 122_880
"""Rows that DuckDB keeps together: more are written in another way."""


@pytest.fixture
def columns() -> duckdb.DuckDBPyConnection:
    """Columns with one table, which has a row."""
    made = connected()
    listed = ", ".join(f"{name} {kind}" for name, kind in TYPES.items())
    made.execute(f"CREATE TABLE gifts ({listed})")
    made.execute("INSERT INTO gifts VALUES (7, NULL, 'old', 9)")
    return made


@pytest.mark.parametrize("count", [1, ROW_GROUP - 1, 2 * ROW_GROUP])
def test_what_is_written_in_the_transaction_that_emptied_is_there(
    columns: duckdb.DuckDBPyConnection, count: int
) -> None:
    columns.begin()
    empty(columns, "gifts")
    columns.execute(
        "INSERT INTO gifts SELECT i % 97, DATE '2020-01-01', 'new', i FROM range(?) AS r(i) "
        "ORDER BY 1",
        [count],
    )
    columns.commit()
    told = columns.execute("SELECT count(said), sum(dong)::BIGINT, min(said) FROM gifts").fetchone()
    assert told == (count, count * (count - 1) // 2, "new")


def test_an_emptied_table_is_defined_as_it_was(columns: duckdb.DuckDBPyConnection) -> None:
    told = "SELECT column_name, data_type FROM duckdb_columns() WHERE table_name = 'gifts'"
    defined = columns.execute(told).fetchall()
    empty(columns, "gifts")
    assert columns.execute(told).fetchall() == defined
    assert columns.execute("FROM gifts").fetchall() == []


def test_few_rows_and_many_are_read_as_they_are(columns: duckdb.DuckDBPyConnection) -> None:
    day = dt.date(1, 1, 1)
    rows: list[tuple[object, ...]] = [
        *[(number, None, None, None) for number in range(3_000)],
        (-1, day, 'xã "Đắk\n, 1', 2**62),
        (0, dt.date(9999, 12, 31), "", -5),
    ]
    empty(columns, "gifts")
    insert(columns, "gifts", [*TYPES.values()], [list(cells) for cells in zip(*rows, strict=True)])
    assert columns.execute("FROM gifts").fetchall() == rows
    with many(columns, TYPES, rows) as query:
        assert columns.execute(query).fetchall() == rows
