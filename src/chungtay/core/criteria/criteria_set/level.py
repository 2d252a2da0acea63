"""Levels: what is asked for, in which column, from which day on, by which words.

A level is a number, "met", a power given to the province, or unknown because no text of it is at
hand. The four are never confused: a level that is not known is an answer, not a zero.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from chungtay.core.criteria.criteria_set.column import Column, Region, Zone
from chungtay.core.kernel.title import Title


class Stated(StrEnum):
    """Levels that are not numbers."""

    MET = "met"
    """The requirement is a statement that holds or does not."""
    BY_PROVINCE = "province"
    """The provincial People's Committee sets the level."""
    UNKNOWN = "unknown"
    """A document sets the level, and its text is not at hand."""


STATED_TITLES: dict[Stated, Title] = {
    Stated.MET: Title("Đạt", "Met"),
    Stated.BY_PROVINCE: Title("UBND cấp tỉnh quy định", "Set by the province"),
    Stated.UNKNOWN: Title("Chưa biết: không có văn bản", "Not known: the text is not at hand"),
}

Level = Decimal | Stated


class Effect(StrEnum):
    """Where the first day of a table of levels comes from."""

    IN_FORCE = "in_force"
    """The day the document took effect."""
    FROM_SIGNING = "from_signing"
    """The day it was signed, because the day it took effect is not known."""


@dataclass(frozen=True, slots=True)
class LevelTable:
    """The levels one document sets from a day on, by column.

    `verified` names the columns whose level was read in a source; the rest are from memory.
    A column that the table does not name takes the general level. A table by zones names no
    regions or groups beside them, save `general` for communes of no zone.
    """

    since: dt.date
    cite: str
    levels: Mapping[Column, Level]
    verified: tuple[Column, ...] = ()
    effect: Effect = Effect.IN_FORCE
    note: str = ""

    def __post_init__(self) -> None:
        if strays := [column.value for column in self.verified if column not in self.levels]:
            msg = f"verified nêu cột {strays} mà levels không có"
            raise ValueError(msg)
        named = set(self.levels) - {Region.GENERAL}
        if self.by_zone and not named <= set(Zone):
            msg = "bảng theo khu vực I, II, III không được nêu thêm vùng hay nhóm xã"
            raise ValueError(msg)

    @property
    def by_zone(self) -> bool:
        """Tell whether the levels differ by zone."""
        return any(isinstance(column, Zone) for column in self.levels)

    def column(self, column: Column) -> Column:
        """Give the column whose level applies: the column itself, or `general`."""
        return column if column in self.levels else Region.GENERAL

    def at(self, column: Column | None, zone: Zone | None) -> tuple[Column, Level]:
        """Give the column that applies to a unit so placed, and the level in it.

        Where the unit's place is not known, a level all columns agree on is still known.
        """
        place = zone if self.by_zone else column
        if place is not None:
            found = self.column(place)
            return found, self.levels.get(found, Stated.UNKNOWN)
        if Region.GENERAL in self.levels and len(self.levels) == 1:
            return Region.GENERAL, self.levels[Region.GENERAL]
        said = set(self.levels.values())
        return Region.GENERAL, said.pop() if len(said) == 1 else Stated.UNKNOWN


@dataclass(frozen=True, slots=True)
class LevelInForce:
    """The level asked for on a day in a column, and what it rests on."""

    threshold: str
    level: Level
    column: Column
    since: dt.date
    effect: Effect
    cite: str
    verified: bool
    note: str = ""
