"""Thresholds: what is measured, how it is held against a level, and when it applies at all.

Numbers and comparators are data. What a shape means is a dated function of `judging`: a shape
that changes its meaning becomes a second shape, and the old one stays.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from chungtay.core.criteria.criteria_set.column import Column, Region, Zone
from chungtay.core.criteria.criteria_set.level import LevelInForce, LevelTable
from chungtay.core.criteria.criteria_set.share import Counted
from chungtay.core.kernel.title import Title
from chungtay.core.law.dated import NotYetLaw


class Comparator(StrEnum):
    """How a value is held against a level."""

    AT_LEAST = ">="
    AT_MOST = "<="
    EQUAL = "="


COMPARATOR_TITLES: dict[Comparator, Title] = {
    Comparator.AT_LEAST: Title("từ", "at least"),
    Comparator.AT_MOST: Title("không quá", "at most"),
    Comparator.EQUAL: Title("đúng", "exactly"),
}
"""What stands before a level."""
COMPARATOR_SIGNS: dict[Comparator, str] = {
    Comparator.AT_LEAST: "≥",
    Comparator.AT_MOST: "≤",
    Comparator.EQUAL: "=",
}
"""The same where a level stands in a table."""


class Shape(StrEnum):
    """What a threshold asks of a reading."""

    COMPARED = "compared"
    """The value stands in the comparator's relation to the level."""
    STATED = "stated"
    """No number: the agency in charge says whether the words of the requirement hold."""
    COUNTED = "counted"
    """A whole number of things; how many, the province sets."""
    TIMES_OWN_PAST = "times_own_past"
    """The value is held against the level times the unit's own value of an earlier time."""
    TIMES_LEVEL = "times_level"
    """The value is held against the level times the level of another set's threshold."""


SHAPE_TITLES: dict[Shape, Title] = {
    Shape.COMPARED: Title("So với mức", "Compared with the level"),
    Shape.STATED: Title("Nhận định theo câu chữ", "Judged by its words"),
    Shape.COUNTED: Title("Đủ số lượng tỉnh quy định", "As many as the province sets"),
    Shape.TIMES_OWN_PAST: Title("So với chính xã trước đây", "Compared with its own past"),
    Shape.TIMES_LEVEL: Title("So với mức của bộ khác", "Compared with another set's level"),
}


class Applies(StrEnum):
    """Of which units a threshold is asked; where it is not, it is not applicable."""

    ALWAYS = "always"
    IF_PLANNED = "if_planned"
    """Only where the approved plan has the thing."""
    IF_PRESENT = "if_present"
    """Only where there is such a thing."""


APPLIES_TITLES: dict[Applies, Title] = {
    Applies.ALWAYS: Title("Mọi nơi", "Everywhere"),
    Applies.IF_PLANNED: Title("Nếu có trong quy hoạch", "If planned"),
    Applies.IF_PRESENT: Title("Nếu có", "If there is any"),
}


class PastBase(StrEnum):
    """An earlier time that differs from unit to unit."""

    RECOGNITION = "recognition"
    """When the unit was recognised as meeting the standard."""


@dataclass(frozen=True, slots=True)
class Threshold:
    """What is measured, in which unit, compared how, and the levels over time.

    `base` is the earlier time of `TIMES_OWN_PAST`: a year, or what differs from unit to unit; `of`
    is the threshold of `TIMES_LEVEL`, `<set>/<threshold>`, taken in the unit's own column there.
    Levels that step up year by year are tables that begin year by year. `like` names a threshold
    of another set, `<set>/<threshold>`, that measures the same thing: what was read for that one
    may be held against the levels of this one. `counts` names what of the register of recognitions
    its value is: nobody reads it, it is counted.
    """

    code: str
    unit: str
    comparator: Comparator
    tables: tuple[LevelTable, ...]
    title: Title | None = None
    shape: Shape = Shape.COMPARED
    applies: Applies = Applies.ALWAYS
    base: PastBase | int | None = None
    of: str = ""
    like: str = ""
    counts: Counted | None = None

    def __post_init__(self) -> None:
        if self.counts is not None and (self.unit, self.shape) != ("percent", Shape.COMPARED):
            msg = "counts là tỷ lệ: cần unit percent và shape compared"
            raise ValueError(msg)
        if (self.shape is Shape.TIMES_OWN_PAST) != (self.base is not None):
            msg = "base cần có khi, và chỉ khi, shape là times_own_past"
            raise ValueError(msg)
        if (self.shape is Shape.TIMES_LEVEL) != bool(self.of):
            msg = "of cần có khi, và chỉ khi, shape là times_level"
            raise ValueError(msg)
        if (self.shape is Shape.STATED) != (self.unit == "reached"):
            msg = "shape là stated khi, và chỉ khi, unit là reached"
            raise ValueError(msg)

    def level(
        self, *, on: dt.date, column: Column | None = Region.GENERAL, zone: Zone | None = None
    ) -> LevelInForce:
        """Find the level in force on a day; a level not known is answered as `UNKNOWN`."""
        known = [table for table in self.tables if table.since <= on]
        if not known:
            raise NotYetLaw(name=f"mức đạt chuẩn {self.code}", on=on)
        table = known[-1]
        place, level = table.at(column, zone)
        return LevelInForce(
            self.code,
            level,
            place,
            table.since,
            table.effect,
            table.cite,
            place in table.verified,
            table.note,
        )
