"""The tables by which facts are told in other units: laid out once, until the units change.

A view that is held still sees only what was laid out before it began. A frame that nobody has
asked of before is laid out for the asking view alone, and for all later ones when that view ends.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, cast

import duckdb

from chungtay.analytics.relations import BEARERS, relation
from chungtay.analytics.remembered import Remembered
from chungtay.analytics.spread import insert
from chungtay.analytics.worked import Written, name_of
from chungtay.apps.units.placings import (
    BEARER_COLUMNS,
    BODY_COLUMNS,
    PLACING_COLUMNS,
    bearer_rows,
    bearers_of,
    bodies_of,
    body_rows,
    placing_rows,
    placings_of,
)
from chungtay.core.units.frame import Frame, Shape
from chungtay.core.units.gazetteer import Gazetteer

Columns = duckdb.DuckDBPyConnection
Rows = Sequence[tuple[Any, ...]]
MOST = 8
"""Frames kept laid out: an office asks of few days."""


@dataclass(slots=True)
class View:
    """One thread's view: its connection, the frames it sees laid out, and those laid out in it.

    `known` are tables worked out before it began, and `worked_out` those worked out in it, each
    with its rows; `remembered` are rows that queries gave over what it sees. `supposing` are units
    to tell by in place of those loaded, for a change that is only weighed.
    """

    columns: Columns
    seen: frozenset[Frame]
    known: frozenset[Written]
    remembered: Remembered
    own: set[Frame] = field(default_factory=set)
    worked_out: dict[Written, int] = field(default_factory=dict)
    supposing: Gazetteer | None = None

    def __post_init__(self) -> None:
        """Begin: what the connection sees is settled by its first query, not by BEGIN."""
        self.columns.execute("BEGIN")
        self.columns.execute("SELECT 1 FROM places LIMIT 0")

    def fetch(self, sql: str, parameters: list[Any]) -> list[tuple[Any, ...]]:
        """Run a query, unless one before it was the same: not of units that are only supposed."""

        def ask() -> list[tuple[Any, ...]]:
            return self.columns.execute(sql, parameters).fetchall()

        return self.remembered.rows(sql, parameters, ask) if self.supposing is None else ask()

    def work_out(self, written: Written) -> str:
        """Compute what a query gives, unless that was done before; answer the table it is in."""
        name = name_of(written)
        is_known = written in self.known and self.supposing is None
        if not is_known and written not in self.worked_out:
            sql, bound = written
            made = self.columns.execute(
                f"CREATE TEMP TABLE {name} AS SELECT * FROM {sql}", list(bound)
            )
            ((self.worked_out[written],),) = made.fetchall()
        return name

    def end(self) -> dict[Written, int]:
        """Answer what was worked out, which stays with the connection unless a query failed."""
        self.columns.execute("COMMIT")
        made = self.columns.execute("SELECT table_name FROM duckdb_tables() WHERE temporary")
        names = {name for (name,) in made.fetchall()}
        return {one: rows for one, rows in self.worked_out.items() if name_of(one) in names}

    def place(self, frame: Frame) -> None:
        """See to it that a frame is laid out for this view."""
        if frame in self.own:
            return
        if self.supposing is None and frame in self.seen:
            return
        if not self.own:
            rows = bearers_of(self.supposing) if self.supposing else bearer_rows()
            _write(self.columns, BEARERS, BEARER_COLUMNS, rows, temporary=True)
        _lay(self.columns, frame, self.supposing, temporary=True)
        self.own.add(frame)

    def first_end(self, known: dt.date) -> dt.date:
        """Give the first day on which a body ended: as is known, or of the units supposed."""
        if self.supposing is None:
            return known
        return min((u.until for u in self.supposing.units if u.until), default=dt.date.max)

    def suppose(self, places: Gazetteer | None) -> None:
        """Tell by other units from here on; nothing laid out before is kept."""
        for frame in self.own:
            self.columns.execute(f"DROP TABLE temp.{relation(frame)}")
        if self.own:
            self.columns.execute(f"DROP TABLE temp.{BEARERS}")
        for name in map(name_of, self.worked_out):
            self.columns.execute(f"DROP TABLE temp.{name}")
        self.own.clear()
        self.worked_out.clear()
        self.supposing = places


def keep(columns: Columns, frames: set[Frame], known: frozenset[Frame]) -> frozenset[Frame]:
    """Lay frames out for all later views; answer which are laid out now."""
    fresh = sorted(frames - known, key=relation)
    if len(known) + len(fresh) > MOST:
        known = forget(columns, known)
    if not known and fresh:
        _write(columns, BEARERS, BEARER_COLUMNS, bearer_rows())
    for frame in fresh:
        _lay(columns, frame, None)
    return known | frozenset(fresh)


def forget(columns: Columns, known: frozenset[Frame]) -> frozenset[Frame]:
    """Take away all that is laid out; answer what is left, which is nothing."""
    for frame in known:
        columns.execute(f"DROP TABLE {relation(frame)}")
    if known:
        columns.execute(f"DROP TABLE {BEARERS}")
    return frozenset()


def _lay(
    columns: Columns, frame: Frame, supposing: Gazetteer | None, *, temporary: bool = False
) -> None:
    """Lay out where facts are told in a frame; as then, which body each of them speaks of."""
    if frame.shape is Shape.THEN:
        rows = bodies_of(supposing) if supposing else body_rows()
        _write(columns, relation(frame), BODY_COLUMNS, rows, temporary=temporary)
    else:
        rows = placings_of(supposing, frame) if supposing else placing_rows(frame)
        _write(columns, relation(frame), PLACING_COLUMNS, rows, temporary=temporary)


def _write(
    columns: Columns,
    name: str,
    heads: Sequence[tuple[str, str]],
    rows: Rows,
    *,
    temporary: bool = False,
) -> None:
    listed = ", ".join(f"{column} {kind}" for column, kind in heads)
    where = f"temp.{name}" if temporary else name
    columns.execute(f"CREATE {'TEMP ' if temporary else ''}TABLE {name} ({listed})")
    if rows:
        cells = [list(column) for column in zip(*rows, strict=True)]
        insert(columns, where, [kind for _, kind in heads], cells)


def first_end(columns: Columns) -> dt.date:
    """Give the first day on which a code was borne no more by the same body."""
    ((found,),) = columns.execute(_FIRST_END).fetchall()
    return cast("dt.date", found or dt.date.max)


_FIRST_END = (
    "SELECT min(p.until) FROM places AS p WHERE NOT EXISTS (SELECT 1 FROM places AS n "
    "WHERE n.unit = p.unit AND n.since = p.until AND n.formed < n.since)"
)
