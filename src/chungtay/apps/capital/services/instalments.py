"""Plan how arrears are paid off: an instalment is planned, changed, taken back; never edited."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import astuple, replace

from django.db import transaction

from chungtay.apps.audit.services import note
from chungtay.apps.capital import models, queries
from chungtay.apps.capital.queries.reading import LINE_COLUMNS
from chungtay.apps.capital.services.guarding import ask, lock
from chungtay.apps.kernel.services import append_corrections, append_rows
from chungtay.apps.kernel.standing import standing
from chungtay.core.capital import actions
from chungtay.core.capital.instalments import (
    Instalment,
    TakenBack,
    UnknownInstalment,
    repeats,
    require_fits,
    require_follows,
)
from chungtay.core.capital.ledger import Account
from chungtay.core.capital.movement import Pot
from chungtay.core.kernel.record import Grounds
from chungtay.core.people.actor import Actor


@transaction.atomic
def plan_instalment(*, by: Actor, instalment: Instalment) -> str:
    """Plan an instalment, or say otherwise of one for a reason; answer its number.

    What was last said is passed over: a request sent twice is written once. Payments wait while it
    is looked at. Raises `NothingOwed`, `DueBeforeOwed`, `BeyondOwed`, `OfAnotherDebt`, `WhyMissing`
    or `TakenBack`.
    """
    _hold(by, instalment)
    said = queries.instalment_said(instalment.number)
    if repeats(instalment, said):
        return instalment.number
    require_follows(instalment, said)
    _require_fits(instalment)
    return _write(by, instalment)


@transaction.atomic
def take_back_instalment(
    *, by: Actor, number: str, reason: str, on: dt.date, grounds: Grounds
) -> str:
    """Take an instalment back for a reason; answer its number.

    Raises `UnknownInstalment`, `WhyMissing` or, where it was taken back otherwise, `TakenBack`.
    """
    said = queries.instalment_said(number)
    if not said:
        raise UnknownInstalment(number=number)
    _hold(by, replace(said[-1], grounds=grounds, on=on))
    was = queries.instalment_said(number)[-1]
    if was.taken_back:
        if was.reason == reason:
            return number
        raise TakenBack(number=number, on=was.on)
    now = replace(was, on=on, grounds=grounds, reason=reason, taken_back=True)
    require_follows(now, (was,))
    return _write(by, now)


@transaction.atomic
def append_instalments(rows: Sequence[Instalment], *, by: str) -> int:
    """Enter what a list says of instalments, in its order; answer how many rows were new.

    Raises what planning and taking back one do, but asks nobody's leave.
    """
    return sum(_append(row, by=by) for row in rows)


def _append(row: Instalment, *, by: str) -> int:
    said = queries.instalment_said(row.number)
    if row.ref not in {one.ref for one in said}:
        require_follows(row, said)
        if not row.taken_back:
            _require_fits(row)
    return append_rows([_row(row, by=by)])


def _require_fits(instalment: Instalment) -> None:
    """Hold an instalment against all that is known of its debt on the day it is written."""
    debt, day = instalment.debt, instalment.grounds.known_from
    of_holder = {debt.holder}
    owed = {one.debt: one for one in queries.arrears(on=day, holders=of_holder)}
    require_fits(
        instalment,
        arrears=owed.get(debt),
        said=queries.instalments_said(on=day, holders=of_holder).get(debt, []),
        payments=queries.payments(on=day, holders=of_holder).get(debt, []),
    )


def _hold(by: Actor, instalment: Instalment) -> None:
    """Ask leave at whoever owes, and hold its row: nobody else plans or pays meanwhile."""
    debt = instalment.debt
    ask(by, actions.OWE, holder=debt.holder, on=instalment.grounds.known_from)
    account = Account(debt.holder, debt.line, Pot.ARREARS, debt.work)
    lock([account], lowered=[account])


def _write(by: Actor, instalment: Instalment) -> str:
    append_corrections([_row(instalment, by=str(by.user))])
    unit = queries.unit_of(instalment.debt.holder)
    note(actions.OWE, by=by, subject=f"instalments:{instalment.number}", unit=unit)
    return instalment.number


def _row(instalment: Instalment, *, by: str) -> models.Instalment:
    debt = instalment.debt
    columns = dict(zip(LINE_COLUMNS, astuple(debt.line), strict=True))
    return models.Instalment(
        ref=instalment.ref,
        number=instalment.number,
        holder_id=debt.holder,
        work=debt.work,
        due=instalment.due,
        dong=instalment.amount.amount,
        pays_from=instalment.source.value if instalment.source else "",
        on=instalment.on,
        reason=instalment.reason,
        taken_back=instalment.taken_back,
        **columns,
        **standing(instalment.grounds, by=by),
    )
