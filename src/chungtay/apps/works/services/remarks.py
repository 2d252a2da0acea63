"""Write down what is said of works by those who watch them, and answer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from django.db import transaction

from chungtay.apps.audit.services import note
from chungtay.apps.kernel.services import append_corrections, append_rows
from chungtay.apps.works import queries
from chungtay.apps.works.rows import remark_row
from chungtay.apps.works.services.asking import held
from chungtay.apps.works.services.papers import require_known
from chungtay.core.kernel.record import Grounds
from chungtay.core.people.actor import Actor
from chungtay.core.works.actions import RECORD_REMARK
from chungtay.core.works.remark import Remark, UnknownRemark


@transaction.atomic
def record_remark(*, by: Actor, remark: Remark) -> str:
    """Write down a remark on a work; answer the remark's code. The same words are one remark."""
    state = held(by, RECORD_REMARK, remark.work, on=remark.on)
    append_corrections([remark_row(remark, by=str(by.user))])
    note(RECORD_REMARK, by=by, subject=remark.ref, unit=state.unit)
    return remark.code


@transaction.atomic
def answer_remark(
    *, by: Actor, work: str, remark: str, answer: str, on: dt.date, grounds: Grounds
) -> Remark:
    """Answer a remark, by its code; give it as it now stands. Raises `UnknownRemark`."""
    state = held(by, RECORD_REMARK, work, on=on)
    known = {case.last.code: case.last for case in queries.remarks(work, on=on)}
    if remark not in known:
        raise UnknownRemark(work=work, remark=remark, on=on)
    answered = replace(known[remark], answer=answer, on=on, grounds=grounds)
    append_corrections([remark_row(answered, by=str(by.user))])
    note(RECORD_REMARK, by=by, subject=answered.ref, unit=state.unit)
    return answered


@transaction.atomic
def append_remarks(remarks: Sequence[Remark], *, by: str) -> int:
    """Record remarks and answers that the register does not hold yet; answer how many."""
    require_known((remark.work, remark.on) for remark in remarks)
    return append_rows([remark_row(remark, by=by) for remark in remarks])
