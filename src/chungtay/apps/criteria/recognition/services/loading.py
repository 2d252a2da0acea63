"""Take in files, re-checks and villages that others kept: all of a list, or nothing."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from chungtay.apps.criteria.recognition import queries
from chungtay.apps.criteria.recognition.rows import recheck_row, step_row, village_row
from chungtay.apps.criteria.recognition.services.rechecking import require_rechecks
from chungtay.apps.kernel.services import append_rows
from chungtay.apps.units import presence
from chungtay.core.criteria.recognition.file import Step
from chungtay.core.criteria.recognition.recheck import Recheck
from chungtay.core.criteria.recognition.replay import check_steps
from chungtay.core.criteria.recognition.village import Village, require_stood


@transaction.atomic
def append_steps(steps: Sequence[Step], *, by: str) -> int:
    """Record steps of files that the register does not hold yet; answer how many.

    Each file comes whole, and its steps must follow one from the other.
    """
    for refusal in check_steps(steps):
        raise refusal
    presence.require_standing((step.wanted.unit, step.on) for step in steps)
    return append_rows([step_row(step, by=by) for step in steps])


@transaction.atomic
def append_rechecks(rows: Sequence[Recheck], *, by: str) -> int:
    """Record what re-checks found that the register does not hold yet; answer how many.

    Rows come in the order of their days, after the recognitions they are about.
    """
    presence.require_standing((row.unit, row.on) for row in rows)
    added = 0
    for row in rows:
        require_rechecks((row,))
        added += append_rows([recheck_row(row, by=by)])
    return added


@transaction.atomic
def append_villages(rows: Sequence[Village], *, by: str) -> int:
    """Record villages that the register does not hold yet; answer how many."""
    presence.require_standing((row.unit, row.on) for row in rows)
    for row in (one for one in rows if not one.stands):
        told = (one for one in rows if one.unit == row.unit)
        require_stood(row, (*queries.villages_said([row.unit], on=row.on), *told))
    return append_rows([village_row(row, by=by) for row in rows])
