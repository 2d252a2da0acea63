"""Every register is closed to edits by the database itself; what may be edited is written down."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.apps import apps
from django.db.migrations.loader import MigrationLoader
from django.db.models import Model

from chungtay.apps.kernel.append_only import AppendOnly
from chungtay.apps.kernel.models import RegisterRow

ARCHITECTURE = Path(__file__).parents[2] / "ARCHITECTURE.md"
MODELS = [model for model in apps.get_models() if model.__module__.startswith("chungtay.")]
REGISTERS = [model for model in MODELS if issubclass(model, RegisterRow)]
OTHERS = [model for model in MODELS if not issubclass(model, RegisterRow)]
CLOSED = {
    (operation.app, operation.model.lower())
    for migration in MigrationLoader(None).disk_migrations.values()
    for operation in migration.operations
    if isinstance(operation, AppendOnly)
}


@pytest.mark.parametrize("register", REGISTERS, ids=lambda model: model._meta.db_table)
def test_a_register_is_closed_by_its_migrations(register: type[Model]) -> None:
    assert (register._meta.app_label, register._meta.model_name) in CLOSED


@pytest.mark.parametrize("model", OTHERS, ids=lambda model: model._meta.db_table)
def test_a_table_that_may_change_stands_in_architecture(model: type[Model]) -> None:
    told = (model._meta.app_label, model._meta.model_name) in CLOSED
    assert told or f"`{model._meta.db_table}`" in ARCHITECTURE.read_text(encoding="utf-8")
