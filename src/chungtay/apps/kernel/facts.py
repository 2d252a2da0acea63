"""Read a register forward: the rows a reader has not seen, without ever missing one.

On SQLite writers stand in one line, so a row's number is its place in time and the mark is the
largest number read. On PostgreSQL a transaction that began earlier may commit later with smaller
numbers; the mark there is the oldest transaction still open at the time of reading, and rows are
read again from it (the reader drops what it already has).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db import connection, models

from chungtay.core.measures.fact import FactTable

Row = tuple[Any, ...]
_FEW = 500
"""Rows that are read at once: a cursor of the server's costs PostgreSQL three exchanges more."""


@dataclass(frozen=True, slots=True)
class Mark:
    """How far a reader has read: a row number (SQLite) or a transaction number (PostgreSQL).

    `highest` is the highest row number it has met: no row beyond it was read before.
    """

    position: int = 0
    highest: int = 0


@dataclass(frozen=True, slots=True)
class FactSource:
    """A fact table and the register that feeds it.

    `rows` narrows or joins the register's query set; `tell` turns one row of it into the table's
    own columns (the standing ones are added here); `unit` names the unit a row speaks of;
    `on` the day it speaks of. Where one row says many things, `spread` stands in place of `tell`:
    it gives each with a name of its own, which is added to the row's `ref`.
    """

    table: FactTable
    rows: Callable[[], models.QuerySet[Any]]
    unit: Callable[[Any], str]
    on: Callable[[Any], Any]
    tell: Callable[[Any], Row] | None = None
    spread: Callable[[Any], Iterable[tuple[str, Row]]] | None = None

    def read(self, since: Mark) -> tuple[list[Row], Mark]:
        """Give the rows since a mark, in order of writing, and the mark to read from next."""
        rows, reached = self.stream(since)
        return list(rows), reached

    def last(self, mark: Mark) -> str:
        """Name the row at a mark and when it was written; "" where no row is there."""
        register: models.QuerySet[Any] = models.QuerySet(self.rows().model)
        row = register.filter(pk=mark.position).first()
        return f"{row.ref} {row.recorded_at.isoformat()}" if row else ""

    def stream(self, since: Mark) -> tuple[Iterable[Row], Mark]:
        """Give the same, the rows one by one: a country's are too many to hold at once."""
        if connection.vendor == "postgresql":
            return self._read_by_transaction(since)
        fresh = self.rows().filter(pk__gt=since.position).order_by("pk")
        # One state of the database is read throughout: no row comes in between. The mark is the
        # register's own last row, which `rows` may leave out.
        register: models.QuerySet[Any] = models.QuerySet(fresh.model)
        last = register.aggregate(last=models.Max("pk"))["last"]
        return self._told(fresh), Mark(last or since.position)

    def _read_by_transaction(self, since: Mark) -> tuple[Iterable[Row], Mark]:
        with connection.cursor() as cursor:
            # Taken before the rows are read: whatever is still open now will be read again.
            cursor.execute("SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint")
            (oldest_open,) = cursor.fetchone()
        fresh = self.rows().filter(tx__gte=since.position).order_by("pk")
        return self._told(fresh), Mark(oldest_open)

    def _told(self, rows: models.QuerySet[Any]) -> Iterable[Row]:
        for row in _read(rows):
            standing = (
                self.unit(row), self.on(row), row.known_from,
                row.recorded_at.replace(tzinfo=None), row.recorded_by, row.provenance,
                row.document, row.corrects,
            )  # fmt: skip
            if self.tell is not None:
                yield (row.pk, row.ref, *standing, *self.tell(row))
            if self.spread is not None:
                for name, own in self.spread(row):
                    yield (row.pk, f"{row.ref}#{name}", *standing, *own)


def _read(rows: models.QuerySet[Any]) -> Iterable[Any]:
    """Read rows without holding them all; few of them in one exchange with the database."""
    few = list(rows[:_FEW])
    return few if len(few) < _FEW else rows.iterator(chunk_size=10_000)


def with_news(sources: Sequence[FactSource], marks: Mapping[str, Mark]) -> list[FactSource]:
    """Give the sources that may hold rows beyond their marks: one question to the database.

    `marks` are by name of fact table. A source left out holds none, so its mark may stay.
    """
    beyond = "tx >= %s" if connection.vendor == "postgresql" else "id > %s"
    tables = [connection.ops.quote_name(_register(source.rows)) for source in sources]
    asked = ", ".join(f"EXISTS (SELECT 1 FROM {table} WHERE {beyond})" for table in tables)  # noqa: S608 - names of models
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {asked}", [marks[source.table.name].position for source in sources])
        found = cursor.fetchone()
    return [source for source, news in zip(sources, found, strict=True) if news]


@cache
def _register(rows: Callable[[], models.QuerySet[Any]]) -> str:
    """Name the table of the register that rows come from: readers ask again and again."""
    return str(rows().model._meta.db_table)  # noqa: SLF001 - Django's public name for it
