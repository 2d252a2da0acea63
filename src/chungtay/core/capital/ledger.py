"""The capital ledger: money moves between accounts, and nothing once written is edited.

An entry is a decision that moved money. Its postings add up to zero on every budget line (an
adjustment: in every purse, since it may change the project), so a plan handed down from one holder
to the next can neither make money nor lose it. A mistake is undone by a new entry that moves the
money back and names the one it undoes.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from chungtay.core.capital.line import Line, Purse
from chungtay.core.capital.movement import (
    HAPPENS,
    MOVEMENT_TITLES,
    OVERDRAWS,
    POT_TITLES,
    POTS,
    STAYS,
    Movement,
    Pot,
)
from chungtay.core.kernel.money import ZERO, Dong
from chungtay.core.kernel.record import Grounds
from chungtay.core.kernel.refusal import Kind, Refusal
from chungtay.core.kernel.register import require_happened
from chungtay.core.kernel.saying import Fact, Said


@dataclass(frozen=True, slots=True)
class Account:
    """A holder's pot on a line.

    `subject` is the code of the work or the loan that the money is for, or empty.
    """

    holder: str
    line: Line
    pot: Pot
    subject: str = ""

    def beside(self, pot: Pot) -> Account:
        """Give another pot of the same holder, line and subject."""
        return Account(self.holder, self.line, pot, self.subject)


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


@dataclass(eq=False)
class BeforeGiven(Overdrawn):
    """Money was to leave an account before any had come there."""

    code = "capital.before_given"
    message = (
        "Bút toán “{entry}” ngày {on:%d/%m/%Y}: {holder} chỉ có vốn ({pot}) ở dòng vốn {line} từ "
        "ngày {since:%d/%m/%Y}, nên chưa thể ghi {asked} ngày ấy."
    )

    since: dt.date


@dataclass(eq=False)
class UnknownEntry(Refusal):
    """The book has no entry of that number."""

    code = "capital.unknown_entry"
    kind = Kind.NOT_FOUND
    message = "Sổ vốn không có bút toán “{entry}”."

    entry: str


SENTENCES: Mapping[str, str] = {
    "before": "bút toán “{by}” đã hủy nó",
    "undoes": "chính nó là bút toán hủy bút toán “{undone}”",
    "too_early": "ngày hủy {on:%d/%m/%Y} trước ngày ghi bút toán {made:%d/%m/%Y}",
    "other_money": "bút toán “{by}” không chuyển lại đúng số tiền",
    "carried": "số kéo dài của nó còn ở năm sau; hãy hủy bút toán “{onward}” trước",
}
"""Why an entry is not taken back."""
CONFLICT_TITLES: Mapping[str, str] = {
    "carried": "số kéo dài",
    "postings": "số bút toán",
    "holder": "tên, loại hoặc đơn vị",
}
"""In what the book says otherwise than what is told again."""


@dataclass(eq=False)
class NotUndone(Refusal):
    """An entry cannot be taken back (again)."""

    code = "capital.not_undone"
    kind = Kind.CONFLICT
    message = "Không hủy được bút toán “{entry}”: {why}."

    entry: str
    why: Fact

    @classmethod
    def before(cls, entry: str, *, by: str) -> NotUndone:
        """Say that an entry was taken back before."""
        return cls(entry=entry, why=Said(SENTENCES["before"], {"by": by}))


@dataclass(frozen=True, slots=True)
class Entry:
    """A decision that moved money, on a day, and the postings that show how.

    `undoes` is the number of the entry that this one takes back, or empty; `days` the days of work
    that a contribution of labour is worth. Raises `Unbalanced`, `WrongPot`, `NoMoney`,
    `NotCarriedOver` or, for what has happened, `KnownTooSoon`: an entry that breaks a rule of the
    book cannot be made.
    """

    id: str
    movement: Movement
    on: dt.date
    grounds: Grounds
    postings: tuple[Posting, ...]
    note: str = ""
    undoes: str = ""
    days: int = 0

    def __post_init__(self) -> None:
        if self.movement in HAPPENS:
            require_happened(self.on, self.grounds)
        for posting in self.postings:
            _require_pot(self, posting)
            _require_carried_over(self, posting.account.line)
        _require_balance(self)

    @property
    def answerable(self) -> tuple[str, ...]:
        """Name the holders at whom leave is asked: whom money leaves, or whom a giver gives it."""
        sides: dict[bool, dict[str, None]] = {True: {}, False: {}}
        for posting in self.postings:
            gives = posting.account.pot in OVERDRAWS
            lowered = (posting.amount < ZERO) is not bool(self.undoes)
            if not gives:
                sides[lowered][posting.account.holder] = None
        return tuple(sides[True] or sides[False])


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
    # Only what takes an entry back moves money against its movement.
    lowers = posting.amount < ZERO
    if source is not target and not entry.undoes and lowers is not (posting.account.pot is source):
        raise NoMoney(entry=entry.id, amount=posting.amount)


def _require_carried_over(entry: Entry, line: Line) -> None:
    if entry.movement is Movement.CARRY_OVER and not line.is_carried_over:
        raise NotCarriedOver(entry=entry.id, origin_year=line.origin_year, plan_year=line.plan_year)


def _require_balance(entry: Entry) -> None:
    """Hold an entry to zero in each place that its movement may not take money out of."""
    raised: dict[Place, Dong] = defaultdict(lambda: ZERO)
    lowered: dict[Place, Dong] = defaultdict(lambda: ZERO)
    for posting in entry.postings:
        side = raised if posting.amount > ZERO else lowered
        side[_place(entry.movement, posting.account)] += posting.amount
    for place in dict.fromkeys((*raised, *lowered)):
        up, down = raised[place], lowered[place]
        if up + down:
            holder, subject, line = place
            where = " · ".join(part for part in (str(line), holder, subject) if part)
            raise Unbalanced(entry=entry.id, line=where, raised=up, lowered=-down, gap=up + down)


Place = tuple[str, str, Line | Purse]


def _place(movement: Movement, account: Account) -> Place:
    if movement is Movement.ADJUSTMENT:
        return "", "", account.line.purse
    if movement in STAYS:
        # Money paid back on one loan is lent again on another.
        subject = "" if movement is Movement.RELENDING else account.subject
        return account.holder, subject, account.line
    return "", "", account.line
