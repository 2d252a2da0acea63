"""Judge units one by one, with explanations: what a page, a dossier or the API tells of a unit.

The store judges every unit at once for numbers; here the specification itself is asked, which says
why: value, level, column, clause and whether that was verified.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from chungtay.analytics.criteria.columns import Classes, read_classes
from chungtay.apps.criteria import queries as criteria
from chungtay.apps.criteria.readings import queries as readings
from chungtay.apps.units.bodies import Bodies, bodies
from chungtay.apps.units.classed import Bearer, bearers_on
from chungtay.core.criteria.criteria_set import CriteriaSet
from chungtay.core.criteria.grade import Grade
from chungtay.core.criteria.judging import Case, SetResult, judge_set
from chungtay.core.criteria.placing import placing
from chungtay.core.criteria.reading import Reading
from chungtay.core.criteria.record import Act, Assessment, Recognition
from chungtay.flows.count_communes import with_counts
from chungtay.packs import loader


def judged(
    units: Collection[str], *, criteria_set: str, on: dt.date, as_known: dt.date | None = None
) -> Mapping[str, tuple[CriteriaSet, SetResult]]:
    """Judge units under a set on a day, each with the set as its province lays it down."""
    told = cases(units, criteria_set=criteria_set, on=on, as_known=as_known)
    return {unit: (law, judge_set(law, case)) for unit, (law, case) in told.items()}


def cases(
    units: Collection[str], *, criteria_set: str, on: dt.date, as_known: dt.date | None = None
) -> Mapping[str, tuple[CriteriaSet, Case]]:
    """Gather all that is known of units on a day for one set, and the set that is law there."""
    files = Files.read(units, criteria_sets=[criteria_set], on=on, as_known=as_known)
    found: dict[str, tuple[CriteriaSet, Case]] = {}
    for code, bearer in files.bearers.items():
        law = loader.criteria_set(criteria_set, province=bearer.province)
        found[code] = (law, with_counts(law, files.case(law, code), as_known=as_known))
    return found


def judged_in(
    units: Collection[str],
    *,
    criteria_set: str,
    criterion: str,
    on: dt.date,
    as_known: dt.date | None = None,
) -> Mapping[str, tuple[CriteriaSet, SetResult]]:
    """Judge units in one criterion of a set alone: the set is told as if it had no other."""
    asked = loader.criteria_set(criteria_set).criterion(criterion)
    wanted = [threshold.code for one in asked.requirements for threshold in one.thresholds]
    files = Files.read(
        units, criteria_sets=[criteria_set], on=on, thresholds=wanted, as_known=as_known
    )
    found: dict[str, tuple[CriteriaSet, SetResult]] = {}
    for code, bearer in files.bearers.items():
        whole = loader.criteria_set(criteria_set, province=bearer.province)
        law = whole.only(whole.criterion(criterion))
        case = with_counts(law, files.case(law, code), as_known=as_known)
        found[code] = (law, judge_set(law, case))
    return found


@dataclass(frozen=True, slots=True)
class Files:
    """What the registers hold of units up to a day for some sets, read once for all judging.

    `bearers` are those of the units that stand on the day; `said`, `whole` (verdicts on whole
    criteria) and `recognised` are by their bodies, in order of day. With a day `as_known`, only
    what was known by then.
    """

    on: dt.date
    bearers: Mapping[str, Bearer]
    classes: Classes
    said: Mapping[str, tuple[Reading, ...]]
    whole: Mapping[str, tuple[Assessment, ...]]
    recognised: Mapping[str, tuple[Recognition, ...]]

    @classmethod
    def read(
        cls,
        units: Collection[str],
        *,
        criteria_sets: Collection[str],
        on: dt.date,
        thresholds: Collection[str] = (),
        as_known: dt.date | None = None,
    ) -> Files:
        """Read what was said of units under the sets named, and what else judging needs.

        Of all thresholds, or of certain ones.
        """
        bearers = bearers_on(units, on=on)
        said: dict[str, tuple[Reading, ...]] = defaultdict(tuple)
        for code in criteria_sets:
            told = readings.everything(
                bearers, criteria_set=code, on=on, thresholds=thresholds, as_known=as_known
            )
            for unit, each in told.items():
                said[bearers[unit].body] += each
        whole = {
            bearers[unit].body: each
            for unit, each in criteria.assessments(
                bearers, criteria_sets=criteria_sets, on=on, as_known=as_known
            ).items()
        }
        decided = _decided(bearers.values(), on=on, as_known=as_known)
        return cls(on, bearers, read_classes(), said, whole, decided)

    def case(self, law: CriteriaSet, unit: str) -> Case:
        """Give a unit as a case under a law, on the day the registers were read up to."""
        return self.case_of(law, self.bearers[unit], on=self.on)

    def case_of(self, law: CriteriaSet, bearer: Bearer, *, on: dt.date) -> Case:
        """Give a unit, as it was placed then, as a case on that day or an earlier one."""
        body = bearer.body
        placed = placing(law, self.classes.facts(bearer, on))
        return Case(
            unit=bearer.code,
            on=on,
            column=placed.column,
            zone=placed.zone,
            readings=tuple(
                r for r in self.said.get(body, ()) if r.criteria_set == law.code and r.on <= on
            ),
            assessments={
                told.criterion: told
                for told in self.whole.get(body, ())
                if told.criteria_set == law.code and told.on <= on
            },
            recognised=_recognised(self.recognised.get(body, ()), on),
        )


def _decided(
    bearers: Iterable[Bearer], *, on: dt.date, as_known: dt.date | None
) -> Mapping[str, tuple[Recognition, ...]]:
    """Give the decisions up to a day on the bodies that units are, by body."""
    of = Bodies.of((one.code for one in bearers), on=on)
    told = [one for one in criteria.recognitions(of.codes, as_known=as_known) if one.on <= on]
    borne = bodies((one.unit, one.on) for one in told)
    found: dict[str, tuple[Recognition, ...]] = defaultdict(tuple)
    for one in told:
        found[borne[one.unit, one.on]] += (one,)
    return found


def _recognised(decisions: Collection[Recognition], on: dt.date) -> int | None:
    """Give the year a unit was itself last recognised for, if that still stands."""
    year: int | None = None
    for decision in decisions:
        if decision.on > on:
            continue
        if decision.grade is not Grade.STANDARD or decision.village:
            continue
        year = decision.for_year if decision.act is Act.RECOGNISE else None
    return year
