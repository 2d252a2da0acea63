"""The close of a year: what is not paid is carried into the next or cancelled, to the last đồng.

One decision closes all lines of a holder: reserves are released, what may go on leaves the year
(closing) and comes into the next (carry-over), the rest is cancelled.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from chungtay.core.capital.deeds import Decision
from chungtay.core.capital.ledger import Account, Entry, Overdrawn, Posting
from chungtay.core.capital.line import Line, Term
from chungtay.core.capital.movement import POT_TITLES, POTS, Movement, Pot
from chungtay.core.capital.standing import LineStanding
from chungtay.core.kernel.money import ZERO, Dong
from chungtay.core.kernel.refusal import Kind, Refusal

Carry = Mapping[tuple[Line, str], Dong]
"""How much of a line goes on into the next year, by line and work ("" for none)."""
STEPS = (Movement.RELEASE, Movement.CLOSING, Movement.CARRY_OVER, Movement.CANCELLATION)
"""In this order; each step that moves something is one entry, numbered after its place."""


@dataclass(eq=False)
class NothingToClose(Refusal):
    """A holder has nothing unpaid of a year."""

    code = "capital.nothing_to_close"
    kind = Kind.CONFLICT
    message = "{holder} không còn vốn chưa thanh toán của kế hoạch năm {year} để kết chuyển."

    holder: str
    year: int


@dataclass(eq=False)
class NoGiver(Refusal):
    """Nobody is known who gave a line, so that nobody can give it on into the next year."""

    code = "capital.no_giver"
    message = "Không xác định được nơi cấp vốn của dòng {line} để kéo dài."

    line: str


def numbers(decision: Decision) -> tuple[str, ...]:
    """Give the numbers that the entries of a close bear, in the order of `STEPS`."""
    return tuple(f"{decision.entry}:{place}" for place in range(1, len(STEPS) + 1))


def carried_by(closing: Entry) -> str:
    """Give the number of the carry-over that goes with a closing; "" for any other entry."""
    decision, _sep, place = closing.id.rpartition(":")
    first = STEPS.index(Movement.CLOSING) + 1
    if closing.movement is not Movement.CLOSING or place != f"{first}":
        return ""
    return f"{decision}:{STEPS.index(Movement.CARRY_OVER) + 1}"


def closing_of(carried: Entry) -> str:
    """Give the number of the closing that a carry-over goes with; "" for any other entry."""
    decision, _sep, place = carried.id.rpartition(":")
    own = STEPS.index(Movement.CARRY_OVER) + 1
    if carried.movement is not Movement.CARRY_OVER or place != f"{own}":
        return ""
    return f"{decision}:{STEPS.index(Movement.CLOSING) + 1}"


def close(
    decision: Decision,
    standings: Sequence[LineStanding],
    *,
    carry: Carry,
    givers: Mapping[Line, str],
) -> tuple[Entry, ...]:
    """Answer the entries that close the lines given; `givers` tells who gave each line.

    Raises `Overdrawn` where more is to be carried on than is left, and `NoGiver`.
    """
    left = {
        (one.line, one.subject): one
        for one in standings
        if one.line.term is Term.YEAR and (one.held or one.of(Pot.RESERVED))
    }
    moves: dict[Movement, list[Posting]] = {step: [] for step in STEPS}
    for (line, subject), one in left.items():
        unpaid = one.held + one.of(Pot.RESERVED)
        going = carry.get((line, subject), ZERO)
        of = Account(one.holder, line, Pot.HELD, subject)
        if going < ZERO or going > unpaid:
            raise _too_much(decision, of, unpaid, going)
        _add(moves, Movement.RELEASE, of, one.of(Pot.RESERVED))
        _add(moves, Movement.CLOSING, of, going)
        _add(moves, Movement.CANCELLATION, of, unpaid - going)
        if going:
            moves[Movement.CARRY_OVER] += _carried(of, going, givers)
    for line, subject in carry.keys() - left.keys():
        of = Account("", line, Pot.HELD, subject)
        raise _too_much(decision, of, ZERO, carry[line, subject])
    told = zip(STEPS, numbers(decision), strict=True)
    return tuple(
        Entry(
            number, step, decision.on, decision.grounds, tuple(moves[step]), decision.note
        )
        for step, number in told
        if moves[step]
    )  # fmt: skip


def _add(moves: dict[Movement, list[Posting]], step: Movement, of: Account, amount: Dong) -> None:
    if amount:
        source, target = POTS[step]
        moves[step].append(Posting(of.beside(source), -amount))
        moves[step].append(Posting(of.beside(target), amount))


def _carried(of: Account, going: Dong, givers: Mapping[Line, str]) -> tuple[Posting, Posting]:
    if not givers.get(of.line):
        raise NoGiver(line=str(of.line))
    onward = replace(of.line, plan_year=of.line.plan_year + 1)
    giver = Account(givers[of.line], onward, Pot.GRANTED)
    return Posting(giver, -going), Posting(replace(of, line=onward), going)


def _too_much(decision: Decision, of: Account, unpaid: Dong, asked: Dong) -> Overdrawn:
    return Overdrawn(
        entry=decision.entry,
        on=decision.on,
        holder=of.holder,
        line=str(of.line),
        pot=POT_TITLES[Pot.HELD],
        held=unpaid,
        asked=asked,
    )
