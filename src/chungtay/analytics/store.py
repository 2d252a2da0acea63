"""The column store: every register's facts as typed columns, in this process's memory.

The store reads the registers forward (`apps.kernel.facts`) whenever it is asked something, so a
value saved a moment ago is already in the answer and no nightly job exists. It is never the place
of record: it can be thrown away at any time and grows again from the registers.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb

from chungtay.analytics.tables import PLACED, REFERENCES, SOURCES, VIEWS, Reference
from chungtay.apps.kernel.facts import FactSource, Mark
from chungtay.core.measures.fact import Column, FactTable

TABLES: dict[str, FactTable] = {
    table.name: table
    for table in (
        *(source.table for source in SOURCES),
        *(reference.table for reference in REFERENCES),
        *(view.table for view in VIEWS),
    )
}


class Store:
    """Tables of facts in memory, each with the mark up to which its register has been read."""

    def __init__(self) -> None:
        self.tables = dict(TABLES)
        self._columns = duckdb.connect(":memory:")
        self._columns.execute("SET TimeZone = 'UTC'; SET enable_progress_bar = false")
        self._lock = threading.RLock()
        self._marks: dict[str, Mark] = {source.table.name: Mark() for source in SOURCES}
        self._versions: dict[str, str] = {}
        self._still = threading.local()
        for reference in REFERENCES:
            self._create(reference.table.name, reference.table.all_columns)
        for source in SOURCES:
            self._create(source.table.name, (*source.table.all_columns, *PLACED))

    def catch_up(self) -> int:
        """Read what the registers have said since the last time; answer how many rows came."""
        if getattr(self._still, "depth", 0):
            return 0
        with self._lock:
            changed = [self._refresh(reference) for reference in REFERENCES]
            if any(changed):
                self._forget_facts()
            return sum(self._read(source) for source in SOURCES)

    @contextmanager
    def still(self) -> Iterator[None]:
        """Hold this thread's view still: one catch-up now, none until the block ends."""
        self.catch_up()
        self._still.depth = getattr(self._still, "depth", 0) + 1
        try:
            yield
        finally:
            self._still.depth -= 1

    def fetch(self, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Run a query over what has been read so far."""
        with self._columns.cursor() as cursor:
            return cursor.execute(sql, list(parameters)).fetchall()

    def attach(self, table: FactTable, path: Path) -> None:
        """Answer a table straight from a Parquet file that holds its columns: a frozen snapshot."""
        file = str(path).replace("'", "''")
        self._columns.execute(
            f"CREATE OR REPLACE VIEW {table.name} AS SELECT * FROM read_parquet('{file}')"
        )
        self.tables[table.name] = table

    def _create(self, name: str, columns: Sequence[Column]) -> None:
        listed = ", ".join(f"{column.name} {column.type}" for column in columns)
        self._columns.execute(f"CREATE TABLE {name} ({listed})")

    def _read(self, source: FactSource) -> int:
        rows, mark = source.read(self._marks[source.table.name])
        fresh = self._unseen(source.table, rows)
        if fresh:
            self._insert(source.table, fresh)
        self._marks[source.table.name] = mark
        return len(fresh)

    def _unseen(self, table: FactTable, rows: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
        """Drop rows read before: a transaction reader goes back to the oldest one still open."""
        if not rows or not self._marks[table.name].position:
            return rows
        asked = [row[0] for row in rows]
        seen = {
            number
            for (number,) in self._columns.execute(
                f"SELECT seq FROM {table.name} WHERE list_contains(?::BIGINT[], seq)", [asked]
            ).fetchall()
        }
        return [row for row in rows if row[0] not in seen]

    def _refresh(self, reference: Reference) -> bool:
        """Read a reference table anew when, and only when, its source has changed."""
        name, version = reference.table.name, reference.version()
        if self._versions.get(name) == version:
            return False
        rows = reference.read()
        self._columns.execute("BEGIN")
        self._columns.execute(f"DELETE FROM {name}")
        if rows:
            listed, columns = _unnested(reference.table, rows)
            self._columns.execute(f"INSERT INTO {name} SELECT {listed}", columns)
        self._columns.execute("COMMIT")
        self._versions[name] = version
        return True

    def _forget_facts(self) -> None:
        """Empty the facts, so that they are read anew beside the units as now listed."""
        for name in self._marks:
            self._columns.execute(f"DELETE FROM {name}")
            self._marks[name] = Mark()

    def _insert(self, table: FactTable, rows: Sequence[tuple[Any, ...]]) -> None:
        """Write facts, each beside the place where its unit lay on the fact's own day."""
        listed, columns = _unnested(table, rows)
        self._columns.execute(
            f"INSERT INTO {table.name} SELECT r.*, p.district, p.province, p.level, p.type "
            f"FROM (SELECT {listed}) AS r LEFT JOIN places AS p ON p.unit = r.unit "
            "AND p.since <= r.on_date AND (p.until IS NULL OR r.on_date < p.until)",
            columns,
        )


def _unnested(table: FactTable, rows: Sequence[tuple[Any, ...]]) -> tuple[str, list[list[Any]]]:
    """Turn rows into one list a column, and the SQL that spreads the lists into rows again."""
    columns = [list(column) for column in zip(*rows, strict=True)]
    listed = ", ".join(f"unnest(?::{c.type}[]) AS {c.name}" for c in table.all_columns)
    return listed, columns
