"""Make the database itself refuse to edit a register: a migration operation."""

from __future__ import annotations

from typing import Any

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

_SQLITE = """
CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table}
BEGIN SELECT RAISE(ABORT, 'register {table} is append-only'); END
"""
_POSTGRESQL = """
CREATE OR REPLACE FUNCTION chungtay_append_only() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'register % is append-only', TG_TABLE_NAME; END $$;
CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table}
FOR EACH ROW EXECUTE FUNCTION chungtay_append_only()
"""
_TRUNCATE = """
CREATE TRIGGER {table}_no_TRUNCATE BEFORE TRUNCATE ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION chungtay_append_only()
"""
"""PostgreSQL alone knows TRUNCATE, which no trigger of rows hears of."""


class AppendOnly(migrations.RunPython):
    """Forbid UPDATE, DELETE and TRUNCATE on a model's table, on SQLite and on PostgreSQL."""

    def __init__(self, app: str, model: str) -> None:
        self.app, self.model = app, model
        super().__init__(self._forbid, self._allow)

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        """Give what a migration file writes down."""
        return "AppendOnly", [self.app, self.model], {}

    def _table(self) -> str:
        return f"{self.app}_{self.model.lower()}"

    def _forbid(self, _apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
        table, on_postgresql = self._table(), editor.connection.vendor == "postgresql"
        pattern = _POSTGRESQL if on_postgresql else _SQLITE
        self._allow(_apps, editor)  # A table that SQLite made anew has lost its triggers.
        for verb in ("UPDATE", "DELETE"):
            editor.execute(pattern.format(table=table, verb=verb), params=None)
        if on_postgresql:
            editor.execute(_TRUNCATE.format(table=table), params=None)

    def _allow(self, _apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
        table, on_postgresql = self._table(), editor.connection.vendor == "postgresql"
        on = f" ON {table}" if on_postgresql else ""
        for verb in ("UPDATE", "DELETE", *(("TRUNCATE",) if on_postgresql else ())):
            editor.execute(f"DROP TRIGGER IF EXISTS {table}_no_{verb}{on}")


class Editable(AppendOnly):
    """Let a migration rewrite the rows of a register; `AppendOnly` forbids it again after."""

    def __init__(self, app: str, model: str) -> None:
        super().__init__(app, model)
        self.code, self.reverse_code = self._allow, self._forbid

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        """Give what a migration file writes down."""
        return "Editable", [self.app, self.model], {}
