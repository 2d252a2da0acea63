"""Replay the book day by day: no pot that holds money may ever stand below zero."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from chungtay.core.capital.ledger import Account, Entry, Overdrawn
from chungtay.core.capital.movement import OVERDRAWS, POT_TITLES
from chungtay.core.kernel.money import ZERO, Dong, total


@dataclass(frozen=True, slots=True)
class Step:
    """A posting with the day and the number of its entry: what a replay needs of it."""

    on: dt.date
    entry: str
    account: Account
    amount: Dong


def steps(entries: Iterable[Entry]) -> Iterator[Step]:
    """Take entries apart."""
    for entry in entries:
        for posting in entry.postings:
            yield Step(entry.on, entry.id, posting.account, posting.amount)


def balances(entries: Iterable[Entry]) -> dict[Account, Dong]:
    """Add up what stands in every account."""
    standing: dict[Account, Dong] = defaultdict(lambda: ZERO)
    for step in steps(entries):
        standing[step.account] += step.amount
    return dict(standing)


def check_history(entries: Iterable[Entry]) -> tuple[Overdrawn, ...]:
    """Give a refusal for every entry that takes an account below zero; none if all is well."""
    return tuple(overdrafts(steps(entries)))


def account_overdrafts(account: Account, book: Iterable[Step]) -> Iterator[Overdrawn]:
    """Replay the steps of one account, as `overdrafts` does those of many."""
    held = ZERO
    for (on, number), group in groupby(sorted(book, key=_place), key=_place):
        amount = total(step.amount for step in group)
        left = held + amount
        if account.pot not in OVERDRAWS and amount < ZERO and left < ZERO:
            yield _overdrawn(account, (on, number), held, amount)
        held = left


def overdrafts(book: Iterable[Step]) -> Iterator[Overdrawn]:
    """Replay steps by day, on one day by entry number, and yield a refusal for each overdraft.

    The steps of an entry count together: money may pass through an account within one entry. The
    caller raises the first refusal or lists them all.
    """
    standing: dict[Account, Dong] = defaultdict(lambda: ZERO)
    in_order = sorted(book, key=_place)
    for (on, number), group in groupby(in_order, key=_place):
        moved: dict[Account, Dong] = defaultdict(lambda: ZERO)
        for step in group:
            moved[step.account] += step.amount
        for account, amount in moved.items():
            held = standing[account]
            standing[account] = held + amount
            if account.pot not in OVERDRAWS and amount < ZERO and standing[account] < ZERO:
                yield _overdrawn(account, (on, number), held, amount)


def _overdrawn(account: Account, place: tuple[dt.date, str], held: Dong, amount: Dong) -> Overdrawn:
    on, number = place
    return Overdrawn(
        entry=number,
        on=on,
        holder=account.holder,
        line=" · ".join(part for part in (str(account.line), account.subject) if part),
        pot=POT_TITLES[account.pot],
        held=held,
        asked=-amount,
    )


def _place(step: Step) -> tuple[dt.date, str]:
    return step.on, step.entry
