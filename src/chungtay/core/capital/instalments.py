"""How arrears are to be paid off: by when how much, from which source (lộ trình trả nợ).

An instalment is planned, corrected and taken back by rows of a register; the money itself moves by
decisions of the ledger. A payment goes to the earliest due of the instalments planned before its
day: what was paid on the day itself had lessened the debt that they are planned for.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from chungtay.core.capital.arrears import Arrears, Debt
from chungtay.core.capital.line import Source
from chungtay.core.kernel.money import ZERO, Dong, total
from chungtay.core.kernel.record import Grounds
from chungtay.core.kernel.refusal import Kind, Refusal
from chungtay.core.kernel.register import require_happened


@dataclass(eq=False)
class NothingToPay(Refusal):
    """An instalment of nothing, or of less."""

    code = "capital.instalment_of_nothing"
    message = "Đợt trả nợ “{number}”: số tiền phải lớn hơn không, không thể là {amount}."

    number: str
    amount: Dong


@dataclass(eq=False)
class NothingOwed(Refusal):
    """Nothing is or was owed by that holder for that work on that line."""

    code = "capital.nothing_owed"
    kind = Kind.NOT_FOUND
    message = (
        "{holder} không có nợ đọng cho công trình “{work}” ở dòng vốn {line} ngày {on:%d/%m/%Y}."
    )

    holder: str
    work: str
    line: str
    on: dt.date


@dataclass(eq=False)
class DueBeforeOwed(Refusal):
    """An instalment would be due before the debt arose."""

    code = "capital.due_before_owed"
    message = (
        "Công trình “{work}”: nợ phát sinh ngày {since:%d/%m/%Y}, không thể hẹn trả ngày "
        "{due:%d/%m/%Y}."
    )

    work: str
    since: dt.date
    due: dt.date


@dataclass(eq=False)
class BeyondOwed(Refusal):
    """More would be planned to be paid than is still owed."""

    code = "capital.planned_beyond_owed"
    kind = Kind.CONFLICT
    message = (
        "Công trình “{work}” còn nợ {owed}, các đợt khác đã hẹn trả {planned}; đợt {asked} sẽ vượt "
        "số còn nợ."
    )

    work: str
    owed: Dong
    planned: Dong
    asked: Dong


@dataclass(eq=False)
class UnknownInstalment(Refusal):
    """The register has no instalment of that number."""

    code = "capital.unknown_instalment"
    kind = Kind.NOT_FOUND
    message = "Không có đợt trả nợ “{number}”."

    number: str


@dataclass(eq=False)
class OfAnotherDebt(Refusal):
    """The number belongs to an instalment of another debt."""

    code = "capital.instalment_of_another_debt"
    kind = Kind.CONFLICT
    message = "Đợt trả nợ “{number}” đã ghi cho công trình “{work}”; hãy dùng số khác."

    number: str
    work: str


@dataclass(eq=False)
class WhyMissing(Refusal):
    """What was planned is changed or taken back, and nobody said why."""

    code = "capital.instalment_why_missing"
    message = "Đợt trả nợ “{number}” đã ghi trước đó; sửa hoặc rút thì cần ghi lý do."

    number: str


@dataclass(eq=False)
class TakenBack(Refusal):
    """The instalment was taken back; what is planned instead is one of its own."""

    code = "capital.instalment_taken_back"
    kind = Kind.CONFLICT
    message = "Đợt trả nợ “{number}” đã rút ngày {on:%d/%m/%Y}; muốn hẹn lại thì lập đợt mới."

    number: str
    on: dt.date


@dataclass(frozen=True, slots=True)
class Instalment:
    """What is said of one instalment: by `due`, so much of a debt is to be paid.

    `on` is the day it was planned, changed or taken back; `source` is None where none is meant.
    """

    number: str
    debt: Debt
    due: dt.date
    amount: Dong
    source: Source | None
    on: dt.date
    grounds: Grounds
    reason: str = ""
    taken_back: bool = False

    def __post_init__(self) -> None:
        if self.amount <= ZERO:
            raise NothingToPay(number=self.number, amount=self.amount)
        require_happened(self.on, self.grounds)

    @property
    def ref(self) -> str:
        """Give the natural key of the row."""
        return f"instalments:{self.number}:{self.grounds.speaking_of(self.on)}"


@dataclass(frozen=True, slots=True)
class Payment:
    """Money that settled arrears on a day."""

    on: dt.date
    amount: Dong


@dataclass(frozen=True, slots=True)
class InstalmentStanding:
    """An instalment as it stands: what was last said of it, since when it is planned, and paid."""

    last: Instalment
    since: dt.date
    paid: Dong

    @property
    def open(self) -> Dong:
        """Give what of it is still to be paid."""
        return self.last.amount - self.paid

    def days_late(self, on: dt.date) -> int:
        """Give for how many days it has been due and not paid; 0 where it is not late."""
        return max((on - self.last.due).days, 0) if self.open > ZERO else 0


@dataclass(frozen=True, slots=True)
class Repayment:
    """What is owed, and how it is to be paid off; the earliest due comes first."""

    arrears: Arrears
    instalments: tuple[InstalmentStanding, ...]

    @property
    def planned(self) -> Dong:
        """Give what is planned and not paid yet."""
        return total(one.open for one in self.instalments)

    @property
    def unplanned(self) -> Dong:
        """Give what is owed and in no instalment."""
        return max(self.arrears.owed - self.planned, ZERO)

    @property
    def beyond(self) -> Dong:
        """Give what is planned beyond what is owed: of a debt that was since found smaller."""
        return max(self.planned - self.arrears.owed, ZERO)

    def late(self, on: dt.date) -> tuple[InstalmentStanding, ...]:
        """Give the instalments that were to be paid before a day; none once nothing is owed."""
        if self.arrears.owed <= ZERO:
            return ()
        return tuple(one for one in self.instalments if one.days_late(on))


def lay_out(arrears: Arrears, said: Iterable[Instalment], payments: Iterable[Payment]) -> Repayment:
    """Put together what is owed, what was said of its instalments in order, and what was paid."""
    first: dict[str, Instalment] = {}
    last: dict[str, Instalment] = {}
    for row in said:
        first.setdefault(row.number, row)
        last[row.number] = row
    standing = [
        InstalmentStanding(row, first[number].on, ZERO)
        for number, row in last.items()
        if not row.taken_back
    ]
    standing.sort(key=lambda one: (one.last.due, one.last.number))
    for payment in sorted(payments, key=lambda one: one.on):
        standing = _pay(standing, payment)
    return Repayment(arrears, tuple(standing))


def _pay(standing: Sequence[InstalmentStanding], payment: Payment) -> list[InstalmentStanding]:
    left, found = payment.amount, []
    for one in standing:
        share = min(left, one.open) if one.since < payment.on else ZERO
        left -= share
        found.append(replace(one, paid=one.paid + share))
    return found


def repeats(now: Instalment, said: Sequence[Instalment]) -> bool:
    """Tell whether just this was the last said of the instalment: sent twice, written once."""
    return bool(said) and _told(now) == _told(said[-1])


def _told(one: Instalment) -> tuple[object, ...]:
    """Give what a row says and its paper, whenever it became known."""
    return (
        one.number, one.debt, one.due, one.amount, one.source, one.on, one.reason, one.taken_back,
        one.grounds.document,
    )  # fmt: skip


def require_follows(now: Instalment, said: Sequence[Instalment]) -> None:
    """Refuse what cannot follow all that was said of the instalment before, in order.

    Raises `OfAnotherDebt`, `TakenBack` or `WhyMissing`.
    """
    if not said:
        return
    was = said[-1]
    if was.debt != now.debt:
        raise OfAnotherDebt(number=now.number, work=was.debt.work)
    if was.taken_back:
        raise TakenBack(number=now.number, on=was.on)
    if not now.reason.strip():
        raise WhyMissing(number=now.number)


def require_fits(
    now: Instalment,
    *,
    arrears: Arrears | None,
    said: Sequence[Instalment],
    payments: Sequence[Payment],
) -> None:
    """Refuse to plan what is not owed, next to all that was said of the debt before, in order.

    `arrears` are the debt's, None where it has none. A change that leaves no more planned beyond
    what is owed than there was is let through. Raises `NothingOwed`, `DueBeforeOwed` or
    `BeyondOwed`.
    """
    debt, on = now.debt, now.grounds.known_from
    if arrears is None:
        raise NothingOwed(holder=debt.holder, work=debt.work, line=str(debt.line), on=on)
    if now.due < arrears.since:
        raise DueBeforeOwed(work=debt.work, since=arrears.since, due=now.due)
    was = lay_out(arrears, said, payments)
    then = lay_out(arrears, (*said, now), payments)
    if then.beyond > was.beyond:
        others = (one.open for one in then.instalments if one.last.number != now.number)
        raise BeyondOwed(work=debt.work, owed=arrears.owed, planned=total(others), asked=now.amount)
