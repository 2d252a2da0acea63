"""A criteria set as a table: thresholds by criterion, a column for each the law names, and here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings

from chungtay.core.criteria.coverage import Coverage, coverage
from chungtay.core.criteria.criteria_set import (
    COLUMN_TITLES,
    RULE_TITLES,
    Column,
    CriteriaSet,
    Criterion,
    Region,
    Requirement,
    Stated,
    Threshold,
)
from chungtay.packs import loader
from chungtay.web.kit.names import said
from chungtay.web.law.sets.levels import LevelCell, compared, in_force, level_here, level_of


@dataclass(frozen=True, slots=True)
class RequirementRow:
    """A requirement's threshold over the columns, and here."""

    code: str
    title: str
    unit: str
    agency: str
    levels: tuple[LevelCell, ...]
    here: LevelCell


@dataclass(frozen=True, slots=True)
class CriterionBlock:
    """A criterion with its requirements; none where nobody has their words."""

    number: str
    title: str
    verified: bool
    rows: tuple[RequirementRow, ...]


@dataclass(frozen=True, slots=True)
class SetView:
    """A criteria set with its thresholds on a day."""

    code: str
    title: str
    note: str
    first: str
    shares: tuple[tuple[str, bool], ...]
    rule: str
    columns: tuple[str, ...]
    own: int
    groups: tuple[tuple[str, tuple[CriterionBlock, ...]], ...]
    coverage: Coverage

    @property
    def span(self) -> int:
        """Count the columns of the table."""
        return len(self.columns) + 3


def set_view(law: CriteriaSet, on: dt.date) -> SetView:
    """Table a set on a day in which it is in force: every threshold, column by column, and here."""
    day = min(max(on, law.since), law.until - dt.timedelta(days=1))
    national = loader.criteria_set(law.code)
    columns = _columns(national.thresholds(), day)
    own = loader.region_of(settings.CHUNGTAY_PROVINCE, on=day)
    groups = tuple(
        (
            said(group.title),
            tuple(_block(criterion, national, columns, day) for criterion in group.criteria),
        )
        for group in law.groups
    )
    return SetView(
        code=law.code,
        title=said(law.title),
        note=law.note,
        first=said(law.first) if law.first else "",
        shares=tuple((said(one.title), one.verified) for one in law.shares),
        rule=said(RULE_TITLES[law.columns]),
        columns=tuple(said(COLUMN_TITLES[column]) for column in columns),
        own=columns.index(own) if own in columns else -1,
        groups=groups,
        coverage=coverage(law, on=day),
    )


def _columns(thresholds: Iterable[Threshold], on: dt.date) -> tuple[Column, ...]:
    """Give the columns that tables in force name, in the order of the law."""
    tables = (in_force(threshold, on) for threshold in thresholds)
    said_of = [item for table in tables if table for item in table.levels.items()]
    named = {column for column, _any in said_of}
    known = {column for column, level in said_of if level is not Stated.UNKNOWN}
    if named > {Region.GENERAL} and Region.GENERAL not in known:
        named.discard(Region.GENERAL)
    return tuple(column for column in COLUMN_TITLES if column in named)


def _block(
    criterion: Criterion, national: CriteriaSet, columns: tuple[Column, ...], on: dt.date
) -> CriterionBlock:
    rows = tuple(
        _requirement(requirement, threshold, national.threshold(threshold.code), columns, on=on)
        for requirement in criterion.requirements
        for threshold in requirement.thresholds
    )
    return CriterionBlock(
        criterion.code.lstrip("0"), said(criterion.title), criterion.verified, rows
    )


def _requirement(
    requirement: Requirement,
    threshold: Threshold,
    national: Threshold,
    columns: tuple[Column, ...],
    *,
    on: dt.date,
) -> RequirementRow:
    title = said(requirement.title)
    if threshold.title is not None:
        title = f"{title}: {said(threshold.title)}"
    return RequirementRow(
        threshold.code,
        title,
        compared(threshold),
        ", ".join(agency.short or said(agency.title) for agency in requirement.agencies),
        tuple(level_of(national, on, column) for column in columns),
        level_here(threshold, on),
    )
