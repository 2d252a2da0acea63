"""Compilers over tables that are computed from others: computed once while a moment is held still.

A report asks for a commune's criteria a hundred times over, by number and by receipt; what they
follow from (readings, levels, columns) is joined and judged once for each day asked.
"""

from __future__ import annotations

from chungtay.analytics.sql import Compiler
from chungtay.analytics.standing import standing
from chungtay.analytics.store import Store
from chungtay.analytics.tables import VIEWS
from chungtay.analytics.telling import Telling, compiler_of
from chungtay.core.measures.answer import Question
from chungtay.core.measures.fact import FactKind, FactTable


def compiler_over(
    store: Store, table: FactTable, question: Question, told: Telling | None = None
) -> Compiler:
    """Give a compiler over a table; a view is worked out first, unless it is told otherwise."""
    if told is None and any(view.table is table for view in VIEWS):
        return _held(store, table, question)
    return compiler_of(table, store.tables, question, told)


def compiler_beneath(store: Store, table: FactTable, question: Question) -> Compiler:
    """Give a compiler over what a view rests on, of which a receipt asks again and again."""
    if table.kind is FactKind.STATE:
        return _held(store, table, question)
    return compiler_over(store, table, question)


def _held(store: Store, table: FactTable, question: Question) -> Compiler:
    held = store.worked_out(*standing(table, store.tables, question))
    return Compiler(table, store.tables, question, held=held)
