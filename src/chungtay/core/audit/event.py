"""What the log keeps of one deed, and the words in which it is digested."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from chungtay.core.kernel.title import Title

Details = Mapping[str, object]
"""What else is told of a deed: small, and sayable in JSON."""


class EventKind(StrEnum):
    """Whether somebody changed something, or saw what not everybody may see."""

    CHANGED = "changed"
    SAW = "saw"


KIND_TITLES: Mapping[EventKind, Title] = {
    EventKind.CHANGED: Title("Thay đổi", "Changed"),
    EventKind.SAW: Title("Xem", "Saw"),
}


@dataclass(frozen=True, slots=True)
class Event:
    """One deed: who (number and name at that time), when, what, on what, where, why, from where.

    `details` is canonical JSON (`told`). `id` and `tx` are the row's number and the transaction
    that wrote it (0 on SQLite): both are digested, so that neither can be changed unseen.
    """

    id: int
    tx: int
    at: dt.datetime
    user: int
    name: str
    kind: str
    action: str
    subject: str
    unit: str
    reason: str
    details: str
    ip: str

    @property
    def digest(self) -> bytes:
        """Digest everything the row says: SHA-256 of a JSON list, times in UTC."""
        said = (
            self.id, self.tx, self.at.astimezone(dt.UTC).isoformat(timespec="microseconds"),
            self.user, self.name, self.kind, self.action, self.subject, self.unit, self.reason,
            self.details, self.ip,
        )  # fmt: skip
        return hashlib.sha256(_json(said).encode()).digest()


def told(details: Details | None) -> str:
    """Write details in the one way in which they are kept; "" for none.

    >>> told({"sau": 2, "trước": 1})
    '{"sau":2,"trước":1}'
    """
    return _json(details) if details else ""


def _json(said: object) -> str:
    return json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)
