"""What a place meets on a day, as whoever judges it answers: the number a decision rests on."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Result:
    """Whether one criterion is met; None where nobody has said. `words` tell what decides it."""

    criterion: str
    met: bool | None
    words: str = ""


class Judge(Protocol):
    """Whoever can tell what a unit meets of a criteria set on a day."""

    def results(self, unit: str, *, criteria_set: str, on: dt.date) -> tuple[Result, ...]:
        """Give the result of every criterion of the set, in its order."""
