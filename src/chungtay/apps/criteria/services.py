"""Actions on assessments and recognitions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from chungtay.apps.audit.services import note
from chungtay.apps.criteria import models, queries
from chungtay.apps.criteria.readings.services import record_readings
from chungtay.apps.criteria.rows import recognition_row
from chungtay.apps.kernel.services import append_corrections, append_rows
from chungtay.apps.kernel.standing import standing
from chungtay.apps.units import presence
from chungtay.apps.units.bodies import bodies, every_code
from chungtay.apps.units.queries import last_superiors, superiors
from chungtay.apps.units.queries import unit as find_unit
from chungtay.core.criteria.assessing import APPRAISE, require_set_for, subject
from chungtay.core.criteria.criteria_set import UnknownCriterion
from chungtay.core.criteria.reading import Reading
from chungtay.core.criteria.record import (
    ASSESS,
    Assessment,
    Recognition,
    check_recognitions,
)
from chungtay.core.criteria.whole import require_appraisable
from chungtay.core.people.actor import Actor, require
from chungtay.packs import loader


@transaction.atomic
def record_assessment(*, by: Actor, assessment: Assessment) -> str:
    """Record whether a unit meets a criterion; answer the row's natural key."""
    above = superiors(assessment.unit, on=assessment.on)
    require(by, ASSESS, unit=assessment.unit, above=above)
    presence.lock(assessment.unit)
    append_assessments((assessment,), by=str(by.user))
    note(ASSESS, by=by, subject=assessment.ref, unit=assessment.unit)
    return assessment.ref


@transaction.atomic
def appraise_criteria(*, by: Actor, verdicts: Sequence[Assessment]) -> tuple[str, ...]:
    """Record a department's verdicts on whole criteria; answer the natural keys. All, or none.

    Each needs leave to appraise its criterion at its unit, and a reason; a criterion whose
    requirements are listed is refused. What says nothing new is passed over.
    """
    require_criteria(verdicts)
    for row in verdicts:
        law = loader.criteria_set(row.criteria_set)
        require_set_for(law, find_unit(row.unit, on=row.on))
        require_appraisable(row, next(c for c in law.criteria if c.code == row.criterion))
        above = last_superiors(row.unit, on=row.on)
        require(by, APPRAISE, unit=row.unit, above=above, subject=subject(row.criterion))
    written: list[str] = []
    for row in sorted(verdicts, key=lambda one: (one.unit, one.criterion)):
        presence.lock(row.unit)
        keys = correct_assessments((row,), by=str(by.user))
        for key in keys:
            note(APPRAISE, by=by, subject=key, unit=row.unit)
        written += keys
    return tuple(written)


@dataclass(frozen=True, slots=True)
class Recorded:
    """The natural keys written: of readings, and of verdicts on whole criteria."""

    readings: tuple[str, ...]
    verdicts: tuple[str, ...]


@transaction.atomic
def record_stage(
    *, by: Actor, readings: Sequence[Reading], verdicts: Sequence[Assessment]
) -> Recorded:
    """Record what was said at once of requirements and of whole criteria. All, or none."""
    said = record_readings(by=by, readings=readings)
    return Recorded(said, appraise_criteria(by=by, verdicts=verdicts))


@transaction.atomic
def append_assessments(assessments: Sequence[Assessment], *, by: str) -> int:
    """Record assessments that the register does not hold yet; answer how many. All, or none."""
    require_criteria(assessments)
    presence.require_standing((row.unit, row.on) for row in assessments)
    return append_rows([_assessment_row(row, by=by) for row in assessments])


@transaction.atomic
def correct_assessments(assessments: Sequence[Assessment], *, by: str) -> tuple[str, ...]:
    """Assess anew: what differs from the last said that day corrects it; answer the new keys.

    The assessments come in their first edition; those that say nothing new are passed over.
    """
    require_criteria(assessments)
    presence.require_standing((row.unit, row.on) for row in assessments)
    return append_corrections([_assessment_row(row, by=by) for row in assessments])


@transaction.atomic
def append_recognitions(recognitions: Sequence[Recognition], *, by: str) -> int:
    """Record decisions that the register does not hold yet; answer how many. All, or none.

    They are replayed with all earlier and later ones on the same units, each body by itself.
    """
    presence.require_standing((row.unit, row.on) for row in recognitions)
    known = queries.recognitions(every_code(row.unit for row in recognitions))
    told = {row.ref for row in known}
    every = [*known, *(row for row in recognitions if row.ref not in told)]
    for refusal in check_recognitions(every, bodies((row.unit, row.on) for row in every)):
        raise refusal
    return append_rows([recognition_row(row, by=by) for row in recognitions])


def require_criteria(assessments: Sequence[Assessment]) -> None:
    """Refuse the first assessment whose set, or whose criterion in the set, no pack has."""
    for code in sorted({row.criteria_set for row in assessments}):
        known = {criterion.code for criterion in loader.criteria_set(code).criteria}
        for row in assessments:
            if row.criteria_set == code and row.criterion not in known:
                raise UnknownCriterion(criteria_set=code, name=row.criterion)


def _assessment_row(row: Assessment, *, by: str) -> models.Assessment:
    return models.Assessment(
        ref=row.ref,
        unit=row.unit,
        criteria_set=row.criteria_set,
        criterion=row.criterion,
        met=row.met,
        note=row.note,
        on=row.on,
        **standing(row.grounds, by=by),
    )
