"""The data dictionary: every table of the database and every column, as the models declare them."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.db.models import Field, Model

from chungtay.site.reference.markdown import code, table

REGISTER = {"ref", "document", "known_from", "recorded_at", "recorded_by", "provenance", "tx"}
"""The columns by which a register is known."""


def page() -> str:
    """Write the page."""
    models = [one for one in apps.get_models() if one.__module__.startswith("chungtay.")]
    parts = [
        "# Data dictionary\n",
        "The tables of the database. A *register* is append-only: the database itself refuses "
        "UPDATE and DELETE on it. Money is whole đồng.\n",
    ]
    for model in sorted(models, key=lambda one: one._meta.db_table):  # noqa: SLF001 - Django's name
        parts += [_heading(model), _summary(model), _columns(model)]
    return "\n".join(parts)


def _heading(model: type[Model]) -> str:
    return f"## {model._meta.db_table}\n"  # noqa: SLF001


def _summary(model: type[Model]) -> str:
    columns = {field.name for field in model._meta.concrete_fields}  # noqa: SLF001
    sort = "Register." if columns >= REGISTER else "Table."
    said = (model.__doc__ or "").strip().splitlines()
    own = said[0] if said and not said[0].startswith(f"{model.__name__}(") else ""
    return f"{sort} {own}".strip() + "\n"


def _columns(model: type[Model]) -> str:
    rows = [_row(field) for field in model._meta.concrete_fields]  # noqa: SLF001
    return table(("column", "type", "tiếng Việt", "rules"), rows)


def _row(field: Field[Any, Any]) -> tuple[str, ...]:
    length = getattr(field, "max_length", None)
    kind = field.get_internal_type() + (f"({length})" if length else "")
    rules = [
        word
        for word, holds in (
            ("primary key", field.primary_key),
            ("unique", field.unique and not field.primary_key),
            ("indexed", getattr(field, "db_index", False) and not field.unique),
            ("may be NULL", field.null),
        )
        if holds
    ]
    if field.related_model is not None:
        rules.append(f"to {code(field.related_model._meta.db_table)}")  # noqa: SLF001
    choices = [str(value) for value, _ in (field.choices or ())]
    if choices:
        rules.append("one of " + ", ".join(map(code, choices)))
    return code(str(field.column)), kind, str(field.verbose_name), "; ".join(rules)
