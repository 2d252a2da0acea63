"""A province's own levels as files of the site: written whole, checked as every pack, put down.

Under the site's folder of the province's pack they are `criteria/<set>.yaml` and, for documents
that the packs do not list, `instruments/<set>.yaml`.
"""

from __future__ import annotations

import datetime as dt
import os
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any

import yaml

from chungtay.core.criteria.criteria_set import CriteriaOverride, CriteriaSet, LevelTable
from chungtay.core.law.fault import BrokenPack
from chungtay.core.law.instrument import Instrument
from chungtay.packs.loader import sets, site
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
    name = f"/{pack}/instruments/{criteria_set}.yaml"
    sheets = [s for s in library.instrument_sheets if s.own and s.file.endswith(name)]
    return tuple(one for part in whole(sheets) for one in part)


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
    listed = [_paper(one) for one in papers]
    return Written(pack, override.criteria_set, _yaml(said), _yaml(listed) if listed else "")


def check(library: Library, new: Written) -> None:
    """Refuse (`law.broken_pack`) files that would leave a fault in the packs."""
    with tempfile.TemporaryDirectory() as folder:
        trial = Path(folder, "packs")
        if library.site and library.site.is_dir():
            shutil.copytree(library.site, trial)
        for name, text in new.files().items():
            file = trial / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        if found := faults(Library(library.root, trial, library.kept)):
            raise BrokenPack.of(found)


def put_down(new: Written) -> None:
    """Put the files where the site's packs lie, each whole or not at all; tell every process."""
    for name, text in new.files().items():
        file = site.folder() / name
        file.parent.mkdir(parents=True, exist_ok=True)
        fresh = file.with_suffix(f".{os.getpid()}")
        fresh.write_text(text, encoding="utf-8")
        fresh.replace(file)
    site.changed()


def _table(one: LevelTable) -> dict[str, Any]:
    return {
        "since": one.since,
        "cite": one.cite,
        "levels": dict(one.levels),
        **({"verified": list(one.verified)} if one.verified else {}),
        "effect": one.effect,
        **({"note": one.note} if one.note else {}),
    }


def _paper(one: Instrument) -> dict[str, Any]:
    return {
        "issuer": one.issuer.code,
        "type": one.type,
        "symbol": one.symbol,
        **({"signed": one.signed} if one.signed else {}),
        "subject": one.subject,
        "verified": "true" if one.verified else "false",
    }


def _yaml(said: object) -> str:
    return yaml.safe_dump(
        _plain(said), allow_unicode=True, sort_keys=False, default_style='"', width=10_000
    )


def _plain(said: object) -> object:
    """Give text for every value: the reader asks for shapes, and guesses none."""
    if isinstance(said, Mapping):
        return {_plain(key): _plain(value) for key, value in said.items()}
    if isinstance(said, (list, tuple)):
        return [_plain(one) for one in said]
    if isinstance(said, Enum):
        return str(said.value)
    return said.isoformat() if isinstance(said, dt.date) else str(said)
