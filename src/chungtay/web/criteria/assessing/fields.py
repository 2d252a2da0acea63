"""The fields in which one stage speaks of one requirement, and what stands in them."""

from __future__ import annotations

from dataclasses import dataclass

from chungtay.core.criteria.criteria_set import Threshold
from chungtay.core.criteria.reading import PERCENT, REACHED, Judgement, Reading, Stage


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


def field(own: Reading | None, threshold: Threshold, stage: Stage, year: int) -> Field:
    """Lay the fields out: what the stage last said stands in them, if it was of the same year."""
    if own is not None and own.period != year:
        own = None
    share = threshold.unit == PERCENT
    return Field(
        stage=stage,
        share=share,
        number=not share and threshold.unit != REACHED,
        part=plain(own.part) if own and share and own.base_stated else "",
        base=plain(own.base) if own and share and own.base_stated else "",
        value=typed(own, threshold),
        judgement=own.judgement.value if own else Judgement.NONE.value,
        note=own.note if own else "",
    )


def plain(number: int | None) -> str:
    """Write a whole number as a field holds it."""
    return "" if number is None else str(number)


def typed(own: Reading | None, threshold: Threshold) -> str:
    """Write a value as a field for values holds it: not a share whose parts are known."""
    if own is None or own.quotient is None:
        return ""
    if threshold.unit == PERCENT and own.base_stated:
        return ""
    told = 100 * own.quotient if threshold.unit == PERCENT else own.quotient
    return f"{float(told):.4f}".rstrip("0").rstrip(".").replace(".", ",")
