"""Say how far works have come."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from chungtay.apps.audit.services import note
from chungtay.apps.capital.services import require_projects
from chungtay.apps.kernel.services import append_corrections, append_rows
from chungtay.apps.units import presence
from chungtay.apps.units.queries import superiors
from chungtay.apps.works import queries
from chungtay.apps.works.rows import state_row
from chungtay.core.people.actor import Actor, require
from chungtay.core.works.actions import RECORD_STAGE
from chungtay.core.works.work import WorkState, check_onward


@transaction.atomic
def record_work_stage(*, by: Actor, state: WorkState) -> str:
    """Record what is true of a work from a day on; answer the row's natural key."""
    require(by, RECORD_STAGE, unit=state.unit, above=superiors(state.unit, on=state.on))
    presence.lock(state.unit)
    append_works((state,), by=str(by.user))
    note(RECORD_STAGE, by=by, subject=state.ref, unit=state.unit)
    return state.ref


@transaction.atomic
def append_works(states: Sequence[WorkState], *, by: str) -> int:
    """Record states that the register does not hold yet; answer how many. All, or none."""
    _require(states)
    return append_rows([state_row(state, by=by) for state in states])


@transaction.atomic
def correct_works(states: Sequence[WorkState], *, by: str) -> tuple[str, ...]:
    """Say states anew: what differs from the last said that day corrects it; answer the new keys.

    The states come in their first edition; those that say nothing new are passed over.
    """
    _require(states)
    return append_corrections([state_row(state, by=by) for state in states])


def _require(states: Sequence[WorkState]) -> None:
    require_projects((state.programme, state.project) for state in states)
    presence.require_standing((state.unit, state.on) for state in states)
    known = queries.states({state.work for state in states})
    told = {state.ref for state in known}
    for refusal in check_onward([*known, *(s for s in states if s.ref not in told)]):
        raise refusal
