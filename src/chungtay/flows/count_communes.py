"""Count how many of a larger unit's communes and districts are recognised, as its set asks.

Before the criteria (`shares`) or as the value of a requirement (`counts` of a threshold): the
register of recognitions is counted, and nobody has to read it into another.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from chungtay.apps.criteria.recognition import queries
from chungtay.apps.units import queries as units
from chungtay.core.criteria.criteria_set import Counted, CriteriaSet, Threshold, UnitLevel
from chungtay.core.criteria.judging import Case
from chungtay.core.criteria.reading import Reading, Stage
from chungtay.core.criteria.recognition.communes import Commune, share_result
from chungtay.core.criteria.recognition.results import Result
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.record import Grounds
from chungtay.core.units.unit import Level, UnitType
from chungtay.flows.clauses import clause

MEASURE = "communes.recognised_to"
"""The measure that tells the same of communes, by grade."""
NOTE = "Đếm trong sổ công nhận, trên số đơn vị có vào ngày hỏi."


def conditions(
    unit: str, *, law: CriteriaSet, on: dt.date, as_known: dt.date | None = None
) -> tuple[Result, ...]:
    """Give the results of what a set asks of a unit's communes on a day; none where it asks none.

    The unit's communes are those that stand under it that day; a recognition is counted as the
    register holds it, whatever its commune meets by now.
    """
    return tuple(
        share_result(one, parts_of(unit, one.of, on=on, as_known=as_known), clause=clause)
        for one in law.shares
    )


def with_counts(law: CriteriaSet, case: Case, *, as_known: dt.date | None = None) -> Case:
    """Give a case with the values that its set counts, whatever anybody has read of them."""
    counted = {one.code: one for one in law.thresholds() if one.counts}
    if not counted:
        return case
    read = tuple(one for one in case.readings if one.threshold not in counted)
    told = _counted(law, case, list(counted.values()), as_known)
    return replace(case, readings=(*read, *told))


def counted_days(unit: str, law: CriteriaSet, *, on: dt.date) -> set[dt.date]:
    """Give the days of decisions up to a day on what a set counts of a unit."""
    if not any(one.counts for one in law.thresholds()):
        return set()
    below = {one.code for one in units.subtree(unit, on=on)} - {unit}
    return {one.on for one in queries.recognitions(on=on, within=below)}


def communes_of(unit: str, *, on: dt.date, as_known: dt.date | None = None) -> tuple[Commune, ...]:
    """Give the rural communes of a unit on a day, with what each is recognised to."""
    return parts_of(unit, UnitLevel.COMMUNE, on=on, as_known=as_known)


def parts_of(
    unit: str, of: UnitLevel, *, on: dt.date, as_known: dt.date | None = None
) -> tuple[Commune, ...]:
    """Give the rural communes of a unit on a day, or its districts (towns and cities left out)."""
    kept = {UnitLevel.COMMUNE: UnitType.COMMUNE, UnitLevel.DISTRICT: UnitType.DISTRICT}[of]
    listed = [one for one in units.subtree(unit, on=on, level=Level(of)) if one.type is kept]
    standing = queries.standing([one.code for one in listed], on=on, as_known=as_known)
    found = []
    for one in listed:
        given = [held for held in standing if held.unit == one.code]
        made_up = any(held.grounds.provenance is Provenance.SYNTHETIC for held in given)
        years = {held.grade: held.for_year for held in given}
        found.append(Commune(one.title, frozenset(years), years, made_up))
    return tuple(found)


def _counted(
    law: CriteriaSet, case: Case, asked: list[Threshold], as_known: dt.date | None
) -> Iterator[Reading]:
    """Give each count as the reading of a day; none where there is nothing to count."""
    for threshold in asked:
        counts = threshold.counts or Counted(law.grade)
        parts = parts_of(case.unit, counts.of, on=case.on, as_known=as_known)
        if not parts:
            continue
        made_up = any(one.synthetic for one in parts)
        provenance = Provenance.SYNTHETIC if made_up else Provenance.DERIVED
        yield Reading(
            unit=case.unit,
            criteria_set=law.code,
            requirement=law.requirement_of(threshold.code).code,
            threshold=threshold.code,
            stage=Stage.DEPARTMENT,
            on=case.on,
            period=case.on.year,
            grounds=Grounds(f"{case.unit}:~lay-tu-so:{case.on}", case.on, provenance),
            part=sum(one.counts(counts) for one in parts),
            base=len(parts),
            derived=True,
            measure=MEASURE,
            note=NOTE,
        )
