"""Record what one decision does with money.

Every action has the same seven steps: ask leave, lock, look, decide, write, note, answer. What a
holder holds is looked at only after the holder's row is locked, so that no two payments look at
the same balance.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from django.db import IntegrityError, transaction

from chungtay.apps.audit.services import note
from chungtay.apps.capital import models, queries
from chungtay.apps.capital.services.guarding import (
    ask,
    ask_above,
    lock,
    lock_for,
    projects,
    require_covered,
    require_projects,
    require_same_length,
    require_sides,
)
from chungtay.apps.capital.services.lawful import require_lawful
from chungtay.apps.capital.services.rows import append, append_fresh
from chungtay.core.capital import actions, deeds
from chungtay.core.capital.closing import carried_by
from chungtay.core.capital.deeds import Decision, Move
from chungtay.core.capital.ledger import SENTENCES, Entry, NotUndone
from chungtay.core.capital.line import Source
from chungtay.core.capital.movement import OVERDRAWS
from chungtay.core.kernel.saying import Said
from chungtay.core.people.actor import Actor

FROM_ABOVE = frozenset({Source.CENTRAL, Source.ODA, Source.PROVINCE})
"""Money that districts and communes are assigned, and do not assign themselves."""
_GIVES_ANEW = (actions.ASSIGN, actions.CARRY_OVER)
"""What makes a plan of money that was in none before; the close of a year carries on only what it
takes out of the year before, and asks at the holder."""


def record_move(*, by: Actor, decision: Decision, move: Move) -> str:
    """Record what a decision does with money; answer the entry's number.

    Leave is asked at the holder that money leaves; where it comes from a giver, at the one it
    comes to, or (`FROM_ABOVE`) at its province. The same decision again changes nothing.
    """
    try:
        with transaction.atomic():
            return _move(by, decision, move, append_fresh)
    except IntegrityError:
        # The book has the number: the same words change nothing, others are refused.
        with transaction.atomic():
            return _move(by, _as_known(decision), move, _append_again)


def require_leave(*, by: Actor, decision: Decision, move: Move) -> None:
    """Ask leave for a move as `record_move` does.

    What the State's budgets above give is entered by the province: no holder gives it to itself.
    """
    action = actions.LEAVE[move.movement]
    if move.source.pot not in OVERDRAWS:
        ask(by, action, holder=move.source.holder, on=decision.on)
    elif action in _GIVES_ANEW and move.line.source in FROM_ABOVE:
        ask_above(by, action, holder=move.target.holder, on=decision.on)
    else:
        ask(by, action, holder=move.target.holder, on=decision.on)


@transaction.atomic
def record_undoing(*, by: Actor, decision: Decision, entry: str) -> str:
    """Take an entry back by a new one that names it; answer the new entry's number.

    Leave is asked where it was asked for the entry itself. Refused (`capital.not_undone`) where
    the entry was taken back before or takes another back, and (`capital.overdrawn`) where what it
    gave is no longer there. The same decision again changes nothing.
    """
    old = queries.whole_entry(entry)
    action = actions.LEAVE[old.movement]
    for holder in old.answerable:
        ask(by, action, holder=holder, on=decision.on)
    undoing = deeds.take_back(old, decision)
    lock_for((undoing,))
    _require_not_undone(old, by=decision.entry)
    _require_not_carried(old)
    if not queries.posting_counts([undoing.id]):
        require_covered((undoing,))
    _append_again(undoing, by=str(by.user))
    note(action, by=by, subject=f"{queries.BOOK}{undoing.id}")
    return undoing.id


def _move(by: Actor, decision: Decision, move: Move, write: Callable[..., None]) -> str:
    source, target = move.source, move.target
    gives = source.pot in OVERDRAWS
    require_leave(by=by, decision=decision, move=move)
    known = lock((source, target), lowered=(source,))
    day, number = decision.on, decision.entry
    steps = () if gives else queries.account_steps(source, since=day, before=number)
    held = queries.standing(steps, on=day, without=number)
    since = queries.first_raised(source) if deeds.short(move, held=held) else None
    entry = deeds.decide(decision, move, held=held, since=since)
    require_projects(projects((entry,)))
    require_sides((entry,), known=known)
    if all(step.entry != entry.id for step in steps):
        require_lawful((entry,))
        require_covered((entry,), read={source: steps})
    write(entry, by=str(by.user))
    note(actions.LEAVE[move.movement], by=by, subject=f"{queries.BOOK}{entry.id}")
    return entry.id


def _append_again(entry: Entry, *, by: str) -> None:
    """Write an entry whose number the book may have, if it says the same."""
    require_same_length((entry,), queries.posting_counts([entry.id]))
    append((entry,), by=by)


def _as_known(decision: Decision) -> Decision:
    """Give a decision that is told again as it was known when it was told first."""
    known_from = queries.whole_entry(decision.entry).grounds.known_from
    return replace(decision, grounds=replace(decision.grounds, known_from=known_from))


def _require_not_carried(old: Entry) -> None:
    """Refuse to open a line again while what it carried on stands in the next year."""
    onward = carried_by(old)
    if onward in queries.posting_counts([onward]) and onward not in queries.undone([onward]):
        raise NotUndone(entry=old.id, why=Said(SENTENCES["carried"], {"onward": onward}))


def _require_not_undone(old: Entry, *, by: str) -> None:
    """Refuse to take an entry back twice; holds its row, so that no two look at once."""
    rows = models.Entry.objects.select_for_update(no_key=True)
    rows.filter(ref=f"{queries.BOOK}{old.id}").values_list("pk").first()
    earlier = queries.undone([old.id]).get(old.id, by)
    if earlier != by:
        raise NotUndone.before(old.id, by=earlier)
