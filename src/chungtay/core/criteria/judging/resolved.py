"""Thresholds that ask for a multiple of another set's level, written out as levels of their own.

"1.1 times the income asked of an advanced commune" becomes a table of products, one for every day
either level changes. A factor or a level that is not known makes a product that is not.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from chungtay.core.criteria.criteria_set import (
    COLUMNS_OF,
    Column,
    CriteriaSet,
    Criterion,
    Level,
    LevelTable,
    Shape,
    Stated,
    Threshold,
)

Find = Callable[[str], CriteriaSet]
"""Find another set by its code."""


def resolved(law: CriteriaSet, find: Find) -> CriteriaSet:
    """Give a set whose thresholds all carry their own levels."""
    if all(threshold.shape is not Shape.TIMES_LEVEL for threshold in law.thresholds()):
        return law
    return replace(
        law,
        groups=tuple(
            replace(group, criteria=tuple(_criterion(c, law, find) for c in group.criteria))
            for group in law.groups
        ),
    )


def _criterion(criterion: Criterion, law: CriteriaSet, find: Find) -> Criterion:
    return replace(
        criterion,
        requirements=tuple(
            replace(r, thresholds=tuple(_threshold(t, law, find) for t in r.thresholds))
            for r in criterion.requirements
        ),
    )


def _threshold(threshold: Threshold, law: CriteriaSet, find: Find) -> Threshold:
    if threshold.shape is not Shape.TIMES_LEVEL:
        return threshold
    code, _, name = threshold.of.partition("/")
    other = find(code)
    same = other.columns is law.columns
    columns = COLUMNS_OF[law.columns]
    tables = _tables(threshold, other.threshold(name), columns if same else ())
    return replace(threshold, shape=Shape.COMPARED, of="", tables=tables)


def _tables(
    factor: Threshold, other: Threshold, columns: tuple[Column, ...]
) -> tuple[LevelTable, ...]:
    """Multiply level by level, on every day one of the two changes once the factor is law."""
    first = factor.tables[0].since
    days = {t.since for t in factor.tables} | {t.since for t in other.tables if t.since > first}
    made = []
    for day in sorted(days):
        own = [table for table in factor.tables if table.since <= day][-1]
        theirs = [table for table in other.tables if table.since <= day]
        levels: dict[Column, Level] = {
            column: _product(own.at(column, None)[1], theirs[-1].at(column, None)[1])
            for column in (columns if theirs else ())
        }
        made.append(replace(own, since=day, levels=levels, verified=()))
    return tuple(made)


def _product(factor: Level, level: Level) -> Level:
    if isinstance(factor, Decimal) and isinstance(level, Decimal):
        return factor * level
    return level if isinstance(level, Stated) and level is not Stated.MET else Stated.UNKNOWN
