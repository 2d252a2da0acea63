"""A province enters its own levels: checked like every pack, kept version by version, put down.

The files follow the register: they are put down once the transaction is done. Two who write at
once cannot both have version n: the later one reads again.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import partial

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from chungtay.apps.audit.services import note
from chungtay.apps.criteria.levels_models import LevelsVersion
from chungtay.apps.kernel.standing import standing
from chungtay.core.criteria.criteria_set import (
    CriteriaOverride,
    CriteriaSet,
    LevelTable,
)
from chungtay.core.criteria.province_levels import (
    SET_LEVELS,
    LevelsChanged,
    override_faults,
    with_table,
)
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.record import Grounds
from chungtay.core.law.fault import UnknownEntry
from chungtay.core.law.instrument import Instrument
from chungtay.core.people.actor import Actor, require
from chungtay.packs import loader
from chungtay.packs.loader import own_levels


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


@dataclass(frozen=True, slots=True)
class Version:
    """A version that was saved: when, by whom, why, and of which threshold."""

    number: int
    threshold: str
    at: dt.datetime
    by: str
    reason: str
    document: str
    levels: str


def versions(province: str, criteria_set: str) -> tuple[Version, ...]:
    """Give every version of a province's levels of a set, the last one first."""
    rows: QuerySet[LevelsVersion] = QuerySet(LevelsVersion).filter(
        unit=province, criteria_set=criteria_set
    )
    return tuple(
        Version(
            row.version, row.threshold, row.recorded_at, row.by_name or row.recorded_by,
            row.reason, row.document, row.levels,
        )
        for row in rows.order_by("-version")
    )  # fmt: skip


def proposed(told: NewLevels) -> tuple[CriteriaSet, own_levels.Written]:
    """Give the set as it would be, and the files that would stand; refuses what is not allowed.

    Raises `LooserThanNation`, `NotLeftToProvince`, `ColumnsMissing` or `BrokenPack`.
    """
    library = loader.library()
    pack = library.pack_of(told.province)
    if pack is None:
        raise UnknownEntry(name=told.province)
    nation = loader.criteria_set(told.criteria_set)
    nation.threshold(told.threshold)
    kept = own_levels.own_override(library, pack, told.criteria_set)
    override = kept or CriteriaOverride(told.criteria_set, told.paper.key, ())
    override = with_table(override, told.threshold, told.table)
    region = loader.region_of(told.province, on=told.table.since)
    for fault in override_faults(nation, override, region):
        raise fault.refusal
    papers = own_levels.own_papers(library, pack, told.criteria_set)
    if told.paper.key not in library.instruments:
        papers = (*papers, told.paper)
    files = own_levels.written(pack, override, papers)
    own_levels.check(library, files)
    before = loader.criteria_set(told.criteria_set, province=told.province)
    return before.overridden(override), files


@transaction.atomic
def set_levels(*, by: Actor, told: NewLevels, on: dt.date) -> int:
    """Set a table of the province's own levels; answer the number of the version it makes.

    Raises what `proposed` does, `NotAllowed`, and `LevelsChanged` where somebody else was faster.
    """
    require(by, SET_LEVELS, unit=told.province)
    last = _last(told)
    if last != told.version:
        raise LevelsChanged(criteria_set=told.criteria_set, given=told.version, found=last)
    _set, files = proposed(told)
    row = _row(told, files, by=by, on=on)
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        found = last + 1
        raise LevelsChanged(
            criteria_set=told.criteria_set, given=told.version, found=found
        ) from None
    note(SET_LEVELS, by=by, subject=row.ref, unit=told.province, reason=told.reason)
    transaction.on_commit(partial(own_levels.put_down, files))
    return row.version


def _last(told: NewLevels) -> int:
    saved = versions(told.province, told.criteria_set)
    return saved[0].number if saved else 0


def _row(told: NewLevels, files: own_levels.Written, *, by: Actor, on: dt.date) -> LevelsVersion:
    number = told.version + 1
    grounds = Grounds(told.paper.key, on, Provenance.REPORTED)
    return LevelsVersion(
        ref=f"levels:{told.province}:{told.criteria_set}:{number}",
        unit=told.province,
        criteria_set=told.criteria_set,
        version=number,
        threshold=told.threshold,
        by_name=by.name,
        reason=told.reason,
        levels=files.levels,
        papers=files.papers,
        **standing(grounds, by=str(by.user)),
    )
