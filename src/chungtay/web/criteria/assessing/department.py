"""One requirement over all communes: what a department looks at, and judges."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from chungtay.apps.criteria.readings import queries
from chungtay.apps.units.queries import superiors
from chungtay.core.criteria.assessing import APPRAISE, subject
from chungtay.core.criteria.criteria_set import CriteriaSet, Criterion, Threshold
from chungtay.core.criteria.evidence import Evidence, EvidenceKind
from chungtay.core.people.actor import Actor
from chungtay.flows.judge_units import judged
from chungtay.packs import loader
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
class Proof:
    """A piece of evidence as a page names it."""

    title: str
    kind: str
    href: str


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
    synthetic: bool = False


def department(view: View, by: Actor, criteria_set: str, asked: str) -> DepartmentPage:
    """Gather a requirement over all communes; without one asked for, the reader's first own."""
    law = loader.criteria_set(criteria_set, province=province())
    mine = [c for c in law.criteria if may_appraise(by, c, view)]
    threshold = _chosen(law, mine, asked)
    criterion = law.criterion_of(threshold.code)
    names = Names(view.on)
    codes = [unit.code for unit in names.rural]
    found = judged(codes, criteria_set=criteria_set, on=view.on)
    proofs = queries.evidence(codes, criteria_set=criteria_set, on=view.on)
    known = queries.readings_of(
        codes, criteria_set=criteria_set, on=view.on, thresholds=[threshold.code]
    )
    groups = []
    for district in names.districts:
        lines = []
        for unit in (one for one in names.rural if one.parent == district.code):
            sheet = Sheet(view, by, unit, *found[unit.code])
            vars(sheet)["known"] = known.get(unit.code, {})
            vars(sheet)["evidence"] = proofs
            block = next(
                sheet.block(one) for one in sheet.result.criteria if one.criterion == criterion
            )
            line = next(one for one in block.lines if one.code == threshold.code)
            laid = proofs.get((unit.code, threshold.code), ())
            href = view.onward(reverse("assess-unit", args=[unit.code]))
            lines.append(UnitLine(unit.code, unit.title, href, line, shown(laid, view)))
        groups.append(DistrictGroup(district.title, tuple(lines)))
    every = [one.line for group in groups for one in group.lines]
    return DepartmentPage(
        law,
        criterion.code,
        threshold.code,
        title_of(law.requirement_of(threshold.code).title, threshold),
        tuple(_choices(law, mine, threshold)),
        tuple(group for group in groups if group.lines),
        criterion in mine,
        sum(one.stages[0] is not None and one.stages[2] is None for one in every),
    )


def may_appraise(by: Actor, criterion: Criterion, view: View) -> bool:
    """Tell whether somebody may appraise a criterion in the whole province."""
    above = superiors(province(), on=view.on)
    return by.may(APPRAISE, unit=province(), above=above, subject=subject(criterion.code))


def shown(laid: Iterable[Evidence], view: View) -> tuple[Proof, ...]:
    """Name evidence, with where it may be looked at."""
    return tuple(Proof(one.title, one.kind.value, address(one, view)) for one in laid)


def address(one: Evidence, view: View) -> str:
    """Give where a piece of evidence is to be seen; nowhere for words."""
    match one.kind:
        case EvidenceKind.FILE:
            return reverse("assess-file", args=[one.unit, one.what])
        case EvidenceKind.WORK:
            return view.onward(reverse("work", args=[one.what]))
        case EvidenceKind.DOCUMENT:
            known = one.what in loader.instruments()
            return view.onward(reverse("instrument", args=[one.what])) if known else ""
        case EvidenceKind.NOTE:
            return ""


def _chosen(law: CriteriaSet, mine: list[Criterion], asked: str) -> Threshold:
    if asked:
        return law.threshold(asked)
    first = (mine or list(law.criteria))[0]
    return first.requirements[0].thresholds[0]


def _choices(law: CriteriaSet, mine: list[Criterion], chosen: Threshold) -> Iterable[Choice]:
    for criterion in law.criteria:
        for requirement in criterion.requirements:
            for threshold in requirement.thresholds:
                title = f"{threshold.code} {title_of(requirement.title, threshold)}"
                yield Choice(
                    threshold.code, title, criterion in mine, chosen=threshold.code == chosen.code
                )
