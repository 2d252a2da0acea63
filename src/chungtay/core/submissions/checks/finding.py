"""What a check is told, and what it answers."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from chungtay.core.kernel.refusal import Severity
from chungtay.core.kernel.saying import Said
from chungtay.core.submissions.checks.sentences import SENTENCES
from chungtay.core.submissions.form import Place
from chungtay.core.submissions.sheet import Sheet


@dataclass(frozen=True, slots=True)
class CellFinding:
    """One remark about a cell, or about the whole (`place` None), with the numbers it rests on.

    `said` says what is odd, and `where` names the place, for whoever does not see the cell.
    `numbers` are what an explanation answers to: with other numbers the finding is another one.
    """

    code: str
    severity: Severity
    place: Place | None
    said: Said
    where: Said | None = None
    numbers: Mapping[str, str] = field(default_factory=dict)

    @property
    def whole(self) -> Said:
        """Say where and what is odd."""
        if self.where is None:
            return self.said
        return Said(SENTENCES["whole"], {"where": self.where, "what": self.said})

    @property
    def message(self) -> str:
        """Say where and what is odd in Vietnamese, as programs and commands do."""
        return str(self.whole)

    @property
    def key(self) -> str:
        """Name the finding: what, where, and a short digest of the numbers."""
        said = "|".join(f"{name}={value}" for name, value in sorted(self.numbers.items()))
        brief = hashlib.sha256(said.encode()).hexdigest()[:12]
        return f"{self.code}|{self.place or ''}|{brief}"


@dataclass(frozen=True, slots=True)
class Context:
    """What a sheet is held against.

    `previous` are the same unit's sheets of earlier periods, the newest first; `others` its sheets
    of other forms for the same days, by form; `below` those of the units directly below, by unit;
    `names` what to call those units in a message.
    """

    previous: tuple[Sheet, ...] = ()
    others: Mapping[str, Sheet] = field(default_factory=dict)
    below: Mapping[str, Sheet] = field(default_factory=dict)
    on: dt.date = dt.date.min
    names: Mapping[str, str] = field(default_factory=dict)
