"""The columns every register row begins with, told from the grounds of what it says."""

from __future__ import annotations

import datetime as dt
from typing import TypedDict

from chungtay.core.kernel.record import Grounds


class Standing(TypedDict):
    """What a row says about itself: keyword arguments for any register's model."""

    document: str
    known_from: dt.date
    provenance: str
    recorded_by: str


def standing(grounds: Grounds, *, by: str) -> Standing:
    """Give a row's standing columns; `by` is who writes it down."""
    return Standing(
        document=grounds.document,
        known_from=grounds.known_from,
        provenance=grounds.provenance.value,
        recorded_by=by,
    )
