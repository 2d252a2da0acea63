"""What a place meets on a day, as whoever judges it answers: the number a decision rests on."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Protocol

from chungtay.core.kernel.title import Title

UNSAID = Title("", "")
STANDING: dict[bool | None, Title] = {
    True: Title("đạt", "met"),
    False: Title("chưa đạt", "not met"),
    None: Title("chưa xác định được", "undetermined"),
}
"""How a criterion or a condition stands, in words."""


@dataclass(frozen=True, slots=True)
class Result:
    """Whether one criterion is met; None where nothing decides. A criterion that does not apply is.

    `title` names it, `words` tell what decides it: requirement, value, level and clause.
    `requirement` is the code of the requirement that keeps it from being met, where one does. A
    condition that stands before the criteria (every commune of a district recognised, say) is told
    alike, under a code that no criterion bears.
    """

    criterion: str
    met: bool | None
    title: Title = UNSAID
    words: Title = UNSAID
    requirement: str = ""

    @property
    def number(self) -> str:
        """Give the number under which documents list it; "" of what is no criterion.

        >>> Result("07", met=True).number, Result("communes.standard", met=True).number
        ('7', '')
        """
        return self.criterion.lstrip("0") if self.criterion.isdecimal() else ""

    @property
    def sentence(self) -> Title:
        """Say all of it in one sentence: what it is, how it stands and what decides.

        >>> Result("10", met=False, title=Title("Thu nhập", "Income"),
        ...        words=Title("35 < 41", "35 < 41")).sentence.vi
        'tiêu chí 10 Thu nhập: chưa đạt - 35 < 41'
        """
        if self.title == UNSAID:
            return self.words
        stands = STANDING[self.met]
        vi = f"tiêu chí {self.number} {self.title.vi}" if self.number else self.title.vi
        en = f"criterion {self.number} {self.title.en}" if self.number else self.title.en
        return Title(
            " - ".join(filter(None, (f"{vi}: {stands.vi}", self.words.vi))),
            " - ".join(filter(None, (f"{en}: {stands.en}", self.words.en))),
        )


class Judge(Protocol):
    """Whoever can tell what a unit meets of a criteria set on a day."""

    def results(
        self, unit: str, *, criteria_set: str, on: dt.date, as_known: dt.date | None = None
    ) -> tuple[Result, ...]:
        """Give what must hold before the set is looked at, then every criterion, in its order.

        With a day `as_known`, only what was known by then counts.
        """
