"""What can be done with money: each deed answers the entry that would be written, or refuses.

A deed is told everything, also what the holder still holds; it looks nothing up.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from chungtay.core.capital.ledger import (
    POT_TITLES,
    POTS,
    Account,
    Entry,
    Movement,
    NoMoney,
    Overdrawn,
    Posting,
    Pot,
)
from chungtay.core.capital.line import Line
from chungtay.core.kernel.money import ZERO, Dong
from chungtay.core.kernel.record import Grounds


@dataclass(frozen=True, slots=True)
class Decision:
    """The paper a deed rests on: its number in the book, its day, and its grounds."""

    entry: str
    on: dt.date
    grounds: Grounds
    note: str = ""


def assign(decision: Decision, *, line: Line, giver: str, holder: str, amount: Dong) -> Entry:
    """Give a holder money to plan with (giao kế hoạch)."""
    return _moved(decision, Movement.ASSIGNMENT, amount, line=line, giver=giver, holder=holder)


def carry_over(decision: Decision, *, line: Line, giver: str, holder: str, amount: Dong) -> Entry:
    """Let money of an earlier year be spent in this one (kéo dài)."""
    return _moved(decision, Movement.CARRY_OVER, amount, line=line, giver=giver, holder=holder)


def allot(
    decision: Decision, *, line: Line, held: Dong, giver: str, holder: str, amount: Dong
) -> Entry:
    """Hand held money down to another holder (phân bổ), out of no more than is `held`."""
    _require_held(decision, held, amount, who=(giver, line))
    return _moved(decision, Movement.ALLOTMENT, amount, line=line, giver=giver, holder=holder)


def adjust(
    decision: Decision, *, line: Line, held: Dong, giver: str, holder: str, amount: Dong
) -> Entry:
    """Move held money between holders by a later decision (điều chỉnh)."""
    _require_held(decision, held, amount, who=(giver, line))
    return _moved(decision, Movement.ADJUSTMENT, amount, line=line, giver=giver, holder=holder)


def expect(decision: Decision, *, line: Line, giver: str, holder: str, amount: Dong) -> Entry:
    """Plan to mobilise money of a giver (kế hoạch huy động)."""
    return _moved(decision, Movement.EXPECTATION, amount, line=line, giver=giver, holder=holder)


def mobilise(decision: Decision, *, line: Line, giver: str, holder: str, amount: Dong) -> Entry:
    """Take in what a giver gives; it is used at once, so it counts as paid out."""
    return _moved(decision, Movement.MOBILISATION, amount, line=line, giver=giver, holder=holder)


def disburse(decision: Decision, *, line: Line, held: Dong, holder: str, amount: Dong) -> Entry:
    """Pay out of what the holder holds (giải ngân), refusing to go below zero."""
    _require_held(decision, held, amount, who=(holder, line))
    return _moved(decision, Movement.DISBURSEMENT, amount, line=line, giver=holder, holder=holder)


def correct(decision: Decision, *, line: Line, holder: str, amount: Dong) -> Entry:
    """Take out again what was said to be paid and was not; it is held as before."""
    postings = (
        Posting(Account(holder, line, Pot.SPENT), -amount),
        Posting(Account(holder, line, Pot.HELD), amount),
    )
    return Entry(
        decision.entry,
        Movement.DISBURSEMENT,
        decision.on,
        decision.grounds,
        postings,
        decision.note,
    )


def take_back(entry: Entry, decision: Decision) -> Entry:
    """Undo an entry by one that moves every đồng back; the old one stays in the book."""
    postings = tuple(Posting(p.account, -p.amount) for p in entry.postings)
    return Entry(
        decision.entry, entry.movement, decision.on, decision.grounds, postings, decision.note
    )


def _require_held(decision: Decision, held: Dong, asked: Dong, *, who: tuple[str, Line]) -> None:
    if asked > held:
        holder, line = who
        raise Overdrawn(
            entry=decision.entry,
            on=decision.on,
            holder=holder,
            line=str(line),
            pot=POT_TITLES[Pot.HELD],
            held=held,
            asked=asked,
        )


def _moved(
    decision: Decision, movement: Movement, amount: Dong, *, line: Line, giver: str, holder: str
) -> Entry:
    if amount <= ZERO:
        raise NoMoney(entry=decision.entry, amount=amount)
    source, target = POTS[movement]
    return Entry(
        id=decision.entry,
        movement=movement,
        on=decision.on,
        grounds=decision.grounds,
        postings=(
            Posting(Account(giver, line, source), -amount),
            Posting(Account(holder, line, target), amount),
        ),
        note=decision.note,
    )
