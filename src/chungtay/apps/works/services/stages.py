"""Say how far works have come."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db import transaction

from chungtay.apps.audit.services import note
from chungtay.apps.capital.services import require_projects
from chungtay.apps.kernel.services import append_corrections, append_rows
from chungtay.apps.units import presence
from chungtay.apps.works import queries
from chungtay.apps.works.rows import state_row
from chungtay.apps.works.services.asking import ask
from chungtay.core.people.actor import Actor
from chungtay.core.works.actions import RECORD_STAGE
from chungtay.core.works.course import check_onward
from chungtay.core.works.scale import require_near
from chungtay.core.works.work import WorkState


@transaction.atomic
def record_work_stage(*, by: Actor, state: WorkState) -> str:
    """Record what is true of a work from a day on; answer the natural key under which it stands.

    What is said anew of a stage and day corrects what was said before. A cost in another unit of
    money is refused (`works.cost_leaps`). Leave is asked where the work lies as well as where it
    is said to lie: nobody takes a work away from others.
    """
    ask(by, RECORD_STAGE, state, on=state.on)
    for last in queries.states((state.work,))[-1:]:
        ask(by, RECORD_STAGE, last, on=state.on)
    presence.lock(state.unit)
    known = queries.work(state.work, on=state.on)
    require_near(state.work, state.cost, known.cost if known else None, reason=state.reason)
    written = correct_works((state,), by=str(by.user))
    ref = written[0] if written else state.ref
    note(RECORD_STAGE, by=by, subject=ref, unit=state.unit)
    return ref


@transaction.atomic
def append_works(states: Sequence[WorkState], *, by: str) -> int:
    """Record states that the register does not hold yet; answer how many. All, or none."""
    _require_places(states)
    known = queries.states({state.work for state in states})
    told = {state.ref for state in known}
    _require_onward([*known, *(state for state in states if state.ref not in told)])
    return append_rows([state_row(state, by=by) for state in states])


@transaction.atomic
def correct_works(states: Sequence[WorkState], *, by: str) -> tuple[str, ...]:
    """Say states anew: what differs from the last said that day corrects it; answer the new keys.

    The states come in their first edition; those that say nothing new are passed over.
    """
    _require_places(states)
    _require_onward([*queries.states({state.work for state in states}), *states])
    return append_corrections([state_row(state, by=by) for state in states])


def _require_places(states: Sequence[WorkState]) -> None:
    require_projects((state.programme, state.project) for state in states)
    presence.require_standing((state.unit, state.on) for state in states)


def _require_onward(states: Iterable[WorkState]) -> None:
    for refusal in check_onward(states):
        raise refusal
