"""The capital ledger: money moves between accounts, and nothing once written is edited.

An entry is a decision that moved money. Its postings add up to zero on every budget line, so a
plan handed down from one holder to the next can neither make money nor lose it. A mistake is
undone by a new entry that moves the money back.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum

from chungtay.core.capital.line import Line
from chungtay.core.kernel.money import ZERO, Dong
from chungtay.core.kernel.record import Grounds
from chungtay.core.kernel.refusal import Kind, Refusal
from chungtay.core.kernel.register import require_happened


class Pot(StrEnum):
    """Where a holder's money stands."""

    GRANTED = "granted"
    """Given out by a budget or a giver; stands below zero by as much as was given."""
    HELD = "held"
    """Planned for the holder and not yet paid out."""
    SPENT = "spent"
    """Paid out, or given in kind and at once used."""
    PLEDGED = "pledged"
    """Expected of a giver; stands below zero."""
    EXPECTED = "expected"
    """Planned to be mobilised by the holder."""


class Movement(StrEnum):
    """What a decision did with money."""

    ASSIGNMENT = "assignment"
    CARRY_OVER = "carry_over"
    ALLOTMENT = "allotment"
    ADJUSTMENT = "adjustment"
    EXPECTATION = "expectation"
    MOBILISATION = "mobilisation"
    DISBURSEMENT = "disbursement"


POT_TITLES: dict[Pot, str] = {
    Pot.GRANTED: "đã giao",
    Pot.HELD: "được giao, chưa giải ngân",
    Pot.SPENT: "đã giải ngân",
    Pot.PLEDGED: "hứa đóng góp",
    Pot.EXPECTED: "dự kiến huy động",
}
MOVEMENT_TITLES: dict[Movement, str] = {
    Movement.ASSIGNMENT: "Giao kế hoạch",
    Movement.CARRY_OVER: "Kéo dài sang năm sau",
    Movement.ALLOTMENT: "Phân bổ",
    Movement.ADJUSTMENT: "Điều chỉnh",
    Movement.EXPECTATION: "Kế hoạch huy động",
    Movement.MOBILISATION: "Huy động",
    Movement.DISBURSEMENT: "Giải ngân",
}
POTS: dict[Movement, tuple[Pot, Pot]] = {
    Movement.ASSIGNMENT: (Pot.GRANTED, Pot.HELD),
    Movement.CARRY_OVER: (Pot.GRANTED, Pot.HELD),
    Movement.ALLOTMENT: (Pot.HELD, Pot.HELD),
    Movement.ADJUSTMENT: (Pot.HELD, Pot.HELD),
    Movement.EXPECTATION: (Pot.PLEDGED, Pot.EXPECTED),
    Movement.MOBILISATION: (Pot.GRANTED, Pot.SPENT),
    Movement.DISBURSEMENT: (Pot.HELD, Pot.SPENT),
}
"""Out of which pot into which a movement takes money; it may touch no other."""


@dataclass(frozen=True, slots=True)
class Account:
    """A holder's pot on a line."""

    holder: str
    line: Line
    pot: Pot


@dataclass(frozen=True, slots=True)
class Posting:
    """One account, raised or lowered; never by nothing."""

    account: Account
    amount: Dong


@dataclass(eq=False)
class Unbalanced(Refusal):
    """What an entry takes away and what it gives do not cancel out on a line."""

    code = "capital.unbalanced"
    message = (
        "Bút toán “{entry}” không cân ở dòng vốn {line}: bên tăng {raised}, bên giảm {lowered}, "
        "lệch {gap}."
    )

    entry: str
    line: str
    raised: Dong
    lowered: Dong
    gap: Dong


@dataclass(eq=False)
class WrongPot(Refusal):
    """A movement touched a pot that it has no business with."""

    code = "capital.wrong_pot"
    message = (
        "Bút toán “{entry}” là “{movement}”, chỉ được chuyển từ khoản “{source}” sang khoản "
        "“{target}”, không được ghi vào khoản “{pot}” của {holder}."
    )

    entry: str
    movement: str
    source: str
    target: str
    pot: str
    holder: str


@dataclass(eq=False)
class NoMoney(Refusal):
    """An amount that moves nothing, or would move money backwards."""

    code = "capital.no_money"
    message = "Bút toán “{entry}”: số tiền phải khác không và đúng chiều, không thể là {amount}."

    entry: str
    amount: Dong


@dataclass(eq=False)
class NotCarriedOver(Refusal):
    """Money is carried over from an earlier year, or not at all."""

    code = "capital.not_carried_over"
    message = (
        "Bút toán “{entry}”: vốn kéo dài phải có năm gốc trước năm kế hoạch, đây là năm gốc "
        "{origin_year}, năm kế hoạch {plan_year}."
    )

    entry: str
    origin_year: int
    plan_year: int


@dataclass(eq=False)
class Overdrawn(Refusal):
    """More was asked for than there is."""

    code = "capital.overdrawn"
    kind = Kind.CONFLICT
    message = (
        "Bút toán “{entry}” ngày {on:%d/%m/%Y}: {holder} chỉ còn {held} ({pot}) ở dòng vốn "
        "{line}, không đủ cho {asked}."
    )

    entry: str
    on: dt.date
    holder: str
    line: str
    pot: str
    held: Dong
    asked: Dong


@dataclass(frozen=True, slots=True)
class Entry:
    """A decision that moved money, on a day, and the postings that show how.

    Raises `Unbalanced`, `WrongPot`, `NoMoney`, `NotCarriedOver` or, for money paid out,
    `KnownTooSoon`: an entry that breaks a rule of the book cannot be made.
    """

    id: str
    movement: Movement
    on: dt.date
    grounds: Grounds
    postings: tuple[Posting, ...]
    note: str = ""

    def __post_init__(self) -> None:
        if POTS[self.movement][1] is Pot.SPENT:
            require_happened(self.on, self.grounds)
        for posting in self.postings:
            _require_pot(self, posting)
            _require_year(self, posting.account.line)
        _require_balance(self)


def _require_pot(entry: Entry, posting: Posting) -> None:
    if not posting.amount:
        raise NoMoney(entry=entry.id, amount=posting.amount)
    source, target = POTS[entry.movement]
    if posting.account.pot not in (source, target):
        raise WrongPot(
            entry=entry.id,
            movement=MOVEMENT_TITLES[entry.movement],
            source=POT_TITLES[source],
            target=POT_TITLES[target],
            pot=POT_TITLES[posting.account.pot],
            holder=posting.account.holder,
        )


def _require_year(entry: Entry, line: Line) -> None:
    if entry.movement is Movement.CARRY_OVER and not line.is_carried_over:
        raise NotCarriedOver(entry=entry.id, origin_year=line.origin_year, plan_year=line.plan_year)


def _require_balance(entry: Entry) -> None:
    """Hold an entry to zero on each line; a payment also to zero with each holder."""
    raised: dict[tuple[str, Line], Dong] = defaultdict(lambda: ZERO)
    lowered: dict[tuple[str, Line], Dong] = defaultdict(lambda: ZERO)
    for posting in entry.postings:
        holder = posting.account.holder if entry.movement is Movement.DISBURSEMENT else ""
        side = raised if posting.amount > ZERO else lowered
        side[holder, posting.account.line] += posting.amount
    for holder, line in dict.fromkeys((*raised, *lowered)):
        up, down = raised[holder, line], lowered[holder, line]
        if up + down:
            where = f"{line} · {holder}" if holder else str(line)
            raise Unbalanced(entry=entry.id, line=where, raised=up, lowered=-down, gap=up + down)
