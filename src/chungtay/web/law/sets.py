"""Criteria sets as law: which there are, how much of each is known, and one as a table."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from chungtay.core.criteria.coverage import Coverage, coverage
from chungtay.core.criteria.criteria_set import (
    APPLIES_TITLES,
    COLUMN_TITLES,
    GRADE_NAMES,
    RULE_TITLES,
    SHAPE_TITLES,
    STATED_TITLES,
    UNIT_LEVEL_TITLES,
    Applies,
    Column,
    CriteriaSet,
    Criterion,
    Level,
    LevelTable,
    PastBase,
    Region,
    Requirement,
    Shape,
    Stated,
    Threshold,
    UnitLevel,
    Zone,
)
from chungtay.core.law.citation import Citation
from chungtay.packs import loader
from chungtay.web.kit import wording
from chungtay.web.kit.address import View
from chungtay.web.kit.names import said
from chungtay.web.kit.page import Crumb
from chungtay.web.law.links import DocumentLink, link

SIGNS = {">=": "≥", "<=": "≤", "=": ""}


@dataclass(frozen=True, slots=True)
class LevelCell:
    """A level as shown: its words, and whether it was read in a source."""

    text: str
    verified: bool


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


@dataclass(frozen=True, slots=True)
class SetRow:
    """A set in the list of sets."""

    href: str
    title: str
    grade: str
    since: dt.date
    until: dt.date
    stands: bool
    coverage: Coverage
    basis: DocumentLink


@dataclass(frozen=True, slots=True)
class SetsPage:
    """The sets by the sort of unit they speak of."""

    crumbs: tuple[Crumb, ...]
    blocks: tuple[tuple[str, tuple[SetRow, ...]], ...]


@dataclass(frozen=True, slots=True)
class SetPage:
    """One set, whole."""

    crumbs: tuple[Crumb, ...]
    view: SetView
    row: SetRow


def sets_page(view: View) -> SetsPage:
    """List every set by the sort of unit, then grade, then time."""
    listed = loader.criteria_sets(province=settings.CHUNGTAY_PROVINCE)
    grades = list(GRADE_NAMES)
    blocks = []
    for level in reversed(UnitLevel):
        held = [one for one in listed if one.level is level]
        held.sort(key=lambda one: (grades.index(one.grade), one.since))
        blocks.append((said(UNIT_LEVEL_TITLES[level]), tuple(_row(one, view) for one in held)))
    return SetsPage(_crumbs(view), tuple(blocks))


def set_page(view: View, code: str) -> SetPage:
    """Tell all of one set."""
    law = loader.criteria_set(code, province=settings.CHUNGTAY_PROVINCE)
    listing = Crumb(_("Các bộ tiêu chí"), view.onward(reverse("law-sets")))
    crumbs = (*_crumbs(view)[:1], listing, Crumb(said(law.title)))
    return SetPage(crumbs, set_view(law, view.on), _row(law, view))


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


def level_text(level: Level) -> str:
    """Write a level in the reader's language, as short as a cell of a table asks."""
    if level is Stated.UNKNOWN:
        return _("chưa biết")
    if isinstance(level, Stated):
        return said(STATED_TITLES[level])
    text = f"{level:f}"
    return text if wording.english() else text.replace(".", ",")


def compared(threshold: Threshold) -> str:
    """Say how a reading is held against a threshold, and of whom it is asked."""
    unit = loader.measure_units().get(threshold.unit)
    words = said(unit.symbol) if unit else wording.unit(threshold.unit)
    parts = [f"{SIGNS[threshold.comparator.value]} {words}".strip()]
    if threshold.shape not in {Shape.COMPARED, Shape.STATED}:
        parts.append(said(SHAPE_TITLES[threshold.shape]))
    if threshold.base is PastBase.RECOGNITION:
        parts.append(_("khi được công nhận"))
    elif threshold.base is not None:
        parts.append(_("năm %(year)s") % {"year": threshold.base})
    if threshold.applies is not Applies.ALWAYS:
        parts.append(said(APPLIES_TITLES[threshold.applies]))
    return "; ".join(filter(None, parts))


def in_force(threshold: Threshold, on: dt.date) -> LevelTable | None:
    """Give the table of levels in force on a day; none before the first."""
    return next((table for table in reversed(threshold.tables) if table.since <= on), None)


def cells(table: LevelTable) -> LevelCell:
    """Write a table of levels in one line: one level, or each with its column."""
    verified = set(table.levels) == set(table.verified)
    if set(table.levels) == {Region.GENERAL}:
        return LevelCell(level_text(table.levels[Region.GENERAL]), verified)
    words = (
        f"{said(COLUMN_TITLES[column])}: {level_text(level)}"
        for column, level in table.levels.items()
    )
    return LevelCell("; ".join(words), verified)


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
        tuple(_level(national, on, column) for column in columns),
        level_here(threshold, on),
    )


def level_here(threshold: Threshold, on: dt.date) -> LevelCell:
    """Say what holds in this province: its zones one by one, or its region's level."""
    table = in_force(threshold, on)
    if table is None:
        return LevelCell("–", verified=True)
    if table.by_zone:
        zoned = {c: level for c, level in table.levels.items() if isinstance(c, Zone)}
        words = (f"{said(COLUMN_TITLES[c])}: {level_text(level)}" for c, level in zoned.items())
        return LevelCell("; ".join(words), set(zoned) <= set(table.verified))
    return _level(threshold, on, loader.region_of(settings.CHUNGTAY_PROVINCE, on=on))


def _level(threshold: Threshold, on: dt.date, column: Column) -> LevelCell:
    if in_force(threshold, on) is None:
        return LevelCell("–", verified=True)
    found = threshold.level(on=on, column=column)
    return LevelCell(level_text(found.level), found.verified or found.level is Stated.UNKNOWN)


def _row(law: CriteriaSet, view: View) -> SetRow:
    return SetRow(
        href=view.onward(reverse("law-set", args=[law.code])),
        title=said(law.title),
        grade=said(GRADE_NAMES[law.grade]),
        since=law.since,
        until=law.until,
        stands=law.stands(view.on),
        coverage=coverage(law, on=view.on),
        basis=link(Citation.parse(law.cite), view),
    )


def _crumbs(view: View) -> tuple[Crumb, ...]:
    return (
        Crumb(_("Văn bản"), view.onward(reverse("law"))),
        Crumb(_("Các bộ tiêu chí")),
    )
