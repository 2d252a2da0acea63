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

    def speaking_of(self, on: dt.date) -> str:
        """End a natural key with the day a row speaks of, and the day it was known if later.

        What is known later of the same day is thus a row of its own, which corrects the first.

        >>> day = dt.date(2020, 9, 30)
        >>> Grounds("", day, Provenance.REPORTED).speaking_of(day)
        '2020-09-30'
        >>> Grounds("", dt.date(2020, 12, 1), Provenance.REPORTED).speaking_of(day)
        '2020-09-30@2020-12-01'
        """
        known = "" if self.known_from == on else f"@{self.known_from.isoformat()}"
        return f"{on.isoformat()}{known}"
