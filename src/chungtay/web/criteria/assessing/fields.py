"""The fields of one requirement: what stands in them, and what a page had shown there when sent.

Two people, or two windows of one, may have the same page open. What was sent is held against what
that page had shown: only what somebody changed is taken, and not over what came in between unseen.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from chungtay.core.criteria.criteria_set import Threshold
from chungtay.core.criteria.reading import PERCENT, REACHED, Judgement, Reading, Stage

NAMES = ("part", "base", "value", "judgement", "note")
SEEN = "seen"
"""The field that tells what a page had shown; a program that posts needs none."""


class Change(StrEnum):
    """What somebody did with the fields of a requirement."""

    UNTOUCHED = "untouched"
    WRITTEN = "written"
    EMPTIED = "emptied"
    NOTED_ONLY = "noted_only"
    OVERTAKEN = "overtaken"


@dataclass(frozen=True, slots=True)
class Field:
    """The fields of one requirement for whoever may speak of it, and what stands in them."""

    stage: Stage
    share: bool
    number: bool
    part: str
    base: str
    value: str
    judgement: str
    note: str

    @property
    def seen(self) -> str:
        """Give a short sign of what stands in the fields."""
        return sign((self.part, self.base, self.value, self.judgement, self.note))

    def change(self, told: Mapping[str, str], shown: str) -> Change:
        """Tell what was done with the fields that had `shown`, by what was sent of them."""
        now = tuple(told[name] for name in NAMES)
        if shown and shown == sign(now):
            return Change.UNTOUCHED
        if not any(now):
            return Change.EMPTIED if shown else Change.UNTOUCHED
        if not any(now[:-1]):
            return Change.NOTED_ONLY
        return Change.OVERTAKEN if shown and shown != self.seen else Change.WRITTEN


def sign(words: tuple[str, ...]) -> str:
    """Give a short sign by which words are told from others."""
    return hashlib.sha256("\x1f".join(word.strip() for word in words).encode()).hexdigest()[:16]


def field_of(
    threshold: Threshold, stage: Stage, known: Mapping[tuple[str, Stage], Reading], *, year: int
) -> Field:
    """Give the fields as they stand: what a stage last said of the year."""
    own = known.get((threshold.code, stage))
    if own is not None and own.period != year:
        own = None
    share = threshold.unit == PERCENT
    return Field(
        stage=stage,
        share=share,
        number=not share and threshold.unit != REACHED,
        part=_plain(own.part) if own and share and own.base_stated else "",
        base=_plain(own.base) if own and share and own.base_stated else "",
        value=_typed(own, threshold),
        judgement=own.judgement.value if own else Judgement.NONE.value,
        note=own.note if own else "",
    )


def _plain(number: int | None) -> str:
    """Write a whole number as a field holds it."""
    return "" if number is None else str(number)


def _typed(own: Reading | None, threshold: Threshold) -> str:
    """Write a value as a field for values holds it: not a share whose parts are known."""
    if own is None or own.quotient is None:
        return ""
    if threshold.unit == PERCENT and own.base_stated:
        return ""
    told = 100 * own.quotient if threshold.unit == PERCENT else own.quotient
    return f"{float(told):.4f}".rstrip("0").rstrip(".").replace(".", ",")
