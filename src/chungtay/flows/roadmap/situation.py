"""Where the communes of a province stand on a day, as the planner sees it.

A criterion that is not met lacks the requirements that were judged not met; where only the
criterion was judged, those for which a remedy stands on record.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from chungtay.apps.criteria.roadmap import queries
from chungtay.apps.units import queries as units
from chungtay.core.capital.line import CapitalKind, Line, Source
from chungtay.core.capital.permit import Permit
from chungtay.core.criteria.criteria_set import CriteriaSet
from chungtay.core.criteria.grade import Grade, UnitLevel
from chungtay.core.criteria.roadmap.asking import BUDGETS
from chungtay.core.criteria.roadmap.problem import (
    Fund,
    Gap,
    MissingCriterion,
    Offer,
    Stand,
)
from chungtay.core.criteria.roadmap.register import Remedy, Target
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.law.dated import NotYetLaw
from chungtay.core.units.unit import Level, Unit
from chungtay.flows.foresee import Keeper
from chungtay.flows.roadmap.gaps import Judge, Judged, Lacking
from chungtay.packs import loader
from chungtay.packs.capital import permits


@dataclass(frozen=True, slots=True)
class Situation:
    """A day: the set in force, the communes, where each stands, and what is on record for it."""

    province: str
    on: dt.date
    criteria_set: CriteriaSet
    communes: tuple[Unit, ...]
    stands: tuple[Stand, ...]
    remedies: Mapping[str, Remedy]
    targets: Mapping[str, Target]

    @property
    def synthetic(self) -> bool:
        """Tell whether anything on record was made for a demonstration."""
        remedies, targets = self.remedies.values(), self.targets.values()
        grounds = [*(one.grounds for one in remedies), *(one.grounds for one in targets)]
        return any(one.provenance is Provenance.SYNTHETIC for one in grounds)


def set_in_force(on: dt.date, *, province: str) -> CriteriaSet:
    """Give the set by which communes are judged on a day, with what the province sets over it."""
    found = loader.criteria_sets(
        on=on, level=UnitLevel.COMMUNE, grade=Grade.STANDARD, province=province
    )
    if not found:
        raise NotYetLaw(name="bộ tiêu chí xã nông thôn mới", on=on)
    return found[0]


def situation(
    engine: Keeper,
    *,
    province: str,
    on: dt.date,
    as_known: dt.date | None = None,
    judge: Judge | None = None,
) -> Situation:
    """Read where the communes stand; `judge` tells what they lack, by default the measures."""
    criteria_set = set_in_force(on, province=province)
    judge = judge or Judged(engine, criteria_set, province)
    communes = tuple(
        unit for unit in units.subtree(province, on=on, level=Level.COMMUNE) if unit.is_rural
    )
    codes = [unit.code for unit in communes]
    code = criteria_set.code
    with engine.still():
        lacking = judge(codes, on=on, as_known=as_known)
        remedies = queries.remedies(codes, criteria_set=code, on=on, as_known=as_known)
        targets = queries.targets(codes, criteria_set=code, on=on, as_known=as_known)
    places = _by_place(remedies, criteria_set, on)
    return Situation(
        province,
        on,
        criteria_set,
        communes,
        tuple(_stand(code, lacking[code], places) for code in codes),
        {remedy.code: remedy for remedy in remedies},
        {target.unit: target for target in targets},
    )


_Places = Mapping[tuple[str, str], Mapping[str, tuple[Offer, ...]]]
"""Offers by unit and criterion, then by requirement."""


def _by_place(remedies: Sequence[Remedy], criteria_set: CriteriaSet, on: dt.date) -> _Places:
    criterion_of = {r.code: c.code for c in criteria_set.criteria for r in c.requirements}
    known = permits()
    places: dict[tuple[str, str], dict[str, tuple[Offer, ...]]] = defaultdict(dict)
    for remedy in remedies:
        offers = places[remedy.unit, criterion_of[remedy.requirement]]
        before = offers.get(remedy.requirement, ())
        offers[remedy.requirement] = (*before, offer_of(remedy, known, on))
    return places


def offer_of(remedy: Remedy, known: Sequence[Permit], on: dt.date) -> Offer:
    """Tell the planner of a remedy: the funds are its sources, as far as the law lets them pay."""
    spoken = [one for one in known if one.is_of(_line(remedy, Fund(*_ANY), on)) and one.since <= on]
    permit = max(spoken, key=lambda one: (len(one.project), one.since), default=None)
    funds = sorted(fund_of(source, remedy.kind) for source in remedy.sources)
    paying = [fund for fund in funds if permit is None or permit.takes(_line(remedy, fund, on))]
    return Offer(remedy.code, remedy.cost.amount, remedy.ready, tuple(paying))


_ANY = (Source.CENTRAL, CapitalKind.UNSPECIFIED)


def fund_of(source: Source, kind: CapitalKind) -> Fund:
    """Give the fund a source pays from: what people and firms give has no kind."""
    return Fund(source, kind if source in BUDGETS else CapitalKind.UNSPECIFIED)


def _line(remedy: Remedy, fund: Fund, on: dt.date) -> Line:
    programme = remedy.project.partition(".")[0]
    return Line(programme, remedy.project, "", fund.source, fund.kind, on.year, on.year)


def _stand(unit: str, lacking: Lacking, places: _Places) -> Stand:
    return Stand(
        unit,
        lacking.met,
        tuple(
            MissingCriterion(criterion, _gaps(requirements, places.get((unit, criterion), {})))
            for criterion, requirements in lacking.criteria.items()
        ),
    )


def _gaps(requirements: frozenset[str], offers: Mapping[str, tuple[Offer, ...]]) -> tuple[Gap, ...]:
    return tuple(
        Gap(requirement, offers.get(requirement, ()))
        for requirement in sorted(requirements or offers)
    )
