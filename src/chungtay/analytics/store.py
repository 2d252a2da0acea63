"""The column store: every register's facts as typed columns, in this process's memory.

The store reads the registers forward (`apps.kernel.facts`) whenever it is asked something, so a
value saved a moment ago is already in the answer and no nightly job exists. It is never the place
of record: it can be thrown away at any time and grows again from the registers.
"""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

import duckdb

from chungtay.analytics.combined import Numbering, Parts
from chungtay.analytics.kinds import PLACED
from chungtay.analytics.layout import View, forget, keep
from chungtay.analytics.tables import REFERENCES, SOURCES, VIEWS
from chungtay.apps.kernel.facts import Mark, Row, with_news
from chungtay.apps.kernel.transaction import one_moment
from chungtay.core.measures.fact import Column, FactTable
from chungtay.core.units.frame import Frame, Shape
from chungtay.core.units.gazetteer import Gazetteer

Columns = duckdb.DuckDBPyConnection
Rows = list[Row]
_PLACES = "places"
"""The reference by which every fact is placed."""
PART = 20_000
"""Rows handed to the columns at once."""
TABLES: dict[str, FactTable] = {
    table.name: table
    for table in (
        *(source.table for source in SOURCES),
        *(reference.table for reference in REFERENCES),
        *(view.table for view in VIEWS),
    )
}


class Store:
    """Tables of facts in memory, each with the mark up to which its register has been read.

    `changes` counts the catch-ups that brought something: equal counts, equal answers.
    """

    def __init__(self) -> None:
        self.tables = dict(TABLES)
        self._columns = duckdb.connect(":memory:")
        self._columns.execute("SET TimeZone = 'UTC'; SET enable_progress_bar = false")
        self._lock = threading.RLock()
        self._marks: dict[str, Mark] = {source.table.name: Mark() for source in SOURCES}
        self._versions: dict[str, str] = {}
        self._held = threading.local()
        self._laid: frozenset[Frame] = frozenset()
        self._numbering = {
            source.table.name: Numbering(source.table)
            for source in SOURCES
            if source.table.combinations
        }
        self._first_end = dt.date.max
        self.changes = 0
        for reference in REFERENCES:
            self._create(reference.table.name, reference.table.all_columns)
        for source in SOURCES:
            if source.table.combinations:
                Parts(source.table).create(self._columns)
            else:
                self._create(source.table.name, (*source.table.all_columns, *PLACED))

    def catch_up(self) -> int:
        """Read what the registers have said since the last time; answer how many rows came.

        All of it comes from one moment of the registers, and other threads see all of it or none.
        Raises RuntimeError inside a transaction, whose rows may yet be taken back.
        """
        if self._view is not None:
            return 0
        with self._lock:
            with one_moment(), self._writing() as columns:
                versions = {reference.table.name: reference.version() for reference in REFERENCES}
                marks = dict(self._marks)
                if versions != self._versions:
                    marks = self._begin_anew(columns, versions)
                added = 0
                for source in with_news(SOURCES, marks):
                    name = source.table.name
                    rows, reached = source.stream(marks[name])
                    for part in _in_parts(rows, since=marks[name]):
                        added += self._add(columns, source.table, part, since=marks[name])
                    if name in self._numbering and not marks[name].position:
                        self._numbering[name].settle(columns)
                    marks[name] = reached
            self.changes += bool(added) or versions != self._versions
            self._marks, self._versions = marks, versions
            return added

    @contextmanager
    def _writing(self) -> Iterator[Columns]:
        """Write to the columns: all of it, or nothing."""
        with self._lock, self._columns.cursor() as columns:
            columns.execute("BEGIN")
            try:
                yield columns
            except BaseException:
                columns.execute("ROLLBACK")
                for numbering in self._numbering.values():
                    numbering.read_again(columns)
                raise
            columns.execute("COMMIT")

    @contextmanager
    def still(self) -> Iterator[None]:
        """Hold this thread's view still: one catch-up now, and none seen until the block ends."""
        if self._view is not None:
            yield
            return
        self.catch_up()
        with self._columns.cursor() as columns:
            with self._lock:
                columns.execute("BEGIN")
                view = self._held.view = View(columns, self._laid)
            try:
                yield
            finally:
                self._held.view = None
        if view.own:
            self._lay_out(view)

    def worked_out(self, sql: str, bound: tuple[Any, ...]) -> tuple[str, tuple[Any, ...]]:
        """Write a table computed from others: computed once while this thread's view is held."""
        if self._view is None:
            return sql, bound
        return self._view.work_out(sql, bound), ()

    def place(self, frame: Frame, *, on: dt.date) -> None:
        """Lay out the placings of a frame for what this thread asks until its view ends.

        As then nothing needs to be laid out before a day on which some body had ended.
        """
        if frame.shape is not Shape.THEN or self.bodies_ended(on):
            self._still().place(replace(frame, within=()))

    def bodies_ended(self, on: dt.date) -> bool:
        """Tell whether, on a day, any unit had ended for which another body carried on."""
        return self._still().first_end(self._first_end) <= on

    @contextmanager
    def supposing(self, places: Gazetteer) -> Iterator[None]:
        """Tell frames by other units than those loaded, within a block: a change being weighed."""
        with self.still():
            view = self._still()
            view.suppose(places)
            try:
                yield
            finally:
                view.suppose(None)

    def fetch(self, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Run a query over what has been read so far."""
        if self._view is not None:
            return self._view.columns.execute(sql, list(parameters)).fetchall()
        with self._columns.cursor() as cursor:
            return cursor.execute(sql, list(parameters)).fetchall()

    def add_made(self, name: str, queries: Iterable[str]) -> None:
        """Write rows of a table with combinations that queries over this store make.

        Each gives the table's columns, then those by which facts are placed. They stand in place of
        what was read: they are a benchmark's, and are gone with the store.
        """
        with self._writing() as columns:
            self._numbering[name].empty(columns)
        with self._writing() as columns:
            for placed in queries:
                self._numbering[name].add_all(columns, placed)
            self._numbering[name].settle(columns)
        self.changes += 1

    def attach(self, table: FactTable, path: Path) -> None:
        """Answer a table straight from a Parquet file that holds its columns: a frozen snapshot."""
        file = str(path).replace("'", "''")
        self._columns.execute(
            f"CREATE OR REPLACE VIEW {table.name} AS SELECT * FROM read_parquet('{file}')"
        )
        self.tables[table.name] = replace(table, combinations=())

    def _create(self, name: str, columns: Sequence[Column]) -> None:
        listed = ", ".join(f"{column.name} {column.type}" for column in columns)
        self._columns.execute(f"CREATE TABLE {name} ({listed})")

    @property
    def _view(self) -> View | None:
        """Give the view that this thread holds still, if it does."""
        return getattr(self._held, "view", None)

    def _still(self) -> View:
        """Give the view that this thread holds still; frames are told within one alone."""
        if self._view is None:
            msg = "a frame is laid out within a view that is held still"
            raise RuntimeError(msg)
        return self._view

    def _lay_out(self, view: View) -> None:
        """Lay out for later views what one had to lay out for itself."""
        with self._lock, self._columns.cursor() as columns:
            columns.execute("BEGIN")
            laid = keep(columns, view.own, self._laid)
            columns.execute("COMMIT")
            self._laid = laid

    def _begin_anew(self, columns: Columns, versions: Mapping[str, str]) -> dict[str, Mark]:
        """Read changed reference tables anew; empty the facts should the places have changed."""
        for reference in REFERENCES:
            name = reference.table.name
            if self._versions.get(name) != versions[name]:
                columns.execute(f"DELETE FROM {name}")
                if rows := reference.read():
                    listed, cells = _unnested(reference.table, rows)
                    columns.execute(f"INSERT INTO {name} SELECT {listed}", cells)
        if self._versions.get(_PLACES) == versions[_PLACES]:
            return dict(self._marks)
        self._laid = forget(columns, self._laid)
        ((first,),) = columns.execute(_FIRST_END).fetchall()
        self._first_end = first or dt.date.max
        for name in self._marks:
            if name in self._numbering:
                self._numbering[name].empty(columns)
            else:
                columns.execute(f"DELETE FROM {name}")
        return dict.fromkeys(self._marks, Mark())

    def _add(self, columns: Columns, table: FactTable, rows: Rows, *, since: Mark) -> int:
        """Write the facts not written before, each placed where its unit lay on its own day."""
        if rows and since.position:
            rows = _unseen(columns, table, rows)
        if not rows:
            return 0
        numbering = self._numbering.get(table.name)
        if numbering is not None and since.position:
            numbering.add(columns, _placed(columns, rows))
            return len(rows)
        listed, cells = _unnested(table, rows)
        placed = (
            "SELECT r.*, p.district, p.province, p.level AS unit_level, p.type AS unit_type "
            f"FROM (SELECT {listed}) AS r {_WHERE_IT_LAY}"
        )
        if numbering is not None:
            numbering.add_all(columns, placed, cells)
        else:
            columns.execute(f"INSERT INTO {table.name} {placed}", cells)
        return len(rows)


_FIRST_END = (
    "SELECT min(p.until) FROM places AS p WHERE NOT EXISTS (SELECT 1 FROM places AS n "
    "WHERE n.unit = p.unit AND n.since = p.until AND n.formed < n.since)"
)
"""The first day on which a code was borne no more by the same body."""


def _in_parts(rows: Iterable[Row], *, since: Mark) -> Iterator[Rows]:
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


_WHERE_IT_LAY = (
    "LEFT JOIN places AS p ON p.unit = r.unit "
    "AND p.since <= r.on_date AND (p.until IS NULL OR r.on_date < p.until)"
)


def _placed(columns: Columns, rows: Rows) -> Rows:
    """Give rows with the columns by which facts are placed."""
    told = dict.fromkeys(row[2:4] for row in rows)
    found = columns.execute(
        "SELECT r.unit, r.on_date, p.district, p.province, p.level, p.type "
        "FROM (SELECT unnest(?::VARCHAR[]) AS unit, unnest(?::DATE[]) AS on_date) AS r "
        + _WHERE_IT_LAY,
        [list(cell) for cell in zip(*told, strict=True)],
    )
    places = {(unit, on): tuple(place) for unit, on, *place in found.fetchall()}
    return [(*row, *places[row[2:4]]) for row in rows]


def _unseen(columns: Columns, table: FactTable, rows: Rows) -> Rows:
    """Drop rows read before: a transaction reader goes back to the oldest one still open."""
    asked = [row[0] for row in rows]
    home = Parts(table).rows if table.combinations else table.name
    sql = f"SELECT seq FROM {home} WHERE seq IN (SELECT unnest(?::BIGINT[]))"
    seen = {number for (number,) in columns.execute(sql, [asked]).fetchall()}
    return [row for row in rows if row[0] not in seen]


def _unnested(table: FactTable, rows: Rows) -> tuple[str, list[list[Any]]]:
    """Turn rows into one list a column, and the SQL that spreads the lists into rows again."""
    columns = [list(column) for column in zip(*rows, strict=True)]
    listed = ", ".join(f"unnest(?::{c.type}[]) AS {c.name}" for c in table.all_columns)
    return listed, columns
