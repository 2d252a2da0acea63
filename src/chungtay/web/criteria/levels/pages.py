"""Which levels a province may set, what holds now, and what a new table would change."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from chungtay.apps.criteria.levels import Version, own_tables, versions
from chungtay.core.criteria.criteria_set import (
    COLUMN_TITLES,
    Column,
    CriteriaSet,
    LevelTable,
    Region,
    Threshold,
    UnitLevel,
)
from chungtay.core.criteria.judging.verdict import VERDICT_TITLES
from chungtay.core.criteria.province_levels import columns_of, may_set
from chungtay.core.law.citation import Citation
from chungtay.flows.try_levels import Trial
from chungtay.packs import loader
from chungtay.web.kit.address import View
from chungtay.web.kit.names import province, said
from chungtay.web.kit.page import Crumb
from chungtay.web.law.links import DocumentLink, link
from chungtay.web.law.sets.levels import LevelCell, cells, compared, in_force, level_text


@dataclass(frozen=True, slots=True)
class Row:
    """A threshold the province may set: what the nation says, what the province says."""

    code: str
    title: str
    compared: str
    nation: LevelCell
    own: LevelCell | None
    since: dt.date | None
    basis: DocumentLink | None
    href: str


@dataclass(frozen=True, slots=True)
class Listing:
    """The thresholds of one set that a province may set."""

    crumbs: tuple[Crumb, ...]
    title: str
    others: tuple[tuple[str, str, bool], ...]
    rows: tuple[Row, ...]
    writes: bool
    history: tuple[Version, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """A column before and after."""

    column: str
    nation: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class MovedLine:
    """A commune that would move: the verdict and the criteria met, before and after."""

    unit: str
    before: str
    after: str
    criteria_before: int
    criteria_after: int


@dataclass(frozen=True, slots=True)
class Foretold:
    """How many communes were judged on which day, and those that would move."""

    on: dt.date
    judged: int
    lines: tuple[MovedLine, ...]


def foretold(trial: Trial) -> Foretold:
    """Tell what a trial found, in the reader's language."""
    lines = (
        MovedLine(
            one.unit.title,
            said(VERDICT_TITLES[one.before]),
            said(VERDICT_TITLES[one.after]),
            one.criteria_before,
            one.criteria_after,
        )
        for one in trial.moved
    )
    return Foretold(trial.on, trial.judged, tuple(lines))


def listing(view: View, code: str, *, writes: bool) -> Listing:
    """List what a province may set of a set, with what holds on the day of the view."""
    nation = loader.criteria_set(code)
    own = loader.criteria_set(code, province=province())
    day = min(max(view.on, nation.since), nation.until - dt.timedelta(days=1))
    rows = tuple(_rows(nation, own, day, view))
    crumbs = (Crumb(_("Nông thôn mới"), view.onward(reverse("criteria"))), Crumb(_("Mức của tỉnh")))
    others = tuple(
        (
            said(one.title),
            view.onward(reverse("province-levels", args=[one.code])),
            one.code == code,
        )
        for one in settable()
    )
    return Listing(crumbs, said(nation.title), others, rows, writes, versions(province(), code))


@dataclass(frozen=True, slots=True)
class OwnLine:
    """A table the province set: its levels, by which document, and where it is taken back."""

    since: dt.date
    text: str
    basis: DocumentLink
    off: str


def own_lines(view: View, code: str, threshold: str) -> tuple[OwnLine, ...]:
    """Give the tables the site itself has set for a threshold."""
    return tuple(
        OwnLine(
            table.since,
            cells(table).text,
            link(Citation.parse(table.cite), view),
            reverse("province-level-off", args=[code, threshold, table.since]),
        )
        for table in own_tables(province(), code, threshold)
    )


def settable() -> tuple[CriteriaSet, ...]:
    """Give the sets of communes of which a province may set some level."""
    return tuple(
        one
        for one in loader.criteria_sets(level=UnitLevel.COMMUNE)
        if any(_may(one, threshold) for threshold in one.thresholds())
    )


def shown_set(on: dt.date) -> str:
    """Give the set to show first: the one in force, else the last."""
    listed = settable()
    standing = [one for one in listed if one.stands(on)]
    return (standing or listed[-1:])[0].code


def changes(before: CriteriaSet, after: CriteriaSet, code: str, on: dt.date) -> tuple[Change, ...]:
    """Hold a threshold as it was against what it would be, on the day the new table begins."""
    nation = loader.criteria_set(before.code).threshold(code)
    tables = [in_force(one.threshold(code), on) for one in (before, after)]
    columns = [c for c in COLUMN_TITLES if any(t and c in t.levels for t in tables)]
    theirs = in_force(nation, on)
    return tuple(
        Change(_title(column), *(_at(t, column) for t in (theirs, *tables))) for column in columns
    )


def _title(column: Column) -> str:
    return _("Cả tỉnh") if column is Region.GENERAL else said(COLUMN_TITLES[column])


def heading(threshold: Threshold, law: CriteriaSet) -> str:
    """Name a threshold: its code and words."""
    requirement = next(r for r in law.requirements if threshold in r.thresholds)
    title = said(requirement.title)
    return f"{title}: {said(threshold.title)}" if threshold.title else title


def _at(table: LevelTable | None, column: Column) -> str:
    if table is None:
        return "–"
    found = table.column(column)
    level = table.levels.get(found)
    return "–" if level is None else level_text(level)


def _rows(nation: CriteriaSet, own: CriteriaSet, day: dt.date, view: View) -> Iterator[Row]:
    for threshold in nation.thresholds():
        if not _may(nation, threshold):
            continue
        theirs, ours = in_force(threshold, day), in_force(own.threshold(threshold.code), day)
        other = ours is not None and ours is not theirs
        yield Row(
            code=threshold.code,
            title=heading(threshold, nation),
            compared=compared(threshold),
            nation=_nation(theirs, nation, province()),
            own=cells(ours) if other and ours else None,
            since=ours.since if other and ours else None,
            basis=link(Citation.parse(ours.cite), view) if other and ours else None,
            href=view.onward(reverse("province-level", args=[nation.code, threshold.code])),
        )


def _nation(table: LevelTable | None, nation: CriteriaSet, province: str) -> LevelCell:
    """Write the nation's levels in the columns that matter in the province."""
    if table is None:
        return LevelCell("–", verified=True)
    region = loader.region_of(province, on=table.since)
    wanted = [c for c in columns_of(nation, region) if c in table.levels]
    columns = wanted or [c for c in table.levels if c == "general"] or list(table.levels)
    kept = {column: table.levels[column] for column in columns}
    known = tuple(column for column in kept if column in table.verified)
    return cells(LevelTable(table.since, table.cite, kept, known))


def _may(nation: CriteriaSet, threshold: Threshold) -> bool:
    return any(
        may_set(nation, level) for table in threshold.tables for level in table.levels.values()
    )
