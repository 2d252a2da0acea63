"""A province's own levels as files of the site: written whole, checked as every pack, put down.

Under the site's folder of the province's pack they are `criteria/<set>.yaml` and, for documents
that the packs do not list, `instruments/<set>.yaml`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from chungtay.core.criteria.criteria_set import CriteriaOverride, CriteriaSet, LevelTable
from chungtay.core.law.fault import BrokenPack
from chungtay.core.law.instrument import Instrument
from chungtay.packs.loader import own_files, sets
from chungtay.packs.loader.checks import faults
from chungtay.packs.loader.library import Library
from chungtay.packs.loader.sheets import whole


@dataclass(frozen=True, slots=True)
class Written:
    """What is to stand on disk for one set of one province's pack."""

    pack: str
    criteria_set: str
    levels: str
    papers: str

    def files(self) -> Mapping[str, str]:
        """Give each file, from the site's folder, with its text."""
        name = f"{self.criteria_set}.yaml"
        kept = {f"{self.pack}/criteria/{name}": self.levels}
        if self.papers:
            kept[f"{self.pack}/instruments/{name}"] = self.papers
        return kept


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


def own_papers(library: Library, pack: str, criteria_set: str) -> tuple[Instrument, ...]:
    """Give the documents the site has listed for one set."""
    return own_files.papers(library, pack, criteria_set)


def written(pack: str, override: CriteriaOverride, papers: Sequence[Instrument]) -> Written:
    """Write what a province sets as the reader reads it."""
    said = {
        "criteria_set": override.criteria_set,
        "cite": override.cite,
        **({"note": override.note} if override.note else {}),
        "thresholds": [
            {"threshold": entry.threshold, "tables": [_table(one) for one in entry.tables]}
            for entry in override.thresholds
        ],
    }
    listed = [own_files.paper(one) for one in papers]
    return Written(
        pack, override.criteria_set,
        own_files.text(said), own_files.text(listed) if listed else "",
    )  # fmt: skip


def check(library: Library, new: Written) -> None:
    """Refuse (`law.broken_pack`) files that would leave a fault in the packs."""
    with own_files.laid(library, new.files()) as trial:
        if found := faults(trial):
            raise BrokenPack.of(found)


def put_down(new: Written) -> None:
    """Put the files where the site's packs lie, each whole or not at all; tell every process."""
    own_files.put_down(new.files())


def _table(one: LevelTable) -> dict[str, Any]:
    return {
        "since": one.since,
        "cite": one.cite,
        "levels": dict(one.levels),
        **({"verified": list(one.verified)} if one.verified else {}),
        "effect": one.effect,
        **({"note": one.note} if one.note else {}),
    }
