"""Ask what another set, level or column would change: commune by commune, with reasons.

A province's communes are judged from their own readings, as they are and as they would be. The
country's, of which no readings are at hand, from values made by rule that say so. Nothing is
written.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from chungtay.analytics.criteria.columns import Classes, read_classes
from chungtay.analytics.criteria.versions import Version
from chungtay.apps.criteria import queries as criteria
from chungtay.apps.criteria.readings import queries as readings
from chungtay.apps.units import queries as units
from chungtay.apps.units.classed import Bearer
from chungtay.core.criteria.criteria_set import CriteriaSet, UnitLevel, UnknownCriterion
from chungtay.core.criteria.grade import Grade
from chungtay.core.criteria.judging import Case, judge_set, resolved
from chungtay.core.criteria.placing import placing
from chungtay.core.criteria.reading import Reading
from chungtay.core.criteria.what_if import Changed, Supposition, read_as, supposed
from chungtay.core.units.gazetteer import Gazetteer
from chungtay.core.units.unit import Level, Unit, UnitType
from chungtay.flows.synthetic_country import LISTED, case_of, country, rural_communes
from chungtay.packs import loader


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
        unit
        for unit in units.subtree(province, on=on, level=Level.COMMUNE)
        if unit.type is UnitType.COMMUNE
    ]
    file = _File.read(province, on, [unit.code for unit in communes])
    there = {unit.code: file.case(after, unit, on=day, by=supposition) for unit in communes}
    changes = {
        unit.code: Changed(
            judge_set(before, file.case(before, unit, on=on)), judge_set(after, there[unit.code])
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
    made, _ = country(Version(before), communes, 1)
    cells, law = made.cells(0), Version(before)
    changes, open_ = {}, 0
    find = partial(loader.criteria_set, province=None)
    for rural in communes:
        case = case_of(cells[rural.unit.code], law, rural, on=min(on, LISTED))
        placed = supposition.placed(placing(after, rural.facts))
        open_ += placed.column is None
        told = read_as(after, case.readings, find)
        there = Case(case.unit, day, placed.column, placed.zone, told)
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


@dataclass(frozen=True, slots=True)
class _File:
    """What the registers hold of some communes, read once for every set asked about."""

    province: str
    on: dt.date
    classes: Classes
    said: Mapping[str, list[Reading]]

    @classmethod
    def read(cls, province: str, on: dt.date, codes: list[str]) -> _File:
        """Read what was ever said of communes up to a day, under every set for communes."""
        said: dict[str, list[Reading]] = defaultdict(list)
        for law in loader.criteria_sets(level=UnitLevel.COMMUNE, province=province):
            told = readings.everything(codes, criteria_set=law.code, on=on)
            for code, few in told.items():
                said[code] += few
        return cls(province, on, read_classes(), said)

    def case(
        self, law: CriteriaSet, unit: Unit, *, on: dt.date, by: Supposition | None = None
    ) -> Case:
        """Give a commune as a case under a law on a day, placed as is supposed."""
        bearer = Bearer(unit.code, unit.start, unit.until, unit.parent, self.province)
        placed = placing(law, self.classes.facts(bearer, self.on))
        placed = by.placed(placed) if by else placed
        find = partial(loader.criteria_set, province=self.province)
        told = read_as(law, self.said.get(unit.code, ()), find)
        said = criteria.assessments(unit.code, criteria_set=law.code, on=self.on)
        return Case(unit.code, on, placed.column, placed.zone, told, said)
