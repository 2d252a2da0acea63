"""Transactions: the number of the one running, and reading from one moment of the database."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, models, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.sql.compiler import SQLCompiler


class CurrentTransaction(models.Func):
    """`pg_current_xact_id()` on PostgreSQL; 0 on SQLite, where writers stand in one line."""

    output_field = models.BigIntegerField()
    arity = 0
    template = "0"
    allowed_default = True

    def as_postgresql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **extra: Any
    ) -> tuple[str, tuple[Any, ...]]:
        """Cast through text: xid8 has no direct cast to a number."""
        sql, params = self.as_sql(
            compiler, connection, template="(pg_current_xact_id()::text::bigint)", **extra
        )
        return sql, tuple(params)


@contextmanager
def one_moment() -> Iterator[None]:
    """Let everything read in the block come from one committed state of the database.

    Raises RuntimeError inside a transaction (but for the one around a test): what is read there
    may be taken back. Waits for no writer, and keeps none waiting.
    """
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        # Not `atomic`, which the settings open for writing.
        with connection.cursor() as cursor:
            cursor.execute("BEGIN DEFERRED")
            try:
                yield
            finally:
                cursor.execute("ROLLBACK")
        return
    outermost = not connection.in_atomic_block
    with transaction.atomic(durable=True):
        if outermost:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield
