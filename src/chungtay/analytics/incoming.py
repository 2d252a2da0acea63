"""Rows of facts on their way into the columns: in parts, placed, none twice, spread by SQL."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import islice

import duckdb

from chungtay.analytics.combined import Parts
from chungtay.analytics.numbering import Numbering
from chungtay.analytics.numbers import shared_by
from chungtay.analytics.one_part import OnePart
from chungtay.analytics.spread import many
from chungtay.analytics.tables import REFERENCES, SOURCES
from chungtay.apps.kernel.facts import Mark, Row
from chungtay.core.measures.fact import FactTable

Columns = duckdb.DuckDBPyConnection
Rows = list[Row]
Writer = Numbering | OnePart
PART = 20_000
"""Rows handed to the columns at once."""
WHERE_IT_LAY = (
    "LEFT JOIN places AS p ON p.unit = r.unit "
    "AND p.since <= r.on_date AND (p.until IS NULL OR r.on_date < p.until)"
)


def writers() -> dict[str, Writer]:
    """Give what writes the rows of each register."""
    tables = [source.table for source in SOURCES]
    shared = shared_by(tables)
    return {
        table.name: Numbering(table, shared) if table.combinations else OnePart(table, shared)
        for table in tables
    }


def create_all(columns: Columns, writing: Iterable[Writer]) -> list[str]:
    """Create the tables into which facts and references come; answer their names, in order."""
    for table in (reference.table for reference in REFERENCES):
        listed = ", ".join(f"{column.name} {column.type}" for column in table.all_columns)
        columns.execute(f"CREATE TABLE {table.name} ({listed})")
    for writer in writing:
        writer.create(columns)
    made = columns.execute("SELECT table_name FROM duckdb_tables()").fetchall()
    return sorted(name for (name,) in made)


def in_parts(rows: Iterable[Row], *, since: Mark) -> Iterator[Rows]:
    """Give rows some thousands at a time, on the first reading.

    Later there are few, and what was read before is told by the row's number, which the rows that
    one register row is spread into share: they stay together.
    """
    if since.position:
        yield list(rows)
        return
    left = iter(rows)
    while part := list(islice(left, PART)):
        yield part


def placed(columns: Columns, rows: Rows) -> Rows:
    """Give rows with the columns by which facts are placed."""
    told = dict.fromkeys(row[2:4] for row in rows)
    found = columns.execute(
        "SELECT r.unit, r.on_date, p.district, p.province, p.level, p.type "
        "FROM (SELECT unnest(?::VARCHAR[]) AS unit, unnest(?::DATE[]) AS on_date) AS r "
        + WHERE_IT_LAY,
        [list(cell) for cell in zip(*told, strict=True)],
    )
    places = {(unit, on): tuple(place) for unit, on, *place in found.fetchall()}
    return [(*row, *places[row[2:4]]) for row in rows]


def unseen(columns: Columns, table: FactTable, rows: Rows, *, highest: int) -> Rows:
    """Drop rows read before: a transaction reader goes back to the oldest one still open.

    Rows beyond the highest number met so far need not be looked for.
    """
    asked = [row[0] for row in rows if row[0] <= highest]
    if not asked:
        return rows
    home = Parts(table).rows if table.combinations else table.name
    sql = f"SELECT seq FROM {home} WHERE seq IN (SELECT unnest(?::BIGINT[]))"
    seen = {number for (number,) in columns.execute(sql, [asked]).fetchall()}
    return [row for row in rows if row[0] not in seen]


@contextmanager
def told(columns: Columns, table: FactTable, rows: Rows) -> Iterator[str]:
    """Give the query that reads rows of a table, within a block."""
    with many(columns, {c.name: c.type for c in table.all_columns}, rows) as query:
        yield query


@contextmanager
def located(columns: Columns, table: FactTable, rows: Rows) -> Iterator[str]:
    """Give the query that reads rows with the columns by which facts are placed, within a block."""
    with told(columns, table, rows) as query:
        yield (
            "SELECT r.*, p.district, p.province, p.level AS unit_level, p.type AS unit_type "
            f"FROM ({query}) AS r {WHERE_IT_LAY}"
        )


def last_rows(marks: Mapping[str, Mark]) -> dict[str, str]:
    """Name the row at each mark, by table."""
    return {source.table.name: source.last(marks[source.table.name]) for source in SOURCES}
