"""How much of a criteria set is at hand: what is known, left to provinces, read in a source."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from chungtay.core.criteria.criteria_set import (
    Column,
    CriteriaSet,
    LevelTable,
    Requirement,
    Stated,
    Threshold,
)


@dataclass(frozen=True, slots=True)
class Coverage:
    """Counts of one set on a day.

    `declared` and `declared_requirements` are what the document says it has, None where nobody
    knows that either. Of the thresholds listed, each is known in every column, in some or in none;
    `by_province` are those the nation leaves to the province, and are counted among the known.
    `verified` are those of which every column was read in a source.
    """

    criteria: int
    declared: int | None
    requirements: int
    declared_requirements: int | None
    thresholds: int
    known: int
    partly: int
    by_province: int
    verified: int

    @property
    def unknown(self) -> int:
        """Count the thresholds of which no column is known."""
        return self.thresholds - self.known - self.partly

    @property
    def unlisted(self) -> int | None:
        """Count the requirements whose text is not at hand; None where their number is not."""
        if self.declared_requirements is None:
            return None
        return self.declared_requirements - self.requirements


@dataclass(frozen=True, slots=True)
class UnknownLevel:
    """A level that a document sets and nobody has: from which day, in which columns.

    Without columns it is unknown in all of them.
    """

    requirement: Requirement
    threshold: Threshold
    table: LevelTable
    columns: tuple[Column, ...]


def coverage(criteria_set: CriteriaSet, *, on: dt.date) -> Coverage:
    """Count what is known of a set on a day, or on the nearest day on which it is in force."""
    day = min(max(on, criteria_set.since), criteria_set.until - dt.timedelta(days=1))
    held = [_in_force(threshold, day) for threshold in criteria_set.thresholds()]
    unknown = [sum(level is Stated.UNKNOWN for level in t.levels.values()) for t in held]
    told = criteria_set.declares
    return Coverage(
        criteria=len(criteria_set.criteria),
        declared=told.criteria if told else None,
        requirements=len(criteria_set.requirements),
        declared_requirements=told.requirements if told else None,
        thresholds=len(held),
        known=unknown.count(0),
        partly=sum(0 < n < len(t.levels) for n, t in zip(unknown, held, strict=True)),
        by_province=sum(Stated.BY_PROVINCE in t.levels.values() for t in held),
        verified=sum(set(t.levels) == set(t.verified) for t in held),
    )


def unknown_levels(criteria_set: CriteriaSet) -> Iterator[UnknownLevel]:
    """Give every level of a set that nobody has, table by table."""
    for requirement in criteria_set.requirements:
        for threshold in requirement.thresholds:
            for table in threshold.tables:
                columns = tuple(
                    column for column, level in table.levels.items() if level is Stated.UNKNOWN
                )
                if columns:
                    some = columns if len(columns) < len(table.levels) else ()
                    yield UnknownLevel(requirement, threshold, table, some)


def _in_force(threshold: Threshold, day: dt.date) -> LevelTable:
    """Give the table in force on a day, or the first where that is yet to come."""
    begun = [table for table in threshold.tables if table.since <= day]
    return begun[-1] if begun else threshold.tables[0]
