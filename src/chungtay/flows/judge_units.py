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
from chungtay.apps.units.classed import Bearer, bearers_on
from chungtay.core.criteria.criteria_set import CriteriaSet
from chungtay.core.criteria.grade import Grade
from chungtay.core.criteria.judging import Case, SetResult, judge_set
from chungtay.core.criteria.placing import placing
from chungtay.core.criteria.reading import Reading
from chungtay.core.criteria.record import Act, Recognition
from chungtay.packs import loader


def judged(
    units: Collection[str], *, criteria_set: str, on: dt.date
) -> Mapping[str, tuple[CriteriaSet, SetResult]]:
    """Judge units under a set on a day, each with the set as its province lays it down."""
    told = cases(units, criteria_set=criteria_set, on=on)
    return {unit: (law, judge_set(law, case)) for unit, (law, case) in told.items()}


def cases(
    units: Collection[str], *, criteria_set: str, on: dt.date
) -> Mapping[str, tuple[CriteriaSet, Case]]:
    """Gather all that is known of units on a day for one set, and the set that is law there."""
    files = Files.read(units, criteria_sets=[criteria_set], on=on)
    found: dict[str, tuple[CriteriaSet, Case]] = {}
    for code, bearer in files.bearers.items():
        law = loader.criteria_set(criteria_set, province=bearer.province)
        found[code] = (law, files.case(law, code))
    return found


@dataclass(frozen=True, slots=True)
class Files:
    """What the registers hold of units up to a day for some sets, read once for all judging.

    `bearers` are those of the units that stand on the day; `said` is by unit, in order of day.
    """

    on: dt.date
    bearers: Mapping[str, Bearer]
    classes: Classes
    said: Mapping[str, tuple[Reading, ...]]
    recognised: Mapping[str, int]

    @classmethod
    def read(cls, units: Collection[str], *, criteria_sets: Iterable[str], on: dt.date) -> Files:
        """Read what was said of units under the sets named, and what else judging needs."""
        said: dict[str, tuple[Reading, ...]] = defaultdict(tuple)
        for code in criteria_sets:
            for unit, told in readings.everything(units, criteria_set=code, on=on).items():
                said[unit] += told
        years = _recognised(criteria.recognitions(units), on)
        return cls(on, bearers_on(units, on=on), read_classes(), said, years)

    def case(self, law: CriteriaSet, unit: str) -> Case:
        """Give a unit as a case under a law, on the day the registers were read up to."""
        bearer = self.bearers[unit]
        placed = placing(law, self.classes.facts(bearer, self.on))
        return Case(
            unit=unit,
            on=self.on,
            column=placed.column,
            zone=placed.zone,
            readings=tuple(r for r in self.said.get(unit, ()) if r.criteria_set == law.code),
            assessments=criteria.assessments(unit, criteria_set=law.code, on=self.on),
            recognised=self.recognised.get(unit),
            formed=bearer.formed,
        )


def _recognised(decisions: Collection[Recognition], on: dt.date) -> dict[str, int]:
    """Give of each unit the year it was last recognised for, if that still stands."""
    years: dict[str, int] = {}
    for decision in decisions:
        if decision.on > on or decision.grade is not Grade.STANDARD or decision.village:
            continue
        if decision.act is Act.RECOGNISE:
            years[decision.unit] = decision.for_year
        else:
            years.pop(decision.unit, None)
    return years
