"""Short names of what a form offers that has no code of its own."""

from __future__ import annotations

import hashlib


def short_name(thing: object) -> str:
    """Name a thing by what it is, so that it is the same on the next page."""
    return hashlib.sha256(repr(thing).encode()).hexdigest()[:16]
