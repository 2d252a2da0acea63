"""What a register is told of an approved submission: the sheet, and its cells that feed it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from chungtay.apps.submissions import models
from chungtay.core.kernel.record import Grounds
from chungtay.core.submissions.form import Column, Row
from chungtay.core.submissions.sheet import Cell, Sheet
from chungtay.core.units.unit import Level


@dataclass(frozen=True, slots=True)
class Fed:
    """One cell that feeds a register: where it stands, what it holds, the settings filled in."""

    row: Row
    column: Column
    cell: Cell
    settings: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Posting:
    """What every register is told of an approved submission."""

    submission: models.Submission
    sheet: Sheet
    grounds: Grounds
    on: dt.date
    by: str

    @property
    def level(self) -> Level:
        """Give the level of the unit that says it."""
        return Level(self.submission.level)
