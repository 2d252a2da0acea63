"""Judge units one by one, with explanations: what a page, a dossier or the API tells of a unit.

The store judges every unit at once for numbers; here the specification itself is asked, which says
why: value, level, column, clause and whether that was verified.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping

from chungtay.analytics.criteria.columns import read_classes
from chungtay.apps.criteria import queries as criteria
from chungtay.apps.criteria.readings import queries as readings
from chungtay.apps.units.classed import Bearer, bearers_at
from chungtay.core.criteria.criteria_set import CriteriaSet
from chungtay.core.criteria.grade import Grade
from chungtay.core.criteria.judging import Case, SetResult, judge_set
from chungtay.core.criteria.placing import placing
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
    said = readings.everything(units, criteria_set=criteria_set, on=on)
    years = _recognised(criteria.recognitions(units), on)
    classes = read_classes()
    found: dict[str, tuple[CriteriaSet, Case]] = {}
    for bearer in _standing(units, on):
        law = loader.criteria_set(criteria_set, province=bearer.province)
        placed = placing(law, classes.facts(bearer, on))
        case = Case(
            unit=bearer.code,
            on=on,
            column=placed.column,
            zone=placed.zone,
            readings=said.get(bearer.code, ()),
            assessments=criteria.assessments(bearer.code, criteria_set=criteria_set, on=on),
            recognised=years.get(bearer.code),
            formed=bearer.formed,
        )
        found[bearer.code] = (law, case)
    return found


def _standing(units: Collection[str], on: dt.date) -> Iterator[Bearer]:
    """Give who bears each code on the day."""
    wanted = set(units)
    for bearer in bearers_at(wanted):
        ended = bearer.until is not None and bearer.until <= on
        if bearer.code in wanted and bearer.since <= on and not ended:
            yield bearer


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
