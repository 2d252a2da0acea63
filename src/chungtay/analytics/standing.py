"""A table as it stood on a day: the SQL of its rows that counted then, as they were known."""

from __future__ import annotations

from collections.abc import Mapping

from chungtay.analytics.tables import VIEWS
from chungtay.analytics.worked import Written
from chungtay.core.measures.answer import Question
from chungtay.core.measures.fact import FactKind, FactTable


def standing(table: FactTable, tables: Mapping[str, FactTable], question: Question) -> Written:
    """Write a table as it stood on the day asked, as known on the day asked, in parentheses."""
    view = next((view for view in VIEWS if view.table is table), None)
    if view is not None:
        parts = {name: standing(tables[name], tables, question) for name in view.ingredients}
        told = {name: text for name, (text, _) in parts.items()}
        sql = view.sql.format(**told, day=f"DATE '{question.on.isoformat()}'")
        return f"({sql})", tuple(v for name in view.ingredients for v in parts[name][1])
    on, known = question.on, question.as_known
    if table.kind is FactKind.INTERVAL:
        sql = f"SELECT * FROM {table.name} WHERE since <= ? AND (until IS NULL OR until > ?)"
        return f"({sql})", (on, on)
    sql, bound = f"SELECT * FROM {table.name} WHERE on_date <= ?", [on]
    if known is not None:
        sql += " AND known_from <= ?"
        bound.append(known)
    if table.kind is FactKind.STATE:
        key = ", ".join(table.key)
        sql = (
            "SELECT * FROM (SELECT *, row_number() OVER (PARTITION BY "
            f"{key} ORDER BY on_date DESC, known_from DESC, seq DESC) AS latest FROM ({sql}) AS r)"
            " AS ranked WHERE latest = 1"
        )
    return f"({sql})", tuple(bound)
