"""Carry works of ended units to the units that carry on for them."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from chungtay.apps.audit.services import note
from chungtay.apps.units import presence
from chungtay.apps.works.places import heirs_of
from chungtay.apps.works.services.asking import ask, held
from chungtay.apps.works.services.stages import correct_works
from chungtay.core.kernel.record import Grounds
from chungtay.core.people.actor import Actor
from chungtay.core.works.actions import RECORD_STAGE
from chungtay.core.works.inheriting import inherited


@transaction.atomic
def carry_to_heir(*, by: Actor, work: str, to: str, on: dt.date, grounds: Grounds) -> str:
    """Say that a work lies, from a day on, in an heir of its unit; answer the key of what is said.

    Leave is asked at both units. Raises `UnknownWork`, `UnitStands` or `NotAnHeir`.
    """
    state = held(by, RECORD_STAGE, work, on=on)
    heirs = {heir.unit.code for heir in heirs_of(state, on=on)}
    moved = inherited(state, heirs=heirs, to=to, on=on, grounds=grounds)
    ask(by, RECORD_STAGE, moved, on=on)
    presence.lock(to)
    written = correct_works((moved,), by=str(by.user))
    ref = written[0] if written else moved.ref
    note(RECORD_STAGE, by=by, subject=ref, unit=to, details={"from": state.unit})
    return ref
