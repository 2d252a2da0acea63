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
from chungtay.analytics.kept import Kept, State
from chungtay.analytics.layout import View, first_end, forget, keep
from chungtay.analytics.memory import connected
from chungtay.analytics.one_part import view_of_file
from chungtay.analytics.remembered import Remembered
from chungtay.analytics.spread import empty
from chungtay.analytics.tables import REFERENCES, SOURCES, TABLES
from chungtay.analytics.tables import versions as versions_now
from chungtay.analytics.worked import Worked, Written
from chungtay.apps.kernel.facts import Mark, with_news
from chungtay.apps.kernel.transaction import one_moment
from chungtay.core.measures.fact import FactTable
from chungtay.core.units.frame import Frame, Shape
from chungtay.core.units.gazetteer import Gazetteer

Columns = duckdb.DuckDBPyConnection
_PLACES = "places"
"""The reference by which every fact is placed."""
KEEP_FROM = 20_000
"""Rows read beyond what is kept from which keeping again costs little beside reading them."""
_NOTHING_READ = Mark()
log = logging.getLogger(__name__)


class Store:
    """Tables of facts in memory, each with the mark up to which its register has been read.

    `changes` counts the catch-ups that brought something: equal counts, equal answers. `kept` is
    where columns are kept between processes, if anywhere.
    """

    def __init__(self, kept: Kept | None = None) -> None:
        self.tables = dict(TABLES)
        self._columns = connected()
        self._lock = threading.RLock()
        self._marks: dict[str, Mark] = {source.table.name: _NOTHING_READ for source in SOURCES}
        self._versions: dict[str, str] = {}
        self._held = threading.local()
        self._laid: frozenset[Frame] = frozenset()
        self._writers = incoming.writers()
        self._first_end = dt.date.max
        self._worked = Worked()
        self._remembered = Remembered()
        self._kept, self._unkept = kept, 0
        self.changes = 0
        self._made = incoming.create_all(self._columns, self._writers.values())

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
                versions = versions_now()
                marks = dict(self._marks)
                if versions != self._versions:
                    marks = self._begin_anew(columns, versions)
                added = self._read_news(columns, marks)
            if added or versions != self._versions:
                self._changed()
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
                # Kept beside a file: its positions are numbers of rows.
                marks = {name: Mark(row, highest=row) for name, row in state.positions.items()}
                if incoming.last_rows(marks) != state.last:
                    return
                with self._writing() as columns:
                    for name in self._made:
                        columns.execute(f"INSERT INTO {name} SELECT * FROM kept.{name}")
                    for writer in self._writers.values():
                        writer.read_again()
                    self._first_end = first_end(columns)
        except duckdb.Error as fault:
            log.warning("what %s keeps cannot be read: %s", kept.path, fault)
            return
        self._marks, self._versions = marks, dict(state.versions)
        self._changed()

    def _keep(self, kept: Kept) -> None:
        """Keep the columns as they are for the next process."""
        read = {name: mark.position for name, mark in self._marks.items()}
        state = State(read, incoming.last_rows(self._marks), self._versions)
        with self._columns.cursor() as columns:
            kept.write(columns, self._made, state)
        self._unkept = 0

    def _changed(self) -> None:
        """Count a change; what was worked out over the registers as they were goes."""
        with self._lock, self._columns.cursor() as columns:
            self._worked.forget(columns)
            self._remembered = Remembered()
            self.changes += 1

    @contextmanager
    def _writing(self) -> Iterator[Columns]:
        """Write to the columns: all of it, or nothing."""
        with self._lock, self._columns.cursor() as columns:
            columns.execute("BEGIN")
            try:
                yield columns
            except BaseException:
                columns.execute("ROLLBACK")
                for writer in self._writers.values():
                    writer.read_again()
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
                known = self._worked.all()
                view = self._held.view = View(columns, self._laid, known, self._remembered)
                state = self.changes
            try:
                yield
            finally:
                self._held.view = None
            if view.worked_out:
                self._keep_worked(view, state)
        if view.own:
            self._lay_out(view)

    def worked_out(self, written: Written) -> Written:
        """Write a table computed from others: worked out once until a register says more."""
        return written if self._view is None else (self._view.work_out(written), ())

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
            return self._view.fetch(sql, list(parameters))
        with self._columns.cursor() as cursor:
            return cursor.execute(sql, list(parameters)).fetchall()

    def add_made(self, name: str, queries: Iterable[str]) -> None:
        """Write rows of a table that queries over this store make.

        Each gives the table's columns, then those by which facts are placed. They stand in place of
        what was read: they are a benchmark's, and are gone with the store.
        """
        writer = self._writers[name]
        with self._writing() as columns:
            writer.empty(columns)
        with self._writing() as columns:
            for placed in queries:
                writer.add_all(columns, placed)
            writer.settle(columns)
        self._changed()

    def attach(self, table: FactTable, path: Path) -> None:
        """Answer a table straight from a Parquet file that holds its columns: a frozen snapshot.

        Not one of which a view reads the sums: a file has none.
        """
        file = str(path).replace("'", "''")
        self._columns.execute(f"CREATE OR REPLACE VIEW {table.name} AS {view_of_file(table, file)}")
        self.tables[table.name] = replace(table, combinations=(), sums=())
        self._changed()

    @property
    def _view(self) -> View | None:
        """The view that this thread holds still, if it does."""
        return getattr(self._held, "view", None)

    def _still(self) -> View:
        """Give the view that this thread holds still; frames are told within one alone."""
        if self._view is None:
            msg = "a frame is laid out within a view that is held still"
            raise RuntimeError(msg)
        return self._view

    def _keep_worked(self, view: View, state: int) -> None:
        """Keep what a view worked out, if the registers still say what they said when it began."""
        with self._lock:
            if state == self.changes:
                self._worked.keep(view.columns, view.end())

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
                empty(columns, name)
                if rows := reference.read():
                    with incoming.told(columns, reference.table, rows) as told:
                        columns.execute(f"INSERT INTO {name} {told}")
        if self._versions.get(_PLACES) == versions[_PLACES]:
            return dict(self._marks)
        self._laid = forget(columns, self._laid)
        self._first_end = first_end(columns)
        for name, mark in self._marks.items():
            if mark != _NOTHING_READ:
                self._writers[name].empty(columns)
        return dict.fromkeys(self._marks, _NOTHING_READ)

    def _read_news(self, columns: Columns, marks: dict[str, Mark]) -> int:
        """Write what the registers said since the marks, and move these; answer how many rows."""
        added = 0
        for source in with_news(SOURCES, marks):
            name = source.table.name
            rows, reached = source.stream(marks[name])
            highest = marks[name].highest
            for part in incoming.in_parts(rows, since=marks[name]):
                added += self._add(columns, source.table, part, since=marks[name])
                highest = max([highest, *(row[0] for row in part)])
            if not marks[name].position:
                self._writers[name].settle(columns)
            marks[name] = replace(reached, highest=highest)
        return added

    def _add(self, columns: Columns, table: FactTable, rows: incoming.Rows, *, since: Mark) -> int:
        """Write the facts not written before, each placed where its unit lay on its own day."""
        if rows and since.position:
            rows = incoming.unseen(columns, table, rows, highest=since.highest)
        if not rows:
            return 0
        if since.position:
            self._writers[table.name].add(columns, incoming.placed(columns, rows))
        else:
            with incoming.located(columns, table, rows) as placed:
                self._writers[table.name].add_all(columns, placed)
        return len(rows)
