"""Make the database itself refuse to edit a register: a migration operation."""

from __future__ import annotations

from typing import Any

from django.db import router
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation, OperationCategory
from django.db.migrations.state import ProjectState

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


class AppendOnly(Operation):
    """Forbid UPDATE, DELETE and TRUNCATE on a model's table, on SQLite and on PostgreSQL.

    It asks nothing of the models as they were, which `RunPython` would have built anew, all of
    them, for each register: two thirds of the time that making a database took.
    """

    category = OperationCategory.SQL

    def __init__(self, app: str, model: str) -> None:
        self.app, self.model = app, model

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        """Give what a migration file writes down."""
        return type(self).__name__, [self.app, self.model], {}

    def state_forwards(self, _app_label: str, _state: ProjectState) -> None:
        """Change nothing of what Django knows of the models."""

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, *_states: ProjectState
    ) -> None:
        """Forbid."""
        if router.allow_migrate(schema_editor.connection.alias, app_label):
            self._forbid(schema_editor)

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, *_states: ProjectState
    ) -> None:
        """Allow again."""
        if router.allow_migrate(schema_editor.connection.alias, app_label):
            self._allow(schema_editor)

    def describe(self) -> str:
        """Say what it does, where Django lists what a migration does."""
        return f"{type(self).__name__} {self._table()}"

    def _table(self) -> str:
        return f"{self.app}_{self.model.lower()}"

    def _forbid(self, editor: BaseDatabaseSchemaEditor) -> None:
        table, on_postgresql = self._table(), editor.connection.vendor == "postgresql"
        pattern = _POSTGRESQL if on_postgresql else _SQLITE
        self._allow(editor)  # A table that SQLite made anew has lost its triggers.
        for verb in ("UPDATE", "DELETE"):
            editor.execute(pattern.format(table=table, verb=verb), params=None)
        if on_postgresql:
            editor.execute(_TRUNCATE.format(table=table), params=None)

    def _allow(self, editor: BaseDatabaseSchemaEditor) -> None:
        table, on_postgresql = self._table(), editor.connection.vendor == "postgresql"
        on = f" ON {table}" if on_postgresql else ""
        for verb in ("UPDATE", "DELETE", *(("TRUNCATE",) if on_postgresql else ())):
            editor.execute(f"DROP TRIGGER IF EXISTS {table}_no_{verb}{on}")


class Editable(AppendOnly):
    """Let a migration rewrite the rows of a register; `AppendOnly` forbids it again after."""

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, *states: ProjectState
    ) -> None:
        """Allow."""
        super().database_backwards(app_label, schema_editor, *states)

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, *states: ProjectState
    ) -> None:
        """Forbid again."""
        super().database_forwards(app_label, schema_editor, *states)
