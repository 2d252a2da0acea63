"""Write a decision about money: first a preview with balances and remarks, then the entry.

The preview decides as the service would and writes nothing; the service decides again, under lock.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from chungtay.apps.capital import queries, services
from chungtay.apps.capital.queries.remarks import remarks
from chungtay.apps.works import queries as works
from chungtay.core.capital import deeds
from chungtay.core.capital.deeds import Decision, Move
from chungtay.core.capital.ledger import Account, Entry
from chungtay.core.capital.movement import OVERDRAWS, Pot
from chungtay.core.capital.remarks import check_loan, check_work
from chungtay.core.kernel.money import ZERO, Dong
from chungtay.core.kernel.refusal import Finding
from chungtay.core.people.actor import Actor

LENDS = frozenset({Pot.TURNED, Pot.LENT, Pot.RECOVERED, Pot.LOST})
"""Pots whose accounts are of loans, not of works."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A document as somebody types it: who issued it, its number, the day it was signed."""

    issuer: str
    symbol: str
    signed: dt.date

    @property
    def key(self) -> str:
        """Give the key that instruments are known by."""
        return f"{self.issuer}:{self.symbol}:{self.signed.isoformat()}"


@dataclass(frozen=True, slots=True)
class Change:
    """An account before and after."""

    account: Account
    before: Dong
    after: Dong


@dataclass(frozen=True, slots=True)
class Preview:
    """What a decision would write: the entry, the accounts it changes, and remarks on it."""

    entry: Entry
    changes: tuple[Change, ...]
    findings: tuple[Finding, ...]


def preview(*, by: Actor, decision: Decision, move: Move) -> Preview:
    """Decide without writing; raises what `record_move` would raise of leave, names, amounts, law.

    Only what later entries of an account leave for this one is looked at when it is written.
    """
    services.require_leave(by=by, decision=decision, move=move)
    source = move.source
    held = ZERO if source.pot in OVERDRAWS else _stands(source, decision)
    since = queries.first_raised(source) if deeds.short(move, held=held) else None
    entry = deeds.decide(decision, move, held=held, since=since)
    services.require_named(entry)
    services.require_lawful((entry,))
    changes = []
    for posting in entry.postings:
        before = _stands(posting.account, decision)
        changes.append(Change(posting.account, before, before + posting.amount))
    return Preview(entry, tuple(changes), remarks_on(entry, move))


def record(*, by: Actor, decision: Decision, move: Move) -> str:
    """Write a decision into the book; answer the entry's number."""
    return services.record_move(by=by, decision=decision, move=move)


def _stands(account: Account, decision: Decision) -> Dong:
    return queries.balance(
        holder=account.holder, line=account.line, pot=account.pot, on=decision.on,
        subject=account.subject, without=decision.entry,
    )  # fmt: skip


def remarks_on(entry: Entry, move: Move) -> tuple[Finding, ...]:
    """Give every remark on an entry, written or only proposed."""
    return tuple(_findings(entry, move))


def _findings(entry: Entry, move: Move) -> Iterator[Finding]:
    yield from remarks(entry)
    if {move.source.pot, move.target.pot} & LENDS:
        for code in dict.fromkeys((move.subject, move.target.subject)):
            known = bool(code) and queries.has_loan(code, on=entry.on)
            yield from check_loan(code, on=entry.on, known=known)
    else:
        for code in dict.fromkeys((move.subject, move.to_subject)):
            known = not code or works.work(code, on=entry.on) is not None
            yield from check_work(code, known=known)
