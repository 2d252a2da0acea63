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


class AppendOnly(migrations.RunPython):
    """Forbid UPDATE and DELETE on a model's table, on SQLite and on PostgreSQL."""

    def __init__(self, app: str, model: str) -> None:
        self.app, self.model = app, model
        super().__init__(self._forbid, self._allow)

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        """Give what a migration file writes down."""
        return "AppendOnly", [self.app, self.model], {}

    def _table(self) -> str:
        return f"{self.app}_{self.model.lower()}"

    def _forbid(self, _apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
        pattern = _POSTGRESQL if editor.connection.vendor == "postgresql" else _SQLITE
        for verb in ("UPDATE", "DELETE"):
            editor.execute(pattern.format(table=self._table(), verb=verb), params=None)

    def _allow(self, _apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
        table = self._table()
        on = f" ON {table}" if editor.connection.vendor == "postgresql" else ""
        for verb in ("UPDATE", "DELETE"):
            editor.execute(f"DROP TRIGGER {table}_no_{verb}{on}")
