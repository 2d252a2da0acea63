"""The columns every register row begins with: told from the grounds of what it says, and back."""

from __future__ import annotations

import datetime as dt
from typing import TypedDict

from chungtay.apps.kernel.models import RegisterRow
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.record import Grounds, edition_of


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


def grounds(row: RegisterRow) -> Grounds:
    """Read back from a written row why it may be believed."""
    _, edition = edition_of(row.ref)
    return Grounds(row.document, row.known_from, Provenance(row.provenance), edition)
