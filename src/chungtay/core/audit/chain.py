"""The chain of seals over the log, and how it is proved.

Events are sealed in batches after they were written, so that no writer waits for another. A seal
keeps the number and the digest of every event of its batch, and digests them together with the
digest of the seal before it. Whoever alters one event has to make the whole chain after it anew,
and then its last digest, the *head*, is no longer the one that was kept elsewhere.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from chungtay.core.audit.event import Event

BEGINNING = "0" * 64
"""What stands for the digest before the first seal."""
_NUMBER, _DIGEST = 8, 32
_ENTRY = _NUMBER + _DIGEST
"""Bytes an entry takes: the event's number, and its digest."""


@dataclass(frozen=True, slots=True)
class Moment:
    """When a batch was taken: the clock, and which transactions were then still under way.

    Transactions from `opened` up to, not including, `closed` may have been under way; those below
    were finished, those from `closed` on had not begun. Both are 0 where writers stand in one line
    (SQLite).
    """

    at: dt.datetime
    opened: int = 0
    closed: int = 0

    def under_way(self, tx: int) -> bool:
        """Tell whether a transaction may have been under way."""
        return self.opened <= tx < self.closed


@dataclass(frozen=True, slots=True)
class Seal:
    """A batch of events, digested; `entries` is number and digest of each, 40 bytes an event."""

    number: int
    previous: str
    moment: Moment
    entries: bytes
    digest: str

    @property
    def count(self) -> int:
        """Count the events."""
        return len(self.entries) // _ENTRY

    def events(self) -> Iterator[tuple[int, bytes]]:
        """Give number and digest of each event."""
        for start in range(0, len(self.entries) - _ENTRY + 1, _ENTRY):
            middle = start + _NUMBER
            number = int.from_bytes(self.entries[start:middle], "big")
            yield number, self.entries[middle : start + _ENTRY]


def seal(events: Sequence[Event], *, number: int, previous: str, moment: Moment) -> Seal:
    """Seal a batch; `number` counts the seals from 1, `previous` is the digest of the last one."""
    entries = b"".join(
        event.id.to_bytes(_NUMBER, "big") + event.digest
        for event in sorted(events, key=lambda one: one.id)
    )
    return Seal(number, previous, moment, entries, _digest(number, previous, moment, entries))


def is_whole(one: Seal) -> bool:
    """Tell whether a seal says what was digested when it was made."""
    return one.digest == _digest(one.number, one.previous, one.moment, one.entries)


def head(seals: Iterable[Seal]) -> str:
    """Give the digest of the last seal: what to keep elsewhere."""
    last = BEGINNING
    for one in seals:
        last = one.digest
    return last


def _digest(number: int, previous: str, moment: Moment, entries: bytes) -> str:
    at = moment.at.astimezone(dt.UTC).isoformat(timespec="microseconds")
    said = f"{previous}\n{number}\n{at}\n{moment.opened}\n{moment.closed}\n".encode()
    return hashlib.sha256(said + entries).hexdigest()
