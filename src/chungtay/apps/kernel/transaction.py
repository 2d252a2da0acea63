"""The number of the running transaction, where the database has one that never wraps round."""

from __future__ import annotations

from typing import Any

from django.db import models
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
