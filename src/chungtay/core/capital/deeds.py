"""What can be done with money: a move is wished for, and the entry to be written is the answer.

A deed is told everything, also what still stands in the account; it looks nothing up.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from chungtay.core.capital.ledger import Account, Entry, NoMoney, Overdrawn, Posting
from chungtay.core.capital.line import Line
from chungtay.core.capital.movement import OVERDRAWS, POT_TITLES, POTS, Movement, Pot
from chungtay.core.kernel.money import ZERO, Dong
from chungtay.core.kernel.record import Grounds


@dataclass(frozen=True, slots=True)
class Decision:
    """The paper a deed rests on: its number in the book, its day, and its grounds."""

    entry: str
    on: dt.date
    grounds: Grounds
    note: str = ""


@dataclass(frozen=True, slots=True)
class Move:
    """What a decision does: so much of a line, from a giver to a holder, for a work or a loan.

    Movements that stay with one holder (`movement.STAYS`) name no giver. An adjustment may move
    money on to another line of the same purse (`to_line`); an allotment may hand it to a work
    (`to_subject`; `subject` is what it was for before). `days` are days of work given as labour.
    """

    movement: Movement
    line: Line
    holder: str
    amount: Dong
    giver: str = ""
    subject: str = ""
    to_line: Line | None = None
    to_subject: str = ""
    days: int = 0

    @property
    def source(self) -> Account:
        """Give the account that money leaves."""
        pot = POTS[self.movement][0]
        return Account(self.giver or self.holder, self.line, pot, self.subject)

    @property
    def target(self) -> Account:
        """Give the account that money comes to."""
        pot = POTS[self.movement][1]
        moves_on = self.movement in (Movement.ALLOTMENT, Movement.ADJUSTMENT)
        subject = self.to_subject if moves_on else self.subject
        return Account(self.holder, self.to_line or self.line, pot, subject)


def decide(decision: Decision, move: Move, *, held: Dong) -> Entry:
    """Answer the entry of a move, where no more than `held` stands in the account it leaves.

    `held` is not looked at where a giver's account stands below zero by what it gives. Raises
    `NoMoney`, `Overdrawn`, or what an `Entry` that breaks a rule of the book raises.
    """
    if move.amount <= ZERO:
        raise NoMoney(entry=decision.entry, amount=move.amount)
    source = move.source
    if source.pot not in OVERDRAWS and move.amount > held:
        raise Overdrawn(
            entry=decision.entry,
            on=decision.on,
            holder=source.holder,
            line=" · ".join(part for part in (str(source.line), source.subject) if part),
            pot=POT_TITLES[source.pot],
            held=held,
            asked=move.amount,
        )
    postings = (Posting(source, -move.amount), Posting(move.target, move.amount))
    return Entry(
        decision.entry, move.movement, decision.on, decision.grounds, postings, decision.note,
        days=move.days,
    )  # fmt: skip


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
        decision.entry, entry.movement, decision.on, decision.grounds, postings, decision.note,
        undoes=entry.id,
    )  # fmt: skip


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
