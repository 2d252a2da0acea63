"""What a contract may not say next to what is already known of it and of its work."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from chungtay.core.kernel.refusal import Kind, Refusal
from chungtay.core.kernel.saying import Fact
from chungtay.core.works.contract import (
    OVER,
    ContractState,
    Package,
    WorkContract,
    differs,
)

BUILT = frozenset({Package.CONSTRUCTION, Package.EQUIPMENT, Package.MIXED})
"""Packages that a decision must have approved first; design is what that decision rests on."""


@dataclass(eq=False)
class UnknownContract(Refusal):
    """The work has no contract under the key."""

    code = "works.unknown_contract"
    kind = Kind.NOT_FOUND
    message = "Công trình “{work}” không có hợp đồng “{contract}” ngày {on:%d/%m/%Y}."

    work: str
    contract: str
    on: dt.date


@dataclass(eq=False)
class NumberTaken(Refusal):
    """Another contract of the same work already bears the number."""

    code = "works.contract_number_taken"
    kind = Kind.CONFLICT
    message = (
        "Công trình “{work}”: số hợp đồng {number} đã ghi ở hợp đồng “{contract}”; hãy sửa hợp "
        "đồng ấy."
    )

    work: str
    number: str
    contract: str


@dataclass(eq=False)
class AmendmentUnnamed(Refusal):
    """The amount or term of a contract changed, and no appendix or decision was named."""

    code = "works.amendment_unnamed"
    message = (
        "Công trình “{work}”: hợp đồng {contract} từ ngày {on:%d/%m/%Y} có giá trị hoặc thời hạn "
        "khác trước; cần ghi phụ lục hợp đồng hoặc quyết định điều chỉnh."
    )

    work: str
    contract: Fact
    on: dt.date


@dataclass(eq=False)
class ContractOver(Refusal):
    """A contract that was liquidated or ended is said to be carried out again."""

    code = "works.contract_over"
    kind = Kind.CONFLICT
    message = (
        "Công trình “{work}”: hợp đồng {contract} đã kết thúc ngày {since:%d/%m/%Y}, không thể ghi "
        "là đang thực hiện từ ngày {on:%d/%m/%Y}."
    )

    work: str
    contract: Fact
    since: dt.date
    on: dt.date


@dataclass(eq=False)
class ContractVoid(Refusal):
    """A contract that was void is said to count again, and nobody said why."""

    code = "works.contract_void"
    kind = Kind.CONFLICT
    message = (
        "Công trình “{work}”: hợp đồng {contract} đã bỏ từ ngày {since:%d/%m/%Y}; muốn khôi phục "
        "thì cần ghi lý do."
    )

    work: str
    contract: Fact
    since: dt.date


@dataclass(eq=False)
class SignedBeforeApproval(Refusal):
    """Building or equipment was contracted for before the work was approved."""

    code = "works.signed_before_approval"
    message = (
        "Công trình “{work}”: hợp đồng {contract} ký ngày {signed:%d/%m/%Y}, trước quyết định phê "
        "duyệt ngày {approved:%d/%m/%Y}."
    )

    work: str
    contract: Fact
    signed: dt.date
    approved: dt.date


def require_follows(now: WorkContract, rows: Iterable[WorkContract]) -> None:
    """Refuse what cannot follow, or come before, the rows of the same contract of other days.

    Of rows of one day, known the same day, the last given counts. What is said anew of a day
    corrects it, and may bring an amount that a later row still has wrong: that row can only be
    mended after it. What was void counts again only for a reason, and as it last counted. Raises
    `AmendmentUnnamed`, `ContractOver` or `ContractVoid`.
    """
    told = sorted((row for row in rows if row.contract == now.contract), key=_in_time)
    _require_restored(now, [row for row in told if row.on <= now.on])
    standing = {row.on: row for row in told}
    corrected = standing.get(now.on)
    earlier = [on for on in standing if on < now.on]
    if earlier:
        _require_step(standing[max(earlier)], now, papers=True)
    if corrected and corrected.grounds.known_from > now.grounds.known_from:
        return
    later = [on for on in standing if on > now.on]
    if later:
        _require_step(now, standing[min(later)], papers=corrected is None)


def _require_restored(now: WorkContract, by_then: Sequence[WorkContract]) -> None:
    """Refuse to let a void contract count again without a reason, or otherwise than it last did.

    One that never counted is written down for the first time.
    """
    was = next((row for row in reversed(by_then) if row.counts), None)
    if was is None or by_then[-1].counts or not now.counts:
        return
    if not now.reason.strip():
        raise ContractVoid(work=now.work, contract=now.title, since=by_then[-1].on)
    _require_step(was, now, papers=True)


def _require_step(before: WorkContract, now: WorkContract, *, papers: bool) -> None:
    """Refuse two rows of a contract of which one cannot be the next after the other."""
    if now.state is not ContractState.IN_FORCE:
        return
    if before.state in OVER:
        raise ContractOver(work=now.work, contract=now.title, since=before.on, on=now.on)
    told = before.counts and before.amount is not None
    if papers and told and not now.amendment and differs(now, before):
        raise AmendmentUnnamed(work=now.work, contract=now.title, on=now.on)


def standing(told: Iterable[WorkContract]) -> tuple[WorkContract, ...]:
    """Give of rows said together those that stand: of one day of a contract the last known.

    The earlier days come first.
    """
    last = {(row.work, row.contract, row.on): row for row in sorted(told, key=_in_time)}
    return tuple(last.values())


def last_of_each(rows: Iterable[WorkContract]) -> dict[str, WorkContract]:
    """Give how each contract of a work stands in the end, by key."""
    return {row.contract: row for row in sorted(rows, key=_in_time)}


def _in_time(row: WorkContract) -> tuple[dt.date, dt.date]:
    return row.on, row.grounds.known_from


def require_number_free(now: WorkContract, standing: Iterable[WorkContract]) -> None:
    """Refuse (`works.contract_number_taken`) a number that another contract of the work bears."""
    for one in standing:
        if one.contract != now.contract and same_number(one.number, now.number) and one.counts:
            raise NumberTaken(work=now.work, number=now.number, contract=one.contract)


def require_approved_first(contracts: Iterable[WorkContract], approved: dt.date | None) -> None:
    """Refuse (`works.signed_before_approval`) what was signed before its work was approved."""
    for one in contracts:
        if one.package not in BUILT or not one.counts:
            continue
        if approved and one.signed_on and one.signed_on < approved:
            raise SignedBeforeApproval(
                work=one.work, contract=one.title, signed=one.signed_on, approved=approved
            )


def same_number(one: str, other: str) -> bool:
    """Tell whether two numbers of contracts are the same; what is not numbered is like nothing.

    >>> same_number("03/2020/HĐ-XD", "03/2020/hđ-xd "), same_number("", "")
    (True, False)
    """
    return bool(one.strip()) and one.strip().casefold() == other.strip().casefold()
