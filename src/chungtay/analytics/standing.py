"""A table as it stood on a day: the SQL of its rows that counted then, as they were known."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from chungtay.analytics.kinds import LAST_FIRST, View
from chungtay.analytics.summing import summed
from chungtay.analytics.tables import VIEWS
from chungtay.analytics.worked import Written
from chungtay.core.measures.answer import Question
from chungtay.core.measures.fact import FactKind, FactTable

_LAST = "(stood_until IS NULL OR stood_until > ?)"
"""That no row followed up to the day."""


def standing(
    table: FactTable,
    tables: Mapping[str, FactTable],
    question: Question,
    asked: Collection[str] | None = None,
) -> Written:
    """Write a table as it stood on the day asked, as known on the day asked, in parentheses.

    Of a view only the columns `asked` must be right, where they are named.
    """
    view = next((view for view in VIEWS if view.table is table), None)
    if view is not None:
        parts = {
            name: _nothing(name)
            if _unasked(view, name, asked)
            else _ingredient(name, view, tables, question)
            for name in view.ingredients
        }
        told = {name: text for name, (text, _) in parts.items()}
        sql = view.sql.format(**told, day=f"DATE '{question.on.isoformat()}'")
        return f"({sql})", tuple(v for name in view.ingredients for v in parts[name][1])
    if table.kind is FactKind.INTERVAL:
        sql = f"SELECT * FROM {table.name} WHERE since <= ? AND (until IS NULL OR until > ?)"
        return f"({sql})", (question.on, question.on)
    days, bound = _up_to(question)
    sql = f"SELECT * FROM {table.name} WHERE {days}"
    if table.kind is FactKind.STATE:
        return _last_words(table, question, sql, bound)
    return f"({sql})", bound


def _last_words(table: FactTable, question: Question, said: str, bound: tuple[Any, ...]) -> Written:
    """Write which rows of a state are the last word on their key, of those said up to the day."""
    if question.as_known is None:
        return f"({said} AND {_LAST})", (*bound, question.on)
    ranked = (
        "SELECT * EXCLUDE latest FROM (SELECT *, row_number() OVER "
        f"(PARTITION BY {', '.join(table.key)} ORDER BY {LAST_FIRST}) AS latest "
        f"FROM ({said} AND out_of_order) AS r) AS ranked WHERE latest = 1"
    )
    in_order = f"{said} AND NOT out_of_order AND ({_LAST} OR followed_from > ?)"
    cells = (*bound, question.on, question.as_known, *bound)
    return f"({in_order} UNION ALL {ranked})", cells


def _ingredient(
    name: str, view: View, tables: Mapping[str, FactTable], question: Question
) -> Written:
    """Write what a view reads of one table: its rows as they stood, or the sums kept of them."""
    if name not in view.sums:
        return standing(tables[name], tables, question)
    kept = {one.sums.name: one for one in summed(tables[name])}
    days, bound = _up_to(question)
    return f"({kept[view.sums[name]].of_days(days)})", bound


def _unasked(view: View, name: str, asked: Collection[str] | None) -> bool:
    """Tell whether none of the columns asked for is told by an ingredient."""
    needed_by = view.only_for.get(name)
    return asked is not None and needed_by is not None and needed_by.isdisjoint(asked)


def _nothing(name: str) -> Written:
    return f"(SELECT * FROM {name} WHERE FALSE)", ()


def _up_to(question: Question) -> Written:
    """Write that a row is of a day up to the one asked, and was known on the day asked."""
    if question.as_known is None:
        return "on_date <= ?", (question.on,)
    return "on_date <= ? AND known_from <= ?", (question.on, question.as_known)
