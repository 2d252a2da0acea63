"""The column store: every register's facts as typed columns, in this process's memory.

The store reads the registers forward (`apps.kernel.facts`) whenever it is asked something, so a
value saved a moment ago is already in the answer and no nightly job exists. It is never the place
of record: it can be thrown away at any time and grows again from the registers.
"""

from __future__ import annotations

import datetime as dt
import logging
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb

from chungtay.analytics import incoming
from chungtay.analytics.combined import Numbering, Parts
from chungtay.analytics.incoming import Rows
from chungtay.analytics.kept import Kept, State
from chungtay.analytics.kinds import PLACED
from chungtay.analytics.layout import View, first_end, forget, keep
from chungtay.analytics.tables import REFERENCES, SOURCES, VIEWS
from chungtay.apps.kernel.facts import Mark, with_news
from chungtay.apps.kernel.transaction import one_moment
from chungtay.core.measures.fact import Column, FactTable
from chungtay.core.units.frame import Frame, Shape
from chungtay.core.units.gazetteer import Gazetteer

Columns = duckdb.DuckDBPyConnection
_PLACES = "places"
"""The reference by which every fact is placed."""
KEEP_FROM = 20_000
"""Rows read beyond what is kept from which keeping again costs little beside reading them."""
TABLES: dict[str, FactTable] = {
    table.name: table
    for table in (
        *(source.table for source in SOURCES),
        *(reference.table for reference in REFERENCES),
        *(view.table for view in VIEWS),
    )
}


log = logging.getLogger(__name__)


class Store:
    """Tables of facts in memory, each with the mark up to which its register has been read.

    `changes` counts the catch-ups that brought something: equal counts, equal answers. `kept` is
    where columns are kept between processes, if anywhere.
    """

    def __init__(self, kept: Kept | None = None) -> None:
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
        self._kept, self._unkept = kept, 0
        self.changes = 0
        for reference in REFERENCES:
            self._create(reference.table.name, reference.table.all_columns)
        for source in SOURCES:
            if source.table.combinations:
                Parts(source.table).create(self._columns)
            else:
                self._create(source.table.name, (*source.table.all_columns, *PLACED))
        made = self._columns.execute("SELECT table_name FROM duckdb_tables()").fetchall()
        self._made = sorted(name for (name,) in made)

    def catch_up(self) -> int:
        """Read what the registers have said since the last time; answer how many rows came.

        All of it comes from one moment of the registers, and other threads see all of it or none.
        Raises RuntimeError inside a transaction, whose rows may yet be taken back.
        """
        if self._view is not None:
            return 0
        with self._lock:
            if self._kept is not None and not self._versions:
                self._recall(self._kept)
            with one_moment(), self._writing() as columns:
                versions = {reference.table.name: reference.version() for reference in REFERENCES}
                marks = dict(self._marks)
                if versions != self._versions:
                    marks = self._begin_anew(columns, versions)
                added = 0
                for source in with_news(SOURCES, marks):
                    name = source.table.name
                    rows, reached = source.stream(marks[name])
                    for part in incoming.in_parts(rows, since=marks[name]):
                        added += self._add(columns, source.table, part, since=marks[name])
                    if name in self._numbering and not marks[name].position:
                        self._numbering[name].settle(columns)
                    marks[name] = reached
            self.changes += bool(added) or versions != self._versions
            self._marks, self._versions = marks, versions
            self._unkept += added
            if self._kept is not None and self._unkept >= KEEP_FROM:
                self._keep(self._kept)
            return added

    def _recall(self, kept: Kept) -> None:
        """Take what is kept, if it tells of these registers; their rows since are read as ever."""
        try:
            with self._columns.cursor() as opening, kept.opened(opening) as state:
                if state is None:
                    return
                marks = {name: Mark(position) for name, position in state.positions.items()}
                if incoming.last_rows(marks) != state.last:
                    return
                with self._writing() as columns:
                    for name in self._made:
                        columns.execute(f"INSERT INTO {name} SELECT * FROM kept.{name}")
                    for numbering in self._numbering.values():
                        numbering.read_again(columns)
                    self._first_end = first_end(columns)
        except duckdb.Error as fault:
            log.warning("what %s keeps cannot be read: %s", kept.path, fault)
            return
        self._marks, self._versions = marks, dict(state.versions)
        self.changes += 1

    def _keep(self, kept: Kept) -> None:
        """Keep the columns as they are for the next process."""
        positions = {name: mark.position for name, mark in self._marks.items()}
        state = State(positions, incoming.last_rows(self._marks), self._versions)
        with self._columns.cursor() as columns:
            kept.write(columns, self._made, state)
        self._unkept = 0

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
                    listed, cells = incoming.unnested(reference.table, rows)
                    columns.execute(f"INSERT INTO {name} SELECT {listed}", cells)
        if self._versions.get(_PLACES) == versions[_PLACES]:
            return dict(self._marks)
        self._laid = forget(columns, self._laid)
        self._first_end = first_end(columns)
        for name in self._marks:
            if name in self._numbering:
                self._numbering[name].empty(columns)
            else:
                columns.execute(f"DELETE FROM {name}")
        return dict.fromkeys(self._marks, Mark())

    def _add(self, columns: Columns, table: FactTable, rows: Rows, *, since: Mark) -> int:
        """Write the facts not written before, each placed where its unit lay on its own day."""
        if rows and since.position:
            rows = incoming.unseen(columns, table, rows)
        if not rows:
            return 0
        numbering = self._numbering.get(table.name)
        if numbering is not None and since.position:
            numbering.add(columns, incoming.placed(columns, rows))
            return len(rows)
        listed, cells = incoming.unnested(table, rows)
        located = (
            "SELECT r.*, p.district, p.province, p.level AS unit_level, p.type AS unit_type "
            f"FROM (SELECT {listed}) AS r {incoming.WHERE_IT_LAY}"
        )
        if numbering is not None:
            numbering.add_all(columns, located, cells)
        else:
            columns.execute(f"INSERT INTO {table.name} {located}", cells)
        return len(rows)
