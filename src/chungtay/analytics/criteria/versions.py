"""The versions of criteria sets, the nation's and provinces', and the places in their tables.

A unit is told its *place*: one text that names the version of the set and the column, and the zone
where the version differs by zone. The tables of levels are told by the same text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial

from chungtay.core.criteria.criteria_set import COLUMNS_OF, Column, CriteriaSet, Zone
from chungtay.core.criteria.judging import resolved
from chungtay.core.criteria.placing import Placing
from chungtay.packs import loader


@dataclass(frozen=True, slots=True)
class Version:
    """A criteria set as it holds in a province that set levels of its own, or everywhere else."""

    law: CriteriaSet
    province: str = ""
    by_zone: bool = field(init=False, compare=False)
    """Whether any level differs by zone: asked for every unit, told once."""

    def __post_init__(self) -> None:
        told = any(table.by_zone for t in self.law.thresholds() for table in t.tables)
        object.__setattr__(self, "by_zone", told)

    def place(self, column: Column | None, zone: Zone | None) -> str:
        """Name the place of a unit that stands in a column and a zone."""
        parts = [self.province, column or "", (zone or "") if self.by_zone else ""]
        return ":".join(str(part) for part in parts)

    def place_of(self, placing: Placing) -> str:
        """Name the place of a unit as it was placed."""
        return self.place(placing.column, placing.zone)

    def places(self) -> Iterator[tuple[str, Column | None, Zone | None]]:
        """Give every place there is, with its column and its zone."""
        for column in (None, *COLUMNS_OF[self.law.columns]):
            for zone in (None, *(Zone if self.by_zone else ())):
                yield self.place(column, zone), column, zone


def versions() -> Iterator[Version]:
    """Give every set as the nation has it, and as each province that has it otherwise."""
    nation = {law.code: law for law in loader.criteria_sets()}
    for law in nation.values():
        yield Version(_resolved(law, None))
    for province in loader.provinces():
        for own in loader.criteria_sets(province=province):
            if own != nation.get(own.code):
                yield Version(_resolved(own, province), province)


def versions_in(province: str) -> Iterator[Version]:
    """Give the version of every set that holds in a province."""
    nation = {law.code: law for law in loader.criteria_sets()}
    for own in loader.criteria_sets(province=province):
        same = own == nation.get(own.code)
        yield Version(_resolved(own, province), "" if same else province)


def _resolved(law: CriteriaSet, province: str | None) -> CriteriaSet:
    return resolved(law, partial(loader.criteria_set, province=province))
