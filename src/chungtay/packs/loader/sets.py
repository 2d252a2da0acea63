"""Criteria sets of a library: the nation's, a province's own, and what it sets over them.

What a province sets over the nation is held against the nation before it is used: levels looser
than the law allows are refused with their place, and decide nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import lru_cache

from chungtay.core.criteria.criteria_set import CriteriaOverride, CriteriaSet, Region
from chungtay.core.criteria.province_levels import override_faults
from chungtay.core.law.fault import BrokenPack, Fault, UnknownEntry
from chungtay.packs.loader.library import Library
from chungtay.packs.loader.sheets import Sheet, whole


def listed(library: Library, province: str | None) -> tuple[CriteriaSet, ...]:
    """Give every set, the nation's and then the province's own, as the province has them."""
    pack = library.pack_of(province)
    own = [one for sheet in library.own_set_sheets if sheet.pack == pack for one in whole((sheet,))]
    codes = [one.code for one in (*whole(library.criteria_sheets), *own)]
    return tuple(found(library, code, province) for code in codes)


def found(library: Library, code: str, province: str | None) -> CriteriaSet:
    """Find a criteria set, with what a province (by its unit code) sets over it."""
    return _found(library, code, library.pack_of(province))


@lru_cache(maxsize=256)
def _found(library: Library, code: str, pack: str | None) -> CriteriaSet:
    sets = (*whole(library.criteria_sheets), *whole(library.own_set_sheets))
    nation = next((one for one in sets if one.code == code), None)
    if nation is None:
        raise UnknownEntry(name=code)
    laid = nation
    for sheet in library.override_sheets:
        for over in whole((sheet,)) if pack and sheet.pack == pack else ():
            if over.criteria_set == code:
                if faults := list(against_nation(library, sheet, nation)):
                    raise BrokenPack.of(faults)
                laid = laid.overridden(over)
    return laid


def against_nation(
    library: Library, sheet: Sheet[CriteriaOverride], nation: CriteriaSet
) -> Iterator[Fault]:
    """Find levels of a province that the nation's set does not allow."""
    region = region_of(library, library.province_of(sheet.pack), nation.since)
    for fault in override_faults(nation, sheet.value, region) if sheet.value else ():
        message = str(fault.refusal).rstrip(".")
        yield sheet.fault(message, fault.entry, "tables", fault.table)


def region_of(library: Library, province: str | None, on: dt.date | None) -> Region:
    """Give the region a province lies in on a day (or last), `general` where no pack says."""
    region = Region.GENERAL
    for part in whole(library.region_sheets):
        for one in part:
            if one.province == province and (on is None or one.since is None or one.since <= on):
                region = one.region or Region.GENERAL
    return region


def every_sheet(library: Library) -> Iterator[Sheet[CriteriaSet]]:
    """Give every sheet that holds a set."""
    yield from library.criteria_sheets
    yield from library.own_set_sheets
