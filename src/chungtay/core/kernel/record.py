"""What every register row says about itself, whatever else it says."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from chungtay.core.kernel.provenance import Provenance


@dataclass(frozen=True, slots=True)
class Grounds:
    """Why a row may be believed: the document it rests on, since when it could be known, and how.

    `document` is the key of an instrument (`core.law.instrument`); `known_from` is the day of
    recording for live entry, and the document's date for data loaded later.
    """

    document: str
    known_from: dt.date
    provenance: Provenance
