"""Ask what another set, level or column would change: commune by commune, with reasons.

A province's communes are judged from their own readings, as they are and as they would be. The
country's, of which no readings are at hand, from values made by rule that say so. Nothing is
written.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial

from chungtay.analytics.criteria.versions import Version
from chungtay.apps.units import queries as units
from chungtay.core.criteria.criteria_set import CriteriaSet, UnitLevel, UnknownCriterion
from chungtay.core.criteria.grade import Grade
from chungtay.core.criteria.judging import Case, judge_set, resolved
from chungtay.core.criteria.placing import placing
from chungtay.core.criteria.what_if import (
    Changed,
    Likenesses,
    Supposition,
    likenesses,
    read_as,
    supposed,
)
from chungtay.core.units.gazetteer import Gazetteer
from chungtay.core.units.unit import Level, Unit
from chungtay.flows.judge_units import Files
from chungtay.flows.synthetic_country import LISTED, case_of, country, rural_communes
from chungtay.packs import loader

QUARTERS = 20
"""Values made by rule get better by the quarter; the last of these is what is asked about."""


@dataclass(frozen=True, slots=True)
class Area:
    """A district (or, of the country, a province) and how its communes would fare."""

    code: str
    communes: int
    gains: int
    loses: int
    moves: int


@dataclass(frozen=True, slots=True)
class Answered:
    """What a supposition would change: every commune as it is and as it would be.

    `before` and `after` are the sets; `unplaced` counts the communes whose column nobody knows.
    """

    before: CriteriaSet
    after: CriteriaSet
    on: dt.date
    changes: Mapping[str, Changed]
    units: Mapping[str, Unit]
    area_of: Mapping[str, str]
    unplaced: int
    synthetic: bool = False

    @property
    def gains(self) -> tuple[Changed, ...]:
        """Give the communes that would meet all and do not now."""
        return tuple(change for change in self.changes.values() if change.gains)

    @property
    def loses(self) -> tuple[Changed, ...]:
        """Give the communes that meet all and would miss something."""
        return tuple(change for change in self.changes.values() if change.loses)

    @property
    def unsettled(self) -> tuple[Changed, ...]:
        """Give the communes that meet all, of which nobody could say so any more."""
        return tuple(change for change in self.changes.values() if change.unsettled)

    @property
    def moves(self) -> tuple[Changed, ...]:
        """Give the communes of which any criterion would be judged otherwise."""
        return tuple(change for change in self.changes.values() if change.moves)

    def deciding(self) -> list[tuple[str, int]]:
        """Give the requirements that decide, with the communes each decides at, most first."""
        found = Counter(
            part.requirement.code for change in self.moves for part in change.deciding()
        )
        return found.most_common()

    def areas(self) -> list[Area]:
        """Give the counts by district, or by province of the whole country."""
        lying: dict[str, list[Changed]] = defaultdict(list)
        for code, change in self.changes.items():
            lying[self.area_of[code]].append(change)
        return [
            Area(
                area,
                len(few),
                sum(one.gains for one in few),
                sum(one.loses for one in few),
                sum(one.moves for one in few),
            )
            for area, few in sorted(lying.items())
        ]


def what_if(supposition: Supposition, *, province: str, on: dt.date) -> Answered:
    """Judge the rural communes of a province as they are and as they would be."""
    before = _in_force(province, on)
    found = resolved_set(supposition.criteria_set, province)
    day = max(on, found.since)
    after = supposed(found, supposition, on=day)
    communes = [
        unit for unit in units.subtree(province, on=on, level=Level.COMMUNE) if unit.is_rural
    ]
    sets = [law.code for law in loader.criteria_sets(level=UnitLevel.COMMUNE, province=province)]
    files = Files.read([unit.code for unit in communes], criteria_sets=sets, on=on)
    alike = likenesses(after, partial(loader.criteria_set, province=province))
    there = {
        unit.code: _there(files, after, unit.code, by=supposition, alike=alike, on=day)
        for unit in communes
    }
    changes = {
        unit.code: Changed(
            judge_set(before, files.case(before, unit.code)), judge_set(after, there[unit.code])
        )
        for unit in communes
    }
    open_ = sum(case.column is None for case in there.values())
    named = {unit.code: unit for unit in communes}
    return Answered(before, after, day, changes, named, {u.code: u.parent for u in communes}, open_)


def what_if_nationwide(
    supposition: Supposition, *, base: str, on: dt.date, places: Gazetteer
) -> Answered:
    """Judge every rural commune of the old national list, on synthetic values."""
    before, found = resolved_set(base, None), resolved_set(supposition.criteria_set, None)
    day = max(on, found.since)
    after = supposed(found, supposition, on=day)
    communes = rural_communes(places)
    made, _ = country(Version(before), communes, QUARTERS)
    cells, law = made.cells(QUARTERS - 1), Version(before)
    changes, open_ = {}, 0
    alike = likenesses(after, partial(loader.criteria_set, province=None))
    for rural in communes:
        case = case_of(cells[rural.unit.code], law, rural, on=min(on, LISTED))
        placed = placing(after, rural.facts)
        column = supposition.column(placed.column)
        open_ += column is None
        told = read_as(after, case.readings, alike)
        there = Case(case.unit, day, column, placed.zone, told)
        changes[case.unit] = Changed(judge_set(before, case), judge_set(after, there))
    named = {rural.unit.code: rural.unit for rural in communes}
    lies = {rural.unit.code: rural.province for rural in communes}
    return Answered(before, after, day, changes, named, lies, open_, synthetic=True)


def resolved_set(code: str, province: str | None) -> CriteriaSet:
    """Find a set as a province has it, its multiples of other sets' levels written out."""
    find = partial(loader.criteria_set, province=province)
    return resolved(find(code), find)


def _in_force(province: str, on: dt.date) -> CriteriaSet:
    """Find the standard set of communes in force on a day."""
    for law in loader.criteria_sets(
        on=on, level=UnitLevel.COMMUNE, grade=Grade.STANDARD, province=province
    ):
        return resolved_set(law.code, province)
    raise UnknownCriterion(criteria_set="commune", name=f"{on:%d/%m/%Y}")


def _there(
    files: Files, law: CriteriaSet, unit: str, *, by: Supposition, alike: Likenesses, on: dt.date
) -> Case:
    """Give a commune as it would be: placed as is supposed, with what other sets read of it."""
    case = files.case(law, unit)
    read = read_as(law, files.said.get(files.bearers[unit].body, ()), alike)
    return replace(case, on=on, column=by.column(case.column), readings=read)
