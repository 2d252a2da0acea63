"""Levels and thresholds in words, as short as a cell of a table asks."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _

from chungtay.core.criteria.criteria_set import (
    APPLIES_TITLES,
    COLUMN_TITLES,
    SHAPE_TITLES,
    STATED_TITLES,
    Applies,
    Column,
    Level,
    LevelTable,
    PastBase,
    Region,
    Shape,
    Stated,
    Threshold,
    Zone,
)
from chungtay.packs import loader
from chungtay.web.kit import wording
from chungtay.web.kit.names import said

SIGNS = {">=": "≥", "<=": "≤", "=": ""}


@dataclass(frozen=True, slots=True)
class LevelCell:
    """A level as shown: its words, and whether it was read in a source."""

    text: str
    verified: bool


def level_text(level: Level) -> str:
    """Write a level in the reader's language, as short as a cell of a table asks."""
    if level is Stated.UNKNOWN:
        return _("chưa biết")
    if isinstance(level, Stated):
        return said(STATED_TITLES[level])
    text = f"{level:f}"
    return text if wording.english() else text.replace(".", ",")


def compared(threshold: Threshold) -> str:
    """Say how a reading is held against a threshold, and of whom it is asked."""
    unit = loader.measure_units().get(threshold.unit)
    words = said(unit.symbol) if unit else wording.unit(threshold.unit)
    parts = [f"{SIGNS[threshold.comparator.value]} {words}".strip()]
    if threshold.shape not in {Shape.COMPARED, Shape.STATED}:
        parts.append(said(SHAPE_TITLES[threshold.shape]))
    if threshold.base is PastBase.RECOGNITION:
        parts.append(_("khi được công nhận"))
    elif threshold.base is not None:
        parts.append(_("năm %(year)s") % {"year": threshold.base})
    if threshold.applies is not Applies.ALWAYS:
        parts.append(said(APPLIES_TITLES[threshold.applies]))
    return "; ".join(filter(None, parts))


def in_force(threshold: Threshold, on: dt.date) -> LevelTable | None:
    """Give the table of levels in force on a day; none before the first."""
    return next((table for table in reversed(threshold.tables) if table.since <= on), None)


def cells(table: LevelTable) -> LevelCell:
    """Write a table of levels in one line: one level, or each with its column."""
    verified = set(table.levels) == set(table.verified)
    if set(table.levels) == {Region.GENERAL}:
        return LevelCell(level_text(table.levels[Region.GENERAL]), verified)
    words = (
        f"{said(COLUMN_TITLES[column])}: {level_text(level)}"
        for column, level in table.levels.items()
    )
    return LevelCell("; ".join(words), verified)


def level_here(threshold: Threshold, on: dt.date) -> LevelCell:
    """Say what holds in this province: its zones one by one, or its region's level."""
    table = in_force(threshold, on)
    if table is None:
        return LevelCell("–", verified=True)
    if table.by_zone:
        zoned = {c: level for c, level in table.levels.items() if isinstance(c, Zone)}
        words = (f"{said(COLUMN_TITLES[c])}: {level_text(level)}" for c, level in zoned.items())
        return LevelCell("; ".join(words), set(zoned) <= set(table.verified))
    return level_of(threshold, on, loader.region_of(settings.CHUNGTAY_PROVINCE, on=on))


def level_of(threshold: Threshold, on: dt.date, column: Column) -> LevelCell:
    """Say what holds in one column of the law on a day."""
    if in_force(threshold, on) is None:
        return LevelCell("–", verified=True)
    found = threshold.level(on=on, column=column)
    return LevelCell(level_text(found.level), found.verified or found.level is Stated.UNKNOWN)
