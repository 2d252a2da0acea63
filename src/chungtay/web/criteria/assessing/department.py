"""One requirement over all communes: what a department looks at, and judges."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from django.urls import reverse

from chungtay.apps.criteria.readings import queries
from chungtay.apps.units.queries import places_of
from chungtay.apps.units.queries import unit as find_unit
from chungtay.core.criteria.assessing import APPRAISE, subject
from chungtay.core.criteria.criteria_set import CriteriaSet, Criterion, Threshold, UnitLevel
from chungtay.core.criteria.evidence import Evidence
from chungtay.core.criteria.judging import SetResult
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.people.actor import Actor
from chungtay.core.units.unit import Unit
from chungtay.flows.judge_units import judged_in
from chungtay.packs import loader
from chungtay.web.criteria.assessing import sets, words
from chungtay.web.criteria.assessing.proof import Proof
from chungtay.web.criteria.assessing.sheet import Line, Sheet, title_of
from chungtay.web.kit.address import View
from chungtay.web.kit.names import Names, province


@dataclass(frozen=True, slots=True)
class Choice:
    """A requirement one may look at."""

    code: str
    title: str
    mine: bool
    chosen: bool


@dataclass(frozen=True, slots=True)
class UnitLine:
    """A commune's line: its name, the requirement there, and the evidence laid beside it."""

    unit: str
    name: str
    href: str
    line: Line
    evidence: tuple[Proof, ...]


@dataclass(frozen=True, slots=True)
class DistrictGroup:
    """A district's communes."""

    name: str
    lines: tuple[UnitLine, ...]


@dataclass(frozen=True, slots=True)
class DepartmentPage:
    """One requirement over the communes of the province."""

    law: CriteriaSet
    criterion: str
    threshold: str
    title: str
    choices: tuple[Choice, ...]
    groups: tuple[DistrictGroup, ...]
    may: bool
    open: int
    synthetic: bool
    sets: tuple[sets.SetOption, ...]
    unknown: tuple[str, ...]

    @property
    def stage_names(self) -> tuple[str, ...]:
        """Name the stages that say something of such units."""
        return words.stages(self.law.level)


@dataclass(frozen=True, slots=True)
class UnlistedPage:
    """A set of which the words of no requirement are at hand."""

    law: CriteriaSet
    sets: tuple[sets.SetOption, ...]
    unknown: tuple[str, ...]


def listed(criteria_set: str) -> bool:
    """Tell whether the words of any requirement of a set are at hand."""
    return bool(loader.criteria_set(criteria_set).requirements)


def unlisted(view: View) -> UnlistedPage:
    """Say what is not known of a set without requirements, and which others there are."""
    law = loader.criteria_set(sets.chosen(view))
    return UnlistedPage(
        law, sets.offered(view, law.code, *sets.ASSESSED), tuple(sets.unknown(law, view))
    )


def department(view: View, by: Actor, criteria_set: str, asked: str) -> DepartmentPage:
    """Gather a requirement over all communes; without one asked for, the reader's first own."""
    law = loader.criteria_set(criteria_set, province=province())
    mine = [c for c in law.criteria if may_appraise(by, c, view)]
    threshold = _chosen(law, mine, asked)
    criterion = law.criterion_of(threshold.code)
    names = Names(view.on)
    units = _units(law, names)
    codes = [unit.code for unit in units]
    on, as_known = view.on, view.as_known
    found = judged_in(
        codes, criteria_set=criteria_set, criterion=criterion.code, on=on, as_known=as_known
    )
    proofs = queries.evidence(codes, criteria_set=criteria_set, on=on, as_known=as_known)
    known = queries.readings_of(
        codes, criteria_set=criteria_set, on=on, thresholds=[threshold.code], as_known=as_known
    )
    gathered = _Gathered(view, by, threshold.code, found, known, proofs, places_of(codes, on=on))
    groups = tuple(
        DistrictGroup(names.unit(above), tuple(gathered.line(one) for one in few))
        for above, few in groupby(units, key=lambda one: one.parent)
    )
    every = [one.line for group in groups for one in group.lines]
    return DepartmentPage(
        law,
        criterion.code,
        threshold.code,
        title_of(law.requirement_of(threshold.code).title, threshold),
        tuple(_choices(law, mine, threshold)),
        groups,
        criterion in mine,
        sum(one.stages[0] is not None and one.stages[2] is None for one in every),
        any(
            reading.grounds.provenance is Provenance.SYNTHETIC
            for said_of in known.values()
            for reading in said_of.values()
        ),
        sets.offered(view, law.code, *sets.ASSESSED),
        tuple(sets.unknown(law, view)),
    )


@dataclass(frozen=True, slots=True)
class _Gathered:
    """What was read once of all communes, for one threshold."""

    view: View
    by: Actor
    threshold: str
    found: Mapping[str, tuple[CriteriaSet, SetResult]]
    known: Mapping[str, queries.Said]
    proofs: Mapping[tuple[str, str], tuple[Evidence, ...]]
    places: Mapping[str, tuple[str, str]]
    """The district and the province in which each lies."""

    def line(self, unit: Unit) -> UnitLine:
        """Give a commune's line."""
        law, result = self.found[unit.code]
        above = tuple(one for one in self.places[unit.code] if one and one != unit.code)
        known = self.known.get(unit.code, {})
        sheet = Sheet(self.view, self.by, unit, law, result, known, self.proofs, {}, above)
        href = self.view.onward(reverse("assess-unit", args=[unit.code]))
        counting = tuple(one for one in sheet.proofs(self.threshold) if not one.withdrawn)
        return UnitLine(unit.code, unit.title, href, sheet.line_of(self.threshold), counting)


def may_appraise(by: Actor, criterion: Criterion, view: View) -> bool:
    """Tell whether somebody may appraise a criterion in the whole province, looking at today."""
    if view.as_known is not None:
        return False
    return by.may(APPRAISE, unit=province(), subject=subject(criterion.code))


def _units(law: CriteriaSet, names: Names) -> list[Unit]:
    """Give the units a set speaks of, those under one unit together."""
    if law.level is UnitLevel.DISTRICT:
        return list(names.districts)
    if law.level is UnitLevel.PROVINCE:
        return [find_unit(names.province, on=names.on)]
    heads = [unit.code for unit in names.districts] or [names.province]
    return [unit for head in heads for unit in names.rural if unit.parent == head]


def _chosen(law: CriteriaSet, mine: list[Criterion], asked: str) -> Threshold:
    if asked:
        return law.threshold(asked)
    having = [one for one in law.criteria if one.requirements]
    first = ([one for one in mine if one.requirements] or having)[0]
    return first.requirements[0].thresholds[0]


def _choices(law: CriteriaSet, mine: list[Criterion], chosen: Threshold) -> Iterable[Choice]:
    for criterion in law.criteria:
        for requirement in criterion.requirements:
            for threshold in requirement.thresholds:
                title = f"{threshold.code} {title_of(requirement.title, threshold)}"
                yield Choice(
                    threshold.code, title, criterion in mine, chosen=threshold.code == chosen.code
                )
