"""The rules of alerts: `vn/alerts.yaml`, and over it the thresholds of a province's own.

A province's `alerts.yaml` names a national rule by its code and sets what holds from a day on, or
adds rules of its own. What the site itself has set lies over both, in a file of the same shape.
Everything is read strictly; every fault is reported with its place.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from chungtay.core.alerts.own import Told, before_signing
from chungtay.core.alerts.rule import (
    AlertKind,
    AlertOverride,
    AlertRule,
    Threshold,
    threshold_fault,
)
from chungtay.core.law.citation import Citation
from chungtay.core.law.dated import Setting
from chungtay.core.law.fault import BrokenPack, Fault
from chungtay.packs import loader
from chungtay.packs.loader import site
from chungtay.packs.loader.library import NATION, Library
from chungtay.packs.loader.scalars import one_of
from chungtay.packs.loader.sheets import Sheet, whole

FILE = "alerts.yaml"


class Origin(StrEnum):
    """Who set what holds: the nation's pack, the product's pack of the province, or the site."""

    NATION = "nation"
    PACK = "pack"
    SITE = "site"


def rules(province: str | None = None) -> tuple[AlertRule, ...]:
    """Give the rules of the nation as a province sets them, and then the province's own.

    What the site has changed is seen with the next question, in every process.
    """
    return _rules(province, site.folder(), loader.version())


@lru_cache(maxsize=8)
def _rules(province: str | None, _own: Path, _version: str) -> tuple[AlertRule, ...]:
    return read_rules(loader.library(), province)


def read_rules(packs: Library, province: str | None = None) -> tuple[AlertRule, ...]:
    """Read the rules of a library, whole or refused (`law.broken_pack`) with every fault."""
    nation = alert_sheets(packs, NATION)
    own = alert_sheets(packs, packs.pack_of(province) or "")
    told = {one.code: one for part in whole(nation) for one in part if isinstance(one, AlertRule)}
    if faults := [*_bare(nation), *_strays(packs, own, {c: r.kind for c, r in told.items()})]:
        raise BrokenPack.of(faults)
    for part in whole(own):
        for one in part:
            if isinstance(one, AlertRule):
                told[one.code] = one
            else:
                told[one.code] = told[one.code].overridden(one.settings)
    return tuple(told.values())


def alert_sheets(packs: Library, pack: str) -> tuple[Sheet[Told], ...]:
    """Give the rules of a pack as read, what the site has set over it last; none where no file."""
    homes = (packs.root, packs.site) if packs.site else (packs.root,)
    paths = (home / pack / FILE for home in homes if pack)
    return tuple(packs.read_sheet(path, Told) for path in paths if path.exists())


def own_told(packs: Library, province: str) -> Told:
    """Give what the site itself has set over the rules of a province, and nothing shipped."""
    sheets = alert_sheets(packs, packs.pack_of(province) or "")
    return tuple(one for part in whole(s for s in sheets if s.own) for one in part)


def origin(packs: Library, province: str, rule: str, setting: Setting[Threshold]) -> Origin:
    """Tell who has set a setting that holds for a rule in a province."""
    for sheet in reversed(alert_sheets(packs, packs.pack_of(province) or "")):
        if any(one.code == rule and setting in one.settings for one in sheet.value or ()):
            return Origin.SITE if sheet.own else Origin.PACK
    return Origin.NATION


def _bare(nation: tuple[Sheet[Told], ...]) -> Iterator[Fault]:
    """Find rules of the nation that lack what makes a rule."""
    for sheet in nation:
        for n, one in enumerate(sheet.value or ()):
            if isinstance(one, AlertOverride):
                yield sheet.fault("quy tắc của trung ương cần đủ kind và title", one, n)


def _strays(
    packs: Library, own: tuple[Sheet[Told], ...], known: dict[str, AlertKind]
) -> Iterator[Fault]:
    """Find settings of no rule, a rule told twice, and settings a rule cannot have."""
    for sheet in own:
        for n, one in enumerate(sheet.value or ()):
            if isinstance(one, AlertRule) and one.code in known:
                yield sheet.fault(f"quy tắc {one.code} đã có trước; chỉ ghi settings", one, n)
            elif isinstance(one, AlertRule):
                known[one.code] = one.kind
            elif one.code not in known:
                yield sheet.fault(one_of(sorted(known), one.code), one, n)
            else:
                yield from _impossible(packs, sheet, one, known[one.code])


def _impossible(
    packs: Library, sheet: Sheet[Told], one: AlertOverride, kind: AlertKind
) -> Iterator[Fault]:
    """Find values that cannot be, and what the site lets hold before its document was signed."""
    for setting in one.settings:
        if message := threshold_fault(kind, setting.value):
            yield sheet.fault(message, setting)
        paper = packs.instruments.get(Citation.parse(setting.cite).instrument)
        if sheet.own and paper and before_signing(setting.since, paper.signed):
            message = f"ngày {setting.since} trước ngày ký văn bản ({paper.signed})"
            yield sheet.fault(f"{message}; cần ngày ký hoặc sau đó", setting, "since")
