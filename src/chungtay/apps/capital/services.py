"""Actions of the capital ledger.

Every action has the same seven steps: ask leave, lock, look, decide, write, note, answer. What a
holder holds is looked at only after the holder's row is locked, so that no two payments look at
the same balance.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from django.db import transaction

from chungtay.apps.audit.services import note
from chungtay.apps.capital import models, queries
from chungtay.apps.kernel.services import append_rows
from chungtay.apps.kernel.standing import standing
from chungtay.apps.units.queries import superiors
from chungtay.core.capital import actions, deeds, history
from chungtay.core.capital.deeds import Decision, Move
from chungtay.core.capital.holder import Holder, require_holder, require_project
from chungtay.core.capital.ledger import Entry
from chungtay.core.capital.line import Line
from chungtay.core.capital.movement import OVERDRAWS, Pot
from chungtay.core.kernel.money import Dong
from chungtay.core.kernel.register import RefConflict
from chungtay.core.people.actor import Action, Actor, require
from chungtay.packs import loader


@transaction.atomic
def record_move(*, by: Actor, decision: Decision, move: Move) -> str:
    """Record what a decision does with money; answer the entry's number.

    Leave is asked at the holder that money leaves; where it comes from a giver, at the one it
    comes to. The same decision again changes nothing.
    """
    source, target = move.source, move.target
    asked = target.holder if source.pot in OVERDRAWS else source.holder
    action = actions.LEAVE[move.movement]
    _ask(by, action, holder=asked, on=decision.on)
    _lock(dict.fromkeys((source.holder, target.holder)))
    held = queries.balance(
        holder=source.holder,
        line=source.line,
        pot=source.pot,
        on=decision.on,
        subject=source.subject,
        without=decision.entry,
    )
    return _write(deeds.decide(decision, move, held=held), action, by=by)


@transaction.atomic
def record_assignment(
    *, by: Actor, decision: Decision, line: Line, giver: str, holder: str, amount: Dong
) -> str:
    """Give a holder money to plan with; answer the entry's number."""
    _ask(by, actions.ASSIGN, holder=holder, on=decision.on)
    _lock((giver, holder))
    entry = deeds.assign(decision, line=line, giver=giver, holder=holder, amount=amount)
    return _write(entry, actions.ASSIGN, by=by)


@transaction.atomic
def record_carry_over(
    *, by: Actor, decision: Decision, line: Line, giver: str, holder: str, amount: Dong
) -> str:
    """Let money of an earlier year be spent in this one; answer the entry's number."""
    _ask(by, actions.CARRY_OVER, holder=holder, on=decision.on)
    _lock((giver, holder))
    entry = deeds.carry_over(decision, line=line, giver=giver, holder=holder, amount=amount)
    return _write(entry, actions.CARRY_OVER, by=by)


@transaction.atomic
def record_allotment(
    *, by: Actor, decision: Decision, line: Line, giver: str, holder: str, amount: Dong
) -> str:
    """Hand held money down to another holder; answer the entry's number."""
    _ask(by, actions.ALLOT, holder=giver, on=decision.on)
    _lock((giver, holder))
    held = _held(giver, line, decision)
    entry = deeds.allot(decision, line=line, held=held, giver=giver, holder=holder, amount=amount)
    return _write(entry, actions.ALLOT, by=by)


@transaction.atomic
def record_adjustment(
    *, by: Actor, decision: Decision, line: Line, giver: str, holder: str, amount: Dong
) -> str:
    """Move held money from one holder to another; answer the entry's number."""
    _ask(by, actions.ADJUST, holder=giver, on=decision.on)
    _lock((giver, holder))
    held = _held(giver, line, decision)
    entry = deeds.adjust(decision, line=line, held=held, giver=giver, holder=holder, amount=amount)
    return _write(entry, actions.ADJUST, by=by)


@transaction.atomic
def record_expectation(
    *, by: Actor, decision: Decision, line: Line, giver: str, holder: str, amount: Dong
) -> str:
    """Plan to mobilise money; answer the entry's number."""
    _ask(by, actions.EXPECT, holder=holder, on=decision.on)
    _lock((giver, holder))
    entry = deeds.expect(decision, line=line, giver=giver, holder=holder, amount=amount)
    return _write(entry, actions.EXPECT, by=by)


@transaction.atomic
def record_mobilisation(
    *, by: Actor, decision: Decision, line: Line, giver: str, holder: str, amount: Dong
) -> str:
    """Take in what a giver gives, used at once; answer the entry's number."""
    _ask(by, actions.MOBILISE, holder=holder, on=decision.on)
    _lock((giver, holder))
    entry = deeds.mobilise(decision, line=line, giver=giver, holder=holder, amount=amount)
    return _write(entry, actions.MOBILISE, by=by)


@transaction.atomic
def record_disbursement(
    *, by: Actor, decision: Decision, line: Line, holder: str, amount: Dong
) -> str:
    """Pay out of what the holder still holds; answer the entry's number."""
    _ask(by, actions.DISBURSE, holder=holder, on=decision.on)
    _lock((holder,))
    held = _held(holder, line, decision)
    entry = deeds.disburse(decision, line=line, held=held, holder=holder, amount=amount)
    return _write(entry, actions.DISBURSE, by=by)


@transaction.atomic
def append_holders(holders: Sequence[Holder]) -> int:
    """Enter holders that are not listed yet; answer how many. A changed one is refused."""
    known = {holder.code: holder for holder in queries.holders()}
    fresh: dict[str, Holder] = {}
    for holder in holders:
        told = known.get(holder.code) or fresh.setdefault(holder.code, holder)
        if told != holder:
            raise RefConflict(ref=f"holders:{holder.code}", columns="tên, loại hoặc đơn vị")
    rows = [
        models.Holder(code=h.code, name=h.name, type=h.type.value, unit=h.unit)
        for h in fresh.values()
    ]
    models.Holder.objects.bulk_create(rows)
    return len(rows)


@transaction.atomic
def append_entries(entries: Sequence[Entry], *, by: str) -> int:
    """Enter entries that are not in the book yet; answer how many. All of them, or none.

    The whole history of every holder they touch is replayed with them: an overdraft on any day,
    also a later one, is refused. An entry already in the book must say the same as before.
    `by` is the name of who loads; leave is given by whoever runs the load.
    """
    require_projects(_projects(entries))
    _lock({posting.account.holder for entry in entries for posting in entry.postings})
    counts = queries.posting_counts()
    _require_same_length(entries, counts)
    _require_covered([entry for entry in entries if entry.id not in counts])
    return _append(entries, by=by)


def require_projects(named: Iterable[tuple[str, str]]) -> None:
    """Refuse the first programme and project, of those named by code, that no pack has."""
    known = {p.code: {project.code for project in p.walk()} for p in loader.programmes()}
    for programme, project in sorted(set(named)):
        require_project(programme, project, known=known)


def _projects(entries: Iterable[Entry]) -> Iterator[tuple[str, str]]:
    for entry in entries:
        for posting in entry.postings:
            yield posting.account.line.programme, posting.account.line.project


def _ask(by: Actor, action: Action, *, holder: str, on: dt.date) -> None:
    """Ask leave at a holder; whoever has it where the holder lies, or above, has it here."""
    place = queries.unit_of(holder)
    above = (place, *superiors(place, on=on)) if place else ()
    require(by, action, unit=holder, above=above)


def _lock(holders: Collection[str]) -> None:
    """Hold the holders' rows until the action is done, always in the same order."""
    rows = models.Holder.objects.select_for_update().filter(code__in=set(holders))
    known = set(rows.order_by("code").values_list("code", flat=True))
    for code in holders:
        require_holder(code, known=known)


def _held(holder: str, line: Line, decision: Decision) -> Dong:
    """Look at what a holder holds on the decision's day, the decision itself left out."""
    return queries.balance(
        holder=holder, line=line, pot=Pot.HELD, on=decision.on, without=decision.entry
    )


def _write(entry: Entry, action: Action, *, by: Actor) -> str:
    """Write one decided entry into the book, unless it is there already."""
    require_projects(_projects((entry,)))
    counts = queries.posting_counts(entry.id)
    _require_same_length((entry,), counts)
    if entry.id not in counts:
        _require_covered((entry,))
    _append((entry,), by=str(by.user))
    note(action, by=by, subject=f"{queries.BOOK}{entry.id}")
    return entry.id


def _require_same_length(entries: Iterable[Entry], counts: Mapping[str, int]) -> None:
    for entry in entries:
        if counts.get(entry.id, len(entry.postings)) != len(entry.postings):
            raise RefConflict(ref=f"{queries.BOOK}{entry.id}", columns="số bút toán")


def _require_covered(fresh: Sequence[Entry]) -> None:
    """Refuse entries with which, on some day, more would be gone than there was."""
    holders = {posting.account.holder for entry in fresh for posting in entry.postings}
    for refusal in history.overdrafts([*queries.book(holders=holders), *history.steps(fresh)]):
        raise refusal


def _append(entries: Sequence[Entry], *, by: str) -> int:
    added = append_rows([_entry_row(entry, by=by) for entry in entries])
    append_rows([row for entry in entries for row in _posting_rows(entry, by=by)])
    return added


def _entry_row(entry: Entry, *, by: str) -> models.Entry:
    return models.Entry(
        ref=f"{queries.BOOK}{entry.id}",
        movement=entry.movement.value,
        on=entry.on,
        note=entry.note,
        undoes=entry.undoes,
        days=entry.days,
        **standing(entry.grounds, by=by),
    )


def _posting_rows(entry: Entry, *, by: str) -> Iterator[models.Posting]:
    for number, posting in enumerate(entry.postings, start=1):
        line = posting.account.line
        yield models.Posting(
            ref=f"{queries.BOOK}{entry.id}:{number}",
            entry_id=f"{queries.BOOK}{entry.id}",
            holder_id=posting.account.holder,
            pot=posting.account.pot.value,
            programme=line.programme,
            project=line.project,
            item=line.item,
            source=line.source.value,
            kind=line.kind.value,
            origin_year=line.origin_year,
            plan_year=line.plan_year,
            provider=line.provider,
            given_as=line.given_as.value,
            budget_index=line.budget_index,
            term=line.term.value,
            subject=posting.account.subject,
            dong=posting.amount.amount,
            **standing(entry.grounds, by=by),
        )
