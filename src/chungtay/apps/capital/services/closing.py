"""Close a holder's year: carry on what may go on, cancel the rest, in one transaction."""

from __future__ import annotations

from django.db import transaction

from chungtay.apps.audit.services import note
from chungtay.apps.capital import queries
from chungtay.apps.capital.services.guarding import (
    ask,
    lock,
    lock_for,
    require_covered,
)
from chungtay.apps.capital.services.lawful import require_lawful
from chungtay.apps.capital.services.rows import append
from chungtay.core.capital import actions
from chungtay.core.capital.closing import Carry, NothingToClose, close, numbers
from chungtay.core.capital.deeds import Decision
from chungtay.core.capital.ledger import CONFLICT_TITLES, Account
from chungtay.core.capital.movement import Movement, Pot
from chungtay.core.kernel.money import Dong
from chungtay.core.kernel.register import RefConflict
from chungtay.core.people.actor import Actor


@transaction.atomic
def close_year(
    *, by: Actor, decision: Decision, holder: str, year: int, carry: Carry
) -> tuple[str, ...]:
    """Close the lines a holder has planned for a year; answer the numbers of the entries.

    `carry` says how much of each line and work goes on into the next year; what it does not name
    is cancelled. The entries bear the decision's number and their place, `12/QĐ-UBND:2` is the
    closing. Refused where nothing is left (`capital.nothing_to_close`) or more is to go on than is
    left (`capital.overdrawn`). The same decision again changes nothing.
    """
    for action in (actions.CLOSE, *([actions.CARRY_OVER] if carry else [])):
        ask(by, action, holder=holder, on=decision.on)
    standings = queries.holder_lines(holder, on=decision.on, plan_year=year)
    kept = [Account(holder, one.line, Pot.HELD, one.subject) for one in standings]
    lock(kept, lowered=kept)
    if done := tuple(queries.posting_counts(numbers(decision))):
        _require_same(done, carry)
        return tuple(sorted(done))
    # What stood there is read again now that nobody else can move it.
    standings = queries.holder_lines(holder, on=decision.on, plan_year=year)
    givers = queries.givers([line for line, _ in carry])
    entries = close(decision, standings, carry=carry, givers=givers)
    if not entries:
        raise NothingToClose(holder=holder, year=year)
    lock_for(entries)
    require_lawful(entries)
    require_covered(entries)
    append(entries, by=str(by.user))
    for entry in entries:
        note(actions.LEAVE[entry.movement], by=by, subject=f"{queries.BOOK}{entry.id}")
    return tuple(entry.id for entry in entries)


def _require_same(done: tuple[str, ...], carry: Carry) -> None:
    """Refuse a close under a number whose close carried something else on."""
    told: dict[tuple[str, str], Dong] = {}
    for number in done:
        entry = queries.whole_entry(number)
        if entry.movement is Movement.CLOSING:
            told = {
                (str(p.account.line), p.account.subject): p.amount
                for p in entry.postings
                if p.account.pot is Pot.CARRIED
            }
    asked = {(str(line), subject): amount for (line, subject), amount in carry.items() if amount}
    if told != asked:
        raise RefConflict(ref=f"{queries.BOOK}{done[0]}", columns=CONFLICT_TITLES["carried"])
