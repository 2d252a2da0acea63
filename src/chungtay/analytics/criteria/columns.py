"""The table of places: where each unit stands in the tables of each criteria set, over time.

A province has rows of its own, for units of which the register of classes says nothing; a unit that
is or was in a class, or whose district is, has rows itself, and they go before its province's. So
has a unit formed after lists of its province: what those do not name, they did not know.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import TypeVar

from chungtay.analytics.criteria.versions import Version, versions_in
from chungtay.analytics.kinds import BEGINNING
from chungtay.apps.kernel.facts import Row
from chungtay.apps.units.classed import Bearer, Entry, bearers_at, entries, formed_after, provinces
from chungtay.core.criteria.criteria_set import Region
from chungtay.core.criteria.placing import Placing, UnitFacts, placing
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.measures.fact import Column, ColumnType, FactKind, FactTable
from chungtay.core.units.unit_class import UnitClass
from chungtay.packs import loader

Told = TypeVar("Told", Entry, Bearer)

CRITERIA_COLUMNS = FactTable(
    "criteria_columns",
    "Cột mức đạt chuẩn của từng đơn vị",
    FactKind.INTERVAL,
    (
        Column("criteria_set", ColumnType.TEXT, "Bộ tiêu chí"),
        Column("place", ColumnType.TEXT, "Cột mức đạt chuẩn"),
        Column("level_column", ColumnType.TEXT, "Cột của bảng mức"),
        Column("because", ColumnType.TEXT, "Vì"),
        Column("since", ColumnType.DATE, "Từ ngày"),
        Column("until", ColumnType.DATE, "Đến trước ngày"),
    ),
)


@dataclass(frozen=True, slots=True)
class Classes:
    """The register of classes, by body and by province, in order of time.

    `lay` are those who bore the codes named in it, by code.
    """

    of_body: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict)
    of_province: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict)
    lay: Mapping[str, tuple[Bearer, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, told: Iterable[Entry], bearers: Iterable[Bearer]) -> Classes:
        """Sort entries by the body they speak of, and by the province it lay in on their day."""
        lay = defaultdict[str, list[Bearer]](list)
        for bearer in bearers:
            lay[bearer.code].append(bearer)
        bodies, places = defaultdict[str, list[Entry]](list), defaultdict[str, list[Entry]](list)
        for entry in told:
            for bearer in lay[entry.unit]:
                if bearer.stands(entry.on):
                    bodies[bearer.body].append(entry)
                    places[bearer.province].append(entry)
        return cls(_kept(bodies), _kept(places), _kept(lay))

    def days(self, bearer: Bearer) -> set[dt.date]:
        """Give the days on which anything that places a unit may change."""
        above = {one.body for one in self.lay.get(bearer.district, ())}
        own = (self.of_body.get(body, ()) for body in {bearer.body, *above})
        told = (*own, self.of_province.get(bearer.province, ()))
        return {entry.on for entries_ in told for entry in entries_}

    def facts(self, bearer: Bearer, on: dt.date) -> UnitFacts:
        """Give what is known of a unit on a day; what was said before its body began is not."""
        since = bearer.began
        above = next((b.body for b in self.lay.get(bearer.district, ()) if b.stands(on)), "")
        held = self._held(bearer.body, on) | self._held(above, on)
        told = self.of_province.get(bearer.province, ())
        kept = frozenset(entry.unit_class for entry in told if since <= entry.on <= on)
        region = loader.region_of(bearer.province, on=on)
        return UnitFacts(None if region is Region.GENERAL else region, held, kept)

    def _held(self, body: str, on: dt.date) -> frozenset[UnitClass]:
        told = (entry for entry in self.of_body.get(body, ()) if entry.on <= on)
        last = {entry.unit_class: entry.holds for entry in told}
        return frozenset(unit_class for unit_class, holds in last.items() if holds)


@dataclass(frozen=True, slots=True)
class Stay:
    """A place a unit stands in from `since` up to, not including, `until`."""

    since: dt.date
    until: dt.date | None
    placing: Placing


def read_classes() -> Classes:
    """Read the register of classes."""
    told = entries()
    return Classes.of(told, bearers_at(entry.unit for entry in told))


def column_rows() -> list[Row]:
    """Give the places of provinces and of classed units in every set, over time."""
    classes = read_classes()
    first = {province: told[0].on for province, told in classes.of_province.items()}
    bearers = dict.fromkeys((*provinces(), *bearers_at(classes.lay), *formed_after(first)))
    holding = {province: tuple(versions_in(province)) for province in {b.province for b in bearers}}
    rows = (
        row
        for bearer in bearers
        for version in holding[bearer.province]
        for row in _rows(version, bearer, classes)
    )
    return [(number, *row) for number, row in enumerate(rows, start=1)]


def stays(version: Version, bearer: Bearer, classes: Classes) -> Iterator[Stay]:
    """Give the places a unit stands in, one after the other; equal neighbours are one."""
    inside = {day for day in classes.days(bearer) if bearer.stands(day)}
    days = [*sorted({bearer.since} | inside), bearer.until]
    placed = [placing(version.law, classes.facts(bearer, day)) for day in days[:-1] if day]
    told = zip(days, days[1:], placed, strict=False)
    for place, alike in groupby(told, key=lambda stay: stay[2]):
        few = list(alike)
        since = few[0][0]
        if since is not None:
            yield Stay(since, few[-1][1], place)


def _rows(version: Version, bearer: Bearer, classes: Classes) -> Iterator[Row]:
    for stay in stays(version, bearer, classes):
        ref = f"criteria_columns:{version.law.code}:{bearer.code}:{stay.since.isoformat()}"
        column = stay.placing.column
        yield (
            ref, bearer.code, stay.since, stay.since, BEGINNING, "pack",
            Provenance.DERIVED.value, version.law.cite.partition("#")[0], "", version.law.code,
            version.place_of(stay.placing), column.value if column else "",
            stay.placing.because.value, stay.since, stay.until,
        )  # fmt: skip


def _kept(found: Mapping[str, list[Told]]) -> dict[str, tuple[Told, ...]]:
    return {code: tuple(told) for code, told in found.items()}
