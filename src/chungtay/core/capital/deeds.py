"""What can be done with money: a move is wished for, and the entry to be written is the answer.

A deed is told everything, also what still stands in the account; it looks nothing up.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from chungtay.core.capital.ledger import SENTENCES as OF_LEDGER
from chungtay.core.capital.ledger import (
    Account,
    BeforeGiven,
    Entry,
    NoMoney,
    NotUndone,
    Overdrawn,
    Posting,
)
from chungtay.core.capital.line import Line
from chungtay.core.capital.movement import OVERDRAWS, POT_TITLES, POTS, Movement
from chungtay.core.kernel.money import ZERO, Dong
from chungtay.core.kernel.record import Grounds
from chungtay.core.kernel.refusal import Refusal
from chungtay.core.kernel.saying import Facts, Said


@dataclass(eq=False)
class GoesNowhere(Refusal):
    """Money would go from an account to the same account."""

    code = "capital.goes_nowhere"
    message = (
        "Bút toán “{entry}”: tiền đi từ {holder} rồi về đúng dòng vốn ấy, không có gì thay đổi; "
        "hãy chọn đơn vị, dự án hoặc công trình khác."
    )

    entry: str
    holder: str


@dataclass(eq=False)
class OtherPurse(Refusal):
    """An adjustment would turn one programme's, source's, kind's or year's money into another's."""

    code = "capital.other_purse"
    message = (
        "Bút toán “{entry}”: chỉ được điều chỉnh giữa các dự án của cùng một chương trình, nguồn, "
        "loại vốn và năm; không chuyển được từ {line} sang {to}."
    )

    entry: str
    line: str
    to: str


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
    money on to another line of the same purse (`to_line`); an allotment may hand it to a work,
    and money paid back may be lent to others (`to_subject`; `subject` is what it was for before).
    `days` are days of work given as labour.
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
        handed_on = self.movement in (Movement.ALLOTMENT, Movement.ADJUSTMENT)
        subject = self.to_subject or ("" if handed_on else self.subject)
        return Account(self.holder, self.to_line or self.line, pot, subject)


def decide(decision: Decision, move: Move, *, held: Dong, since: dt.date | None = None) -> Entry:
    """Answer the entry of a move, where no more than `held` stands in the account it leaves.

    `since` is the day on which money first came there, told where there is not enough. `held` is
    not looked at where a giver's account stands below zero by what it gives. Raises `NoMoney`,
    `GoesNowhere`, `OtherPurse`, `Overdrawn`, `BeforeGiven`, or what an `Entry` that breaks a rule
    of the book raises.
    """
    if move.amount <= ZERO:
        raise NoMoney(entry=decision.entry, amount=move.amount)
    source = move.source
    if source == move.target:
        raise GoesNowhere(entry=decision.entry, holder=source.holder)
    if move.to_line is not None and move.to_line.purse != move.line.purse:
        raise OtherPurse(
            entry=decision.entry, line=str(move.line.purse), to=str(move.to_line.purse)
        )
    if short(move, held=held):
        told: dict[str, Any] = {
            "entry": decision.entry,
            "on": decision.on,
            "holder": source.holder,
            "line": " · ".join(part for part in (str(source.line), source.subject) if part),
            "pot": POT_TITLES[source.pot],
            "held": held,
            "asked": move.amount,
        }
        if since is not None and decision.on < since:
            raise BeforeGiven(**told, since=since)
        raise Overdrawn(**told)
    postings = (Posting(source, -move.amount), Posting(move.target, move.amount))
    return Entry(
        decision.entry, move.movement, decision.on, decision.grounds, postings, decision.note,
        days=move.days,
    )  # fmt: skip


def short(move: Move, *, held: Dong) -> bool:
    """Tell whether less stands in the account that money leaves than is to leave it."""
    return move.source.pot not in OVERDRAWS and move.amount > held


def take_back(entry: Entry, decision: Decision) -> Entry:
    """Undo an entry by one that moves every đồng back; the old one stays in the book.

    What takes another entry back is not taken back itself (`NotUndone`): the decision is recorded
    anew. Whether the money to take back is still there, and whether it was taken back before, is
    for the one who keeps the book to look at.
    """
    if entry.undoes:
        raise NotUndone(entry=entry.id, why=Said(OF_LEDGER["undoes"], {"undone": entry.undoes}))
    if decision.on < entry.on:
        days: Facts = {"on": decision.on, "made": entry.on}
        raise NotUndone(entry=entry.id, why=Said(OF_LEDGER["too_early"], days))
    postings = tuple(Posting(p.account, -p.amount) for p in entry.postings)
    return Entry(
        decision.entry, entry.movement, decision.on, decision.grounds, postings, decision.note,
        undoes=entry.id,
    )  # fmt: skip


def require_takes_back(undoing: Entry, old: Entry) -> None:
    """Refuse an entry that names another as taken back and does not move just that money back."""
    grounds, on = undoing.grounds, undoing.on
    meant = take_back(old, Decision(undoing.id, on, grounds, undoing.note))
    if undoing.movement is not meant.movement or set(undoing.postings) != set(meant.postings):
        raise NotUndone(entry=old.id, why=Said(OF_LEDGER["other_money"], {"by": undoing.id}))
