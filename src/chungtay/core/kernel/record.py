"""What every register row says about itself, whatever else it says."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from chungtay.core.kernel.provenance import Provenance

_EDITION = re.compile(r"#([2-9]|[1-9]\d+)$")


@dataclass(frozen=True, slots=True)
class Grounds:
    """Why a row may be believed: the document it rests on, since when it could be known, and how.

    `document` is the key of an instrument (`core.law.instrument`); `known_from` is the day of
    recording for live entry, and the document's date for data loaded later. `edition` is 1 for what
    is said first, and counts on with every correction known the same day.
    """

    document: str
    known_from: dt.date
    provenance: Provenance
    edition: int = 1

    def speaking_of(self, on: dt.date) -> str:
        """End a natural key with the day spoken of, the day of knowing if later, and the edition.

        What is known later of the same day is thus a row of its own, and so is what corrects an
        earlier row within a day.

        >>> day = dt.date(2020, 9, 30)
        >>> Grounds("", day, Provenance.REPORTED).speaking_of(day)
        '2020-09-30'
        >>> Grounds("", dt.date(2020, 12, 1), Provenance.REPORTED).speaking_of(day)
        '2020-09-30@2020-12-01'
        >>> Grounds("", day, Provenance.REPORTED, edition=2).speaking_of(day)
        '2020-09-30#2'
        """
        known = "" if self.known_from == on else f"@{self.known_from.isoformat()}"
        return in_edition(f"{on.isoformat()}{known}", self.edition)


def in_edition(ref: str, edition: int) -> str:
    """Give the natural key under which an edition of a row is written; `ref` is the first's.

    >>> in_edition("results:a", 1), in_edition("results:a", 3)
    ('results:a', 'results:a#3')
    """
    return ref if edition == 1 else f"{ref}#{edition}"


def edition_of(ref: str) -> tuple[str, int]:
    """Part a natural key into that of the first edition and the number of its own.

    >>> edition_of("results:a"), edition_of("results:a#12"), edition_of("law#1")
    (('results:a', 1), ('results:a', 12), ('law#1', 1))
    """
    found = _EDITION.search(ref)
    return (ref[: found.start()], int(found[1])) if found else (ref, 1)


def corrected_by(ref: str) -> str:
    """Give the natural key of the row that a row corrects; "" for what is said first.

    >>> corrected_by("results:a#3"), corrected_by("results:a#2"), corrected_by("results:a")
    ('results:a#2', 'results:a', '')
    """
    first, edition = edition_of(ref)
    return "" if edition == 1 else in_edition(first, edition - 1)
