"""The procedure of recognition: `vn/recognition.yaml`, and over it a province's own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from chungtay.core.criteria.grade import Grade, UnitLevel
from chungtay.core.criteria.recognition.rule import RecognitionRule
from chungtay.core.law.dated import Dated, Setting
from chungtay.core.law.fault import Fault
from chungtay.packs import loader
from chungtay.packs.loader.library import NATION, Library
from chungtay.packs.loader.sheets import Sheet, whole

FILE = "recognition.yaml"
Rules = Dated[RecognitionRule]


def setting(*, on: dt.date, province: str | None = None) -> Setting[RecognitionRule]:
    """Find the procedure in force on a day, with what sets it; refused (`law.not_yet`) before."""
    return rules(province).setting(on=on)


def rule(*, on: dt.date, province: str | None = None) -> RecognitionRule:
    """Find the procedure in force on a day."""
    return setting(on=on, province=province).value


def set_for(level: UnitLevel, grade: Grade, *, on: dt.date, province: str | None = None) -> str:
    """Give the code of the criteria set by which a place is judged on a day; "" where none is.

    A set that its province made for itself comes before the nation's.
    """
    found = loader.criteria_sets(on=on, level=level, grade=grade, province=province)
    return found[-1].code if found else ""


@cache
def rules(province: str | None = None) -> Rules:
    """Give the nation's settings, and a province's own from the first of them on."""
    return read_rules(loader.library(), province)


def read_rules(packs: Library, province: str | None = None) -> Rules:
    """Read the settings of a library, whole or refused (`law.broken_pack`) with every fault."""
    nation = whole(recognition_sheets(packs, NATION))[0]
    own = whole(recognition_sheets(packs, packs.pack_of(province) or ""))
    if not own:
        return nation
    first = own[0].settings[0].since
    kept = tuple(one for one in nation.settings if one.since < first)
    return replace(nation, settings=kept + own[0].settings)


def recognition_sheets(packs: Library, pack: str) -> tuple[Sheet[Rules], ...]:
    """Give the procedure of a pack as read; none where it has no file of it."""
    path = packs.root / pack / FILE
    return (packs.read_sheet(path, Rules),) if pack and path.exists() else ()


def check() -> tuple[Fault, ...]:
    """Give every fault of the files."""
    return tuple(sorted(_faults(loader.library())))


def _faults(packs: Library) -> Iterator[Fault]:
    for sheet in packs.pack_sheets:
        for one in recognition_sheets(packs, sheet.pack):
            yield from one.faults
