"""Compilers over tables that are computed from others: worked out once until a register says more.

A report asks for a commune's criteria a hundred times over, by number and by receipt; what they
follow from (readings, levels, columns) is joined and judged once for each day asked.
"""

from __future__ import annotations

from chungtay.analytics import bodies
from chungtay.analytics.kinds import View
from chungtay.analytics.sql import Compiler
from chungtay.analytics.standing import standing
from chungtay.analytics.store import Store
from chungtay.analytics.tables import VIEWS
from chungtay.analytics.telling import Telling, compiler_of
from chungtay.core.measures.answer import Question
from chungtay.core.measures.fact import FactKind, FactTable
from chungtay.core.units.frame import AS_THEN


def compiler_over(store: Store, table: FactTable, question: Question, told: Telling) -> Compiler:
    """Give a compiler over a table; a view is worked out first, unless it is told otherwise."""
    if told.elsewhere:
        return compiler_of(table, store.tables, question, told)
    if table.of_units is not None and store.bodies_ended(question.on):
        rows = store.worked_out(bodies.told(table, store.tables, question, told.named))
        return Compiler(table, store.tables, question, rows=rows)
    return _plain(store, table, question)


def compiler_beneath(store: Store, view: View, table: FactTable, question: Question) -> Compiler:
    """Give a compiler over what a view rests on, of which a receipt asks again and again.

    A view that is not of units itself rests on what was said of the bodies that stand.
    """
    of_standing = table.of_units is not None and view.table.of_units is None
    if of_standing and store.bodies_ended(question.on):
        store.place(AS_THEN, on=question.on)  # also where the whole is told in other units
        rows = store.worked_out(bodies.standing_alone(table, store.tables, question))
        return Compiler(table, store.tables, question, held=rows)
    return _plain(store, table, question)


def _plain(store: Store, table: FactTable, question: Question) -> Compiler:
    worked_out = any(view.table is table and not view.asked_at_once for view in VIEWS)
    if table.kind is FactKind.STATE or worked_out:
        return _held(store, table, question)
    return Compiler(table, store.tables, question)


def _held(store: Store, table: FactTable, question: Question) -> Compiler:
    held = store.worked_out(standing(table, store.tables, question))
    return Compiler(table, store.tables, question, held=held)
