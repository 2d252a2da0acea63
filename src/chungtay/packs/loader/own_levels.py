"""A province's own levels as files of the site, written as the reader reads them.

Under the site's folder of the province's pack they are `criteria/<set>.yaml` and, for documents
that the packs do not list, `instruments/<set>.yaml`.
"""

from __future__ import annotations

from typing import Any

from chungtay.core.criteria.criteria_set import CriteriaOverride, CriteriaSet, LevelTable
from chungtay.core.law.instrument import Instrument
from chungtay.packs.loader import own_files, sets
from chungtay.packs.loader.library import Library
from chungtay.packs.loader.own_files import Written
from chungtay.packs.loader.sheets import whole


def file_of(criteria_set: str) -> str:
    """Name the file of a set in a pack."""
    return f"criteria/{criteria_set}.yaml"


def own_override(library: Library, pack: str, criteria_set: str) -> CriteriaOverride | None:
    """Give what the site has set over one set, without what came with the product."""
    for sheet in library.override_sheets:
        if sheet.own and sheet.pack == pack:
            for one in whole((sheet,)):
                if one.criteria_set == criteria_set:
                    return one
    return None


def as_it_would_be(library: Library, province: str, override: CriteriaOverride) -> CriteriaSet:
    """Give a set as a province would have it, with an override in the place of the site's own."""
    pack = library.pack_of(province)
    laid = sets.found(library, override.criteria_set, None)
    for sheet in library.override_sheets:
        if sheet.pack == pack and not sheet.own:
            for over in whole((sheet,)):
                if over.criteria_set == override.criteria_set:
                    laid = laid.overridden(over)
    return laid.overridden(override)


def written(library: Library, pack: str, override: CriteriaOverride, by: Instrument) -> Written:
    """Write what a province sets as the reader reads it, and the document by which."""
    said = {
        "criteria_set": override.criteria_set,
        "cite": override.cite,
        **({"note": override.note} if override.note else {}),
        "thresholds": [
            {"threshold": entry.threshold, "tables": [_table(one) for one in entry.tables]}
            for entry in override.thresholds
        ],
    }
    name = override.criteria_set
    return own_files.written(library, pack, file_of(name), name, said=said, by=by)


def _table(one: LevelTable) -> dict[str, Any]:
    return {
        "since": one.since,
        "cite": one.cite,
        "levels": dict(one.levels),
        **({"verified": list(one.verified)} if one.verified else {}),
        "effect": one.effect,
        **({"note": one.note} if one.note else {}),
    }
