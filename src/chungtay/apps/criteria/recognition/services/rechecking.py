"""Look at recognised places anew, and say what was restored."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db import transaction

from chungtay.apps.audit.services import note
from chungtay.apps.criteria.recognition import queries
from chungtay.apps.criteria.recognition.rows import recheck_row
from chungtay.apps.kernel.services import append_corrections
from chungtay.apps.units import presence
from chungtay.core.criteria.criteria_set import UnknownCriterion
from chungtay.core.criteria.grade import GRADE_TITLES
from chungtay.core.criteria.recognition.actions import RECHECK
from chungtay.core.criteria.recognition.recheck import Recheck, require_lost_before
from chungtay.core.criteria.record import NotRecognised
from chungtay.core.people.actor import Actor, require
from chungtay.packs import loader


@transaction.atomic
def record_recheck(*, by: Actor, found: Sequence[Recheck]) -> tuple[str, ...]:
    """Write down what a re-check found; answer the natural keys written.

    Said anew of the same day it corrects what was said before. Raises `NotRecognised` for a place
    that holds no such recognition on the day, `NotLost`, `UnknownCriterion`.
    """
    for unit in sorted({row.unit for row in found}):
        day = max(row.on for row in found if row.unit == unit)
        place = queries.place(unit, on=day)
        require(by, RECHECK, unit=unit, above=(place.district, place.province))
        presence.lock(unit)
    require_rechecks(found)
    written = append_corrections([recheck_row(row, by=str(by.user)) for row in found])
    for row in found:
        note(RECHECK, by=by, subject=row.ref, unit=row.unit)
    return written


def require_rechecks(found: Iterable[Recheck]) -> None:
    """Refuse the first row about what is not recognised, not lost, or not in the set."""
    for row in found:
        held = queries.grades_held(
            queries.place(row.unit, on=row.on, village=row.village), on=row.on
        )
        if row.grade not in held:
            raise NotRecognised(unit=row.place, grade=GRADE_TITLES[row.grade].vi, on=row.on)
        require_lost_before(queries.rechecks([row.unit], on=row.on), row)
        if row.criterion and row.criteria_set:
            known = {one.code for one in loader.criteria_set(row.criteria_set).criteria}
            if row.criterion not in known:
                raise UnknownCriterion(criteria_set=row.criteria_set, name=row.criterion)
