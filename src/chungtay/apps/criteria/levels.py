"""A province sets its own levels or takes them back: checked, kept version by version, put down.

What stands is files of the site; `apps.kernel.versions` keeps them, as it keeps its thresholds.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db import transaction
from django.db.models import QuerySet

from chungtay.apps.audit.services import note
from chungtay.apps.criteria.levels_models import LevelsVersion
from chungtay.apps.kernel.versions import Versions
from chungtay.core.criteria.criteria_set import (
    CriteriaOverride,
    CriteriaSet,
    LevelTable,
)
from chungtay.core.criteria.level_change import require_reason
from chungtay.core.criteria.province_levels import (
    SET_LEVELS,
    LevelsChanged,
    override_faults,
    with_table,
    without_table,
)
from chungtay.core.law.fault import UnknownEntry
from chungtay.core.law.instrument import Agency, Instrument
from chungtay.core.people.actor import Actor, require
from chungtay.packs import loader
from chungtay.packs.loader import own_files, own_levels
from chungtay.packs.loader.own_files import Written


@dataclass(frozen=True, slots=True)
class NewLevels:
    """A table of levels that a province sets: of which threshold, by which document, and why.

    `version` is the one whoever writes has seen; 0 where there was none.
    """

    province: str
    criteria_set: str
    threshold: str
    table: LevelTable
    paper: Instrument
    reason: str
    version: int

    @property
    def since(self) -> dt.date:
        """Give the first day on which anything changes."""
        return self.table.since

    def over(self, override: CriteriaOverride) -> CriteriaOverride:
        """Give what the province sets with the table among it."""
        return with_table(override, self.threshold, self.table)


@dataclass(frozen=True, slots=True)
class Removal:
    """A table that a province takes back: which one, by which document, and why."""

    province: str
    criteria_set: str
    threshold: str
    since: dt.date
    paper: Instrument
    reason: str
    version: int

    def over(self, override: CriteriaOverride) -> CriteriaOverride:
        """Give what the province sets without the table; refuses one it never set."""
        return without_table(override, self.threshold, self.since)


Change = NewLevels | Removal


@dataclass(frozen=True, slots=True)
class Version:
    """A version that was saved: when, by whom, why, and of which threshold.

    `removed` is the first day of the table that it took back; None where it set one.
    """

    number: int
    threshold: str
    at: dt.datetime
    by: str
    reason: str
    document: str
    levels: str
    removed: dt.date | None


def own_tables(province: str, criteria_set: str, threshold: str) -> tuple[LevelTable, ...]:
    """Give the tables the site has set for a threshold, by day."""
    library = loader.library()
    pack = library.pack_of(province)
    kept = own_levels.own_override(library, pack, criteria_set) if pack else None
    entries = kept.thresholds if kept else ()
    return next((one.tables for one in entries if one.threshold == threshold), ())


def versions(province: str, criteria_set: str) -> tuple[Version, ...]:
    """Give every version of a province's levels of a set, the last one first."""
    return tuple(
        Version(
            row.version, row.threshold, row.recorded_at, row.written_by,
            row.reason, row.document, row.levels, row.removed,
        )
        for row in _kept(province, criteria_set).rows()
    )  # fmt: skip


def versions_since(province: str, known: dt.date) -> int:
    """Count the versions of a province's levels that nobody knew by a day."""
    rows: QuerySet[LevelsVersion] = QuerySet(LevelsVersion).filter(unit=province)
    return rows.filter(known_from__gt=known).count()


def last_version(province: str, criteria_set: str) -> int:
    """Give the number of the last version; 0 where there is none."""
    return _kept(province, criteria_set).last()


def issuer(province: str) -> Agency:
    """Give the People's Committee of a province, which sets its levels. Raises `UnknownEntry`."""
    name = f"{loader.pack_of(province)}.ubnd"
    if name not in loader.agencies():
        raise UnknownEntry(name=name)
    return loader.agencies()[name]


def proposed(told: Change) -> tuple[CriteriaSet, Written]:
    """Give the set as it would be, and the files that would stand; refuses what is not allowed.

    Raises `LevelsNeedReason`, `LooserThanNation`, `NotLeftToProvince`, `ColumnsMissing`,
    `LevelsNotSet` or `BrokenPack`.
    """
    require_reason(told.threshold, told.reason)
    library, pack = loader.library(), loader.pack_of(told.province)
    nation = loader.criteria_set(told.criteria_set)
    nation.threshold(told.threshold)
    kept = own_levels.own_override(library, pack, told.criteria_set)
    override = kept or CriteriaOverride(told.criteria_set, told.paper.key, ())
    override = told.over(override)
    region = loader.region_of(told.province, on=told.since)
    for fault in override_faults(nation, override, region):
        raise fault.refusal
    files = own_levels.written(library, pack, override, told.paper)
    with own_files.sound(library, files):
        pass
    return own_levels.as_it_would_be(library, told.province, override), files


@transaction.atomic
def set_levels(*, by: Actor, told: Change, on: dt.date) -> int:
    """Set a table of the province's own levels, or take one back; answer the version's number.

    Raises what `proposed` does, `NotAllowed`, and `LevelsChanged` where somebody else was faster.
    """
    require(by, SET_LEVELS, unit=told.province)
    kept = _kept(told.province, told.criteria_set)
    kept.begin(told.version)
    _set, files = proposed(told)
    row = kept.keep(
        files,
        by=by,
        seen=told.version,
        document=told.paper.key,
        reason=told.reason,
        on=on,
        threshold=told.threshold,
        levels=files.said,
        removed=told.since if isinstance(told, Removal) else None,
    )
    note(SET_LEVELS, by=by, subject=row.ref, unit=told.province, reason=told.reason)
    return row.version


def _kept(province: str, criteria_set: str) -> Versions[LevelsVersion]:
    def changed(given: int, found: int) -> LevelsChanged:
        return LevelsChanged(criteria_set=criteria_set, given=given, found=found)

    of = {"unit": province, "criteria_set": criteria_set}
    return Versions(LevelsVersion, "levels", of, _files, changed)


def _files(row: LevelsVersion) -> Written:
    pack, name = loader.pack_of(row.unit), row.criteria_set
    return Written(pack, own_levels.file_of(name), name, row.levels, row.papers)
