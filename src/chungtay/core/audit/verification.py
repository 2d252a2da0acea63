"""Prove the log: recompute the chain and name every row that was changed, removed or inserted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from chungtay.core.audit.chain import BEGINNING, Moment, Seal, head, is_whole
from chungtay.core.audit.event import Event
from chungtay.core.kernel.title import Title

CLOCKS_DIFFER = dt.timedelta(minutes=5)
"""How far the clocks of the database and of the machine that seals may lie apart."""


class Tampering(StrEnum):
    """What was done to the log."""

    CHANGED = "changed"
    REMOVED = "removed"
    INSERTED = "inserted"
    MISDATED = "misdated"
    BROKEN = "broken"
    ANOTHER = "another"


TAMPERING_TITLES: Mapping[Tampering, Title] = {
    Tampering.CHANGED: Title("Dòng bị sửa", "Row changed"),
    Tampering.REMOVED: Title("Dòng bị xóa", "Row removed"),
    Tampering.INSERTED: Title("Dòng chèn thêm sau khi niêm", "Row inserted after sealing"),
    Tampering.MISDATED: Title("Dòng ghi lùi ngày", "Row dated back"),
    Tampering.BROKEN: Title("Dấu niêm bị sửa, xóa hoặc chèn", "Seal changed, removed or inserted"),
    Tampering.ANOTHER: Title("Chuỗi không chứa mã đã cất giữ", "Not the chain that was kept"),
}


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing wrong: what, in which batch (0: in none), and at which event (0: at the seal)."""

    batch: int
    event: int
    what: Tampering

    def __str__(self) -> str:
        place = f"lô {self.batch}" if self.batch else "chưa niêm"
        row = f", dòng {self.event}" if self.event else ""
        return f"{TAMPERING_TITLES[self.what].vi}: {place}{row}"


@dataclass(frozen=True, slots=True)
class Verification:
    """What proving the log found; `head` is to be kept elsewhere and held against it later."""

    events: int
    sealed: int
    batches: int
    head: str
    sealed_until: dt.datetime | None
    faults: tuple[Fault, ...]

    @property
    def unsealed(self) -> int:
        """Count the events in no seal yet."""
        return self.events - self.sealed

    @property
    def sound(self) -> bool:
        """Tell whether nothing is wrong."""
        return not self.faults


@dataclass(frozen=True, slots=True)
class _Batch:
    """A batch as verifying needs it; `largest` is the largest number sealed in it or before.

    `before` is the place in the chain of the last batch made at another moment, or -1: batches of
    one moment were taken together, and what the last holds was there at the first.
    """

    number: int
    largest: int
    moment: Moment
    before: int


@dataclass(slots=True)
class _Chain:
    """What the chain says: its batches, and of each event the batch's place and the digest."""

    batches: list[_Batch] = field(default_factory=list)
    events: dict[int, tuple[int, bytes]] = field(default_factory=dict)


def verify(seals: Sequence[Seal], events: Iterable[Event], *, against: str = "") -> Verification:
    """Prove a log; `seals` in order, `events` in any order, `against` a head kept earlier.

    Holds about 200 bytes an event in memory; the events themselves are read one by one. The seals
    must have been read before the events: what was written between the two is merely unsealed.
    """
    chain = _Chain()
    faults = [*_broken(seals), *_gather(seals, chain)]
    if against and against not in (BEGINNING, *(one.digest for one in seals)):
        faults.append(Fault(0, 0, Tampering.ANOTHER))
    missing, seen = dict(chain.events), 0
    for event in events:
        seen += 1
        faults += _wrong(event, chain)
        missing.pop(event.id, None)
    faults += (
        Fault(chain.batches[place].number, event, Tampering.REMOVED)
        for event, (place, _) in missing.items()
    )
    return Verification(
        events=seen,
        sealed=len(chain.events) - len(missing),
        batches=len(seals),
        head=head(seals),
        sealed_until=seals[-1].moment.at if seals else None,
        faults=tuple(sorted(set(faults))),
    )


def _broken(seals: Sequence[Seal]) -> Iterator[Fault]:
    """Find seals that do not say what was digested, or do not follow the one before."""
    previous, number = BEGINNING, 0
    for one in seals:
        if not is_whole(one) or one.previous != previous or one.number != number + 1:
            yield Fault(one.number, 0, Tampering.BROKEN)
        previous, number = one.digest, one.number


def _gather(seals: Sequence[Seal], chain: _Chain) -> Iterator[Fault]:
    """Take in what each seal says of its events; an event is sealed once."""
    largest, before = 0, -1
    for place, one in enumerate(seals):
        if place and seals[place - 1].moment != one.moment:
            before = place - 1
        for event, digest in one.events():
            if event in chain.events:
                yield Fault(one.number, event, Tampering.BROKEN)
            chain.events[event] = (place, digest)
            largest = max(largest, event)
        chain.batches.append(_Batch(one.number, largest, one.moment, before))


def _wrong(event: Event, chain: _Chain) -> Iterator[Fault]:
    """Compare an event with its seal, and with the last seal that it came too late for."""
    place, digest = chain.events.get(event.id, (len(chain.batches), b""))
    sealed = place < len(chain.batches)
    number = chain.batches[place].number if sealed else 0
    if sealed and event.digest != digest:
        yield Fault(number, event.id, Tampering.CHANGED)
    before = chain.batches[place].before if sealed else len(chain.batches) - 1
    if before < 0:
        return
    last = chain.batches[before]
    if last.moment.under_way(event.tx):
        return
    if event.id <= last.largest:
        yield Fault(number, event.id, Tampering.INSERTED)
    elif event.at < last.moment.at - CLOCKS_DIFFER:
        yield Fault(number, event.id, Tampering.MISDATED)
