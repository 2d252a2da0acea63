"""Criteria sets of a library: the nation's, a province's own, and what it sets over them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from chungtay.core.criteria.criteria_set import CriteriaOverride, CriteriaSet, Region
from chungtay.core.law.fault import UnknownEntry
from chungtay.packs.loader.library import Library
from chungtay.packs.loader.sheets import Sheet, whole


def listed(library: Library, province: str | None) -> tuple[CriteriaSet, ...]:
    """Give every set, the nation's and then the province's own, as the province has them."""
    own = [s for s in library.own_set_sheets if s.pack == library.pack_of(province)]
    sets = (*whole(library.criteria_sheets), *whole(own))
    return tuple(_laid_over(found, overrides_of(library, province)) for found in sets)


def found(library: Library, code: str, province: str | None) -> CriteriaSet:
    """Find a criteria set, with what a province (by its unit code) sets over it."""
    for one in (*whole(library.criteria_sheets), *whole(library.own_set_sheets)):
        if one.code == code:
            return _laid_over(one, overrides_of(library, province))
    raise UnknownEntry(name=code)


def overrides_of(library: Library, province: str | None) -> tuple[CriteriaOverride, ...]:
    """Give what a province sets over the nation's sets, what the site has set last."""
    pack = library.pack_of(province)
    return whole(sheet for sheet in library.override_sheets if pack and sheet.pack == pack)


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


def _laid_over(found: CriteriaSet, overrides: tuple[CriteriaOverride, ...]) -> CriteriaSet:
    for override in overrides:
        if override.criteria_set == found.code:
            found = found.overridden(override)
    return found
