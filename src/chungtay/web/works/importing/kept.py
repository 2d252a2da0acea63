"""A list between handing it in and deciding on it: kept for a while, for whoever handed it in."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass

from django.core.cache import cache

from chungtay.core.people.actor import Actor
from chungtay.flows.import_works import Asked

LARGEST = 5 * 1024 * 1024
"""Bytes of a list at most: some ten thousand works."""
FOR = 2 * 60 * 60
"""Seconds for which a list waits to be decided on."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A list that waits: its bytes, and what was said with it."""

    content: bytes
    name: str
    on: dt.date
    scale: int
    document: str

    @property
    def asked(self) -> Asked:
        """Give what the list was handed in with."""
        return Asked(self.name, self.on, self.scale, self.document)


def keep(by: Actor, kept: Kept) -> str:
    """Keep a list; give the token under which its sender finds it again."""
    told = (kept.name, kept.on.isoformat(), str(kept.scale), kept.document)
    token = hashlib.sha256("\n".join(told).encode() + kept.content).hexdigest()[:20]
    cache.set(_key(by, token), kept, FOR)
    return token


def find(by: Actor, token: str) -> Kept | None:
    """Give a list back to its sender; None where it waited too long, or is another's."""
    found = cache.get(_key(by, token)) if token.isalnum() else None
    return found if isinstance(found, Kept) else None


def forget(by: Actor, token: str) -> None:
    """Keep a list no longer."""
    cache.delete(_key(by, token))


def _key(by: Actor, token: str) -> str:
    return f"works-list:{by.user}:{token}"
