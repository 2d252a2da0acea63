"""The rules of alerts: `vn/alerts.yaml`, and over it the thresholds of a province's own.

A province's `alerts.yaml` names a national rule by its code and sets what holds from a day on, or
adds rules of its own. Everything is read strictly; every fault is reported with its place.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from chungtay.core.alerts.rule import AlertOverride, AlertRule
from chungtay.core.law.fault import BrokenPack, Fault
from chungtay.packs import loader
from chungtay.packs.loader.library import NATION, Library
from chungtay.packs.loader.scalars import one_of
from chungtay.packs.loader.sheets import Sheet, whole

FILE = "alerts.yaml"
Told = tuple[AlertOverride | AlertRule, ...]


@cache
def rules(province: str | None = None) -> tuple[AlertRule, ...]:
    """Give the rules of the nation as a province sets them, and then the province's own."""
    return read_rules(loader.library(), province)


def read_rules(packs: Library, province: str | None = None) -> tuple[AlertRule, ...]:
    """Read the rules of a library, whole or refused (`law.broken_pack`) with every fault."""
    nation = alert_sheets(packs, NATION)
    own = alert_sheets(packs, packs.pack_of(province) or "")
    told: list[AlertRule] = [
        one for part in whole(nation) for one in part if isinstance(one, AlertRule)
    ]
    if faults := list(_strays(nation, own, {one.code for one in told})):
        raise BrokenPack.of(faults)
    over = {one.code: one for part in whole(own) for one in part}
    merged = [one.overridden(over[one.code].settings) if one.code in over else one for one in told]
    added = [one for one in over.values() if isinstance(one, AlertRule)]
    return (*merged, *added)


def alert_sheets(packs: Library, pack: str) -> tuple[Sheet[Told], ...]:
    """Give the rules of a pack as read; none where it has no file of them."""
    path = packs.root / pack / FILE
    return (packs.read_sheet(path, Told),) if pack and path.exists() else ()


def _strays(
    nation: tuple[Sheet[Told], ...], own: tuple[Sheet[Told], ...], known: set[str]
) -> Iterator[Fault]:
    """Find settings of no rule, a rule told twice, and settings a rule cannot have."""
    for sheet in nation:
        for n, one in enumerate(sheet.value or ()):
            if isinstance(one, AlertOverride):
                yield sheet.fault("quy tắc của trung ương cần đủ kind và title", one, n)
    for sheet in own:
        for n, one in enumerate(sheet.value or ()):
            if isinstance(one, AlertRule) and one.code in known:
                yield sheet.fault(
                    f"quy tắc {one.code} đã có ở trung ương; chỉ ghi settings", one, n
                )
            elif isinstance(one, AlertOverride) and one.code not in known:
                yield sheet.fault(one_of(sorted(known), one.code), one, n)
