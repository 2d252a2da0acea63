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

from chungtay.analytics.tables import REFERENCES, SOURCES, VIEWS
from chungtay.apps.kernel.facts import FactSource, Mark
from chungtay.core.measures.fact import FactTable


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
        self._columns.execute("SET TimeZone = 'UTC'")
        self._lock = threading.RLock()
        self._marks: dict[str, Mark] = {source.table.name: Mark() for source in SOURCES}
        self._versions: dict[str, str] = {}
        self._still = threading.local()
        for table in (*(s.table for s in SOURCES), *(r.table for r in REFERENCES)):
            self._create(table)

    def catch_up(self) -> int:
        """Read what the registers have said since the last time; answer how many rows came."""
        if getattr(self._still, "depth", 0):
            return 0
        with self._lock:
            for reference in REFERENCES:
                self._refresh(reference.table, reference.version(), reference.read)
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

    def _create(self, table: FactTable) -> None:
        columns = ", ".join(f'"{c.name}" {c.type}' for c in table.all_columns)
        self._columns.execute(f'CREATE TABLE "{table.name}" ({columns})')

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
                f'SELECT seq FROM "{table.name}" WHERE list_contains(?::BIGINT[], seq)', [asked]
            ).fetchall()
        }
        return [row for row in rows if row[0] not in seen]

    def _refresh(self, table: FactTable, version: str, read: Any) -> None:
        """Read a reference table anew when, and only when, its source has changed."""
        if self._versions.get(table.name) == version:
            return
        self._columns.execute("BEGIN")
        self._columns.execute(f'DELETE FROM "{table.name}"')
        self._insert(table, read())
        self._columns.execute("COMMIT")
        self._versions[table.name] = version

    def _insert(self, table: FactTable, rows: Sequence[tuple[Any, ...]]) -> None:
        if not rows:
            return
        columns = [list(column) for column in zip(*rows, strict=True)]
        lists = ", ".join(f"unnest(?::{c.type}[])" for c in table.all_columns)
        self._columns.execute(f'INSERT INTO "{table.name}" SELECT {lists}', columns)
