"""Replay the book day by day: no pot that holds money may ever stand below zero."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from chungtay.core.capital.ledger import POT_TITLES, Account, Entry, Overdrawn, Pot
from chungtay.core.kernel.money import ZERO, Dong

NEVER_NEGATIVE = frozenset({Pot.HELD, Pot.SPENT, Pot.EXPECTED})
"""Pots that hold money; the pots of givers stand below zero by what was given."""


def in_order(entries: Iterable[Entry]) -> list[Entry]:
    """Put entries in the order in which they count: by day, on one day by number."""
    return sorted(entries, key=lambda entry: (entry.on, entry.id))


def balances(entries: Iterable[Entry]) -> dict[Account, Dong]:
    """Add up what stands in every account."""
    standing: dict[Account, Dong] = defaultdict(lambda: ZERO)
    for entry in entries:
        for posting in entry.postings:
            standing[posting.account] += posting.amount
    return dict(standing)


def check_history(entries: Iterable[Entry]) -> Iterator[Overdrawn]:
    """Yield, in order, a refusal for every entry that takes an account below zero.

    The caller raises the first or lists them all. An entry's postings count together: money may
    pass through an account within one entry.
    """
    standing: dict[Account, Dong] = defaultdict(lambda: ZERO)
    for entry in in_order(entries):
        moved: dict[Account, Dong] = balances((entry,))
        for account, amount in moved.items():
            before = standing[account]
            standing[account] = before + amount
            if account.pot in NEVER_NEGATIVE and amount < ZERO and before + amount < ZERO:
                yield _overdrawn(entry, account, before, -amount)


def _overdrawn(entry: Entry, account: Account, held: Dong, asked: Dong) -> Overdrawn:
    return Overdrawn(
        entry=entry.id,
        on=entry.on,
        holder=account.holder,
        line=str(account.line),
        pot=POT_TITLES[account.pot],
        held=held,
        asked=asked,
    )
