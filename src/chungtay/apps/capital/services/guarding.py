"""What is looked at before money moves: leave, holders, and what stands in the accounts.

Only accounts that an entry lowers can be overdrawn, so only their holders are locked and only
they are read; an account of those who give stands below zero and needs neither.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache

from chungtay.apps.capital import models, queries
from chungtay.apps.capital.queries.holders import holder_of
from chungtay.apps.units.queries import last_superiors, superiors
from chungtay.core.capital import history
from chungtay.core.capital.history import Step
from chungtay.core.capital.holder import (
    LENT_FROM_ABOVE,
    Holder,
    HolderType,
    require_holder,
    require_project,
    require_stands,
)
from chungtay.core.capital.ledger import CONFLICT_TITLES, Account, Entry, Overdrawn
from chungtay.core.capital.movement import OVERDRAWS
from chungtay.core.kernel.money import ZERO
from chungtay.core.kernel.register import RefConflict
from chungtay.core.people.actor import Action, Actor, require
from chungtay.packs import loader

_FEW = 40
"""As many accounts are looked at one by one; beyond, whole holders are read."""
Read = Mapping[Account, Sequence[Step]]


def ask(by: Actor, action: Action, *, holder: str, on: dt.date) -> None:
    """Ask leave at a holder; whoever has it where the holder lies, or above, has it here."""
    above: tuple[str, ...] = ()
    if not by.may(action, unit=holder):
        place = queries.unit_of(holder)
        above = (place, *superiors(place, on=on)) if place else ()
    require(by, action, unit=holder, above=above)


def ask_above(by: Actor, action: Action, *, holder: str, on: dt.date) -> None:
    """Ask leave at the province in which a holder lies."""
    place = queries.unit_of(holder) or holder
    require(by, action, unit=(superiors(place, on=on) or (place,))[-1])


def lock(accounts: Iterable[Account], *, lowered: Collection[Account]) -> Mapping[str, Holder]:
    """Hold the rows of those whose accounts are lowered, in one order; give all by code.

    Refuses (`capital.unknown_holder`) an account of nobody.
    """
    named = {account.holder for account in accounts}
    held = {account.holder for account in lowered if account.pot not in OVERDRAWS}
    # FOR NO KEY UPDATE: a posting that only names a holder (its foreign key) does not wait here.
    rows = models.Holder.objects.select_for_update(no_key=True).filter(code__in=held)
    known = {row.code: holder_of(row) for row in rows.order_by("code")} if held else {}
    if named - held:
        known |= queries.holders_called(named - held)
    for code in sorted(named):
        require_holder(code, known=known)
    return known


def lock_for(entries: Iterable[Entry]) -> Mapping[str, Holder]:
    """Lock what some entries lower; give the holders they name by code."""
    accounts, lowered = set(), set()
    for step in history.steps(entries):
        accounts.add(step.account)
        if step.amount < ZERO:
            lowered.add(step.account)
    return lock(accounts, lowered=lowered)


def require_sides(entries: Iterable[Entry], *, known: Mapping[str, Holder]) -> None:
    """Refuse givers who would hold, and holders who would give; `known` are all that are named.

    What takes an entry back is not asked: it goes back the way that money came.
    """
    for entry in entries:
        for posting in () if entry.undoes else entry.postings:
            holder, pot = known[posting.account.holder], posting.account.pot
            lends = pot in LENT_FROM_ABOVE and holder.type is not HolderType.GIVER
            above = _above_takers(entry, known) if lends else ()
            require_stands(holder, pot, above=above)


def require_named(entry: Entry) -> None:
    """Refuse projects and holders that nobody has listed, and holders on the wrong side.

    What `record_move` refuses of who and what a decision names, for one that is only proposed.
    """
    require_projects(projects((entry,)))
    named = {posting.account.holder for posting in entry.postings}
    known = queries.holders_called(named)
    for code in sorted(named):
        require_holder(code, known=known)
    require_sides((entry,), known=known)


def _above_takers(entry: Entry, known: Mapping[str, Holder]) -> set[str]:
    """Give the units that those who take lie in, all the way up."""
    accounts = (posting.account for posting in entry.postings)
    units = {known[one.holder].unit for one in accounts if one.pot not in OVERDRAWS}
    return units.union(*(last_superiors(unit, on=entry.on) for unit in units))


def require_covered(fresh: Sequence[Entry], *, read: Read | None = None) -> None:
    """Refuse entries with which, on some day, more would be gone than there was.

    `read` are the steps of accounts that were looked at already, since the entries' day.
    """
    moved: dict[Account, list[Step]] = defaultdict(list)
    for step in history.steps(fresh):
        moved[step.account].append(step)
    lowered = {
        account: steps
        for account, steps in moved.items()
        if account.pot not in OVERDRAWS and any(step.amount < ZERO for step in steps)
    }
    few = len(lowered) <= _FEW
    for refusal in _few(lowered, read or {}) if few else history.overdrafts(_many(lowered)):
        raise refusal


def _few(lowered: Read, read: Read) -> Iterator[Overdrawn]:
    for account, steps in lowered.items():
        told = read.get(account)
        if told is None:
            told = queries.account_steps(account, since=min(step.on for step in steps))
        yield from history.account_overdrafts(account, (*told, *steps))


def _many(lowered: Read) -> Iterator[Step]:
    for step in queries.book(holders={account.holder for account in lowered}):
        if step.account in lowered:
            yield step
    for steps in lowered.values():
        yield from steps


def require_same_length(entries: Iterable[Entry], counts: Mapping[str, int]) -> None:
    """Refuse an entry that the book has with more or fewer postings."""
    for entry in entries:
        if counts.get(entry.id, len(entry.postings)) != len(entry.postings):
            raise RefConflict(ref=f"{queries.BOOK}{entry.id}", columns=CONFLICT_TITLES["postings"])


def require_projects(named: Iterable[tuple[str, str]]) -> None:
    """Refuse the first programme and project, of those named by code, that no pack has."""
    known = _listed_projects()
    for programme, project in sorted(set(named)):
        require_project(programme, project, known=known)


@cache
def _listed_projects() -> Mapping[str, Collection[str]]:
    """Give the projects of every programme by code; packs do not change while a process runs."""
    return {p.code: {project.code for project in p.walk()} for p in loader.programmes()}


def projects(entries: Iterable[Entry]) -> Iterator[tuple[str, str]]:
    """Name the programme and the project of every posting."""
    for entry in entries:
        for posting in entry.postings:
            yield posting.account.line.programme, posting.account.line.project
