"""What a line may be in the ledger, asked for one line at a time, and matching it by hand."""

from __future__ import annotations

import datetime as dt

from chungtay.apps.capital.treasury import queries, services
from chungtay.apps.capital.treasury.payments import payments_of
from chungtay.apps.capital.treasury.queries import LineCard
from chungtay.core.capital.reconcile.matching import Book
from chungtay.core.capital.reconcile.settling import State, UnknownPayment
from chungtay.core.capital.reconcile.weighing import Candidate, Reason
from chungtay.core.people.actor import Actor
from chungtay.flows.import_treasury.knowing import Knowledge

AROUND = 45
"""Days around a line within which payments are offered for it by hand."""
MOST = 8


def candidates(card: LineCard) -> tuple[Candidate, ...]:
    """Give payments that an open line may be, the likeliest first; those used up are left out."""
    line = card.line
    known = Knowledge(line.on, line.on, AROUND)
    used = queries.used()
    free = [one for one in known.payments if abs(used.get(one.ref, 0)) < abs(one.dong)]
    book = Book(free, known.decisions)
    found = book.candidates(line, window=AROUND) + book.near(line, window=AROUND)
    seen = {one.payment.ref: one for one in reversed(found)}
    return tuple(sorted(seen.values(), key=lambda one: -one.score)[:MOST])


def match_by_hand(*, by: Actor, ref: str, entry: str, payment: str, on: dt.date) -> None:
    """Match an open line with a payment that a person chose, by its entry and ref."""
    found = payments_of([entry]).get(payment)
    if found is None:
        raise UnknownPayment(payment=entry)
    services.settle_line(by=by, line=ref, state=State.MATCHED, payment=found, on=on)


def match_with_entry(*, by: Actor, ref: str, entry: str, on: dt.date) -> None:
    """Match an open line with the payment of an entry that a person named by its number.

    Of an entry that pays out of several accounts, the likeliest is taken.
    """
    card = queries.line_card(ref)
    paid = payments_of([entry.strip()]).values()
    book = Book((), Knowledge(on, on, AROUND).decisions)
    weighed = [book.weighed(card.line, one, Reason.OTHER_AMOUNT, window=AROUND) for one in paid]
    if not weighed:
        raise UnknownPayment(payment=entry.strip())
    best = max(weighed, key=lambda one: (one.payment.dong == card.line.dong, one.score))
    services.settle_line(by=by, line=ref, state=State.MATCHED, payment=best.payment, on=on)
