"""What is decided about a commune: which criteria it meets, and whether it is recognised.

The two are kept apart. A commune once recognised may later lose a criterion; it stays recognised
until somebody withdraws the recognition.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from chungtay.core.kernel.record import Grounds
from chungtay.core.kernel.refusal import Kind, Refusal
from chungtay.core.kernel.register import require_happened
from chungtay.core.people.actor import Action

ASSESS = Action("criteria.assess", "Ghi kết quả đánh giá tiêu chí")
RECOGNISE = Action("criteria.recognise", "Công nhận xã đạt chuẩn")
WITHDRAW = Action("criteria.withdraw", "Thu hồi công nhận")


class Level(StrEnum):
    """To what level a commune is recognised."""

    STANDARD = "standard"
    ADVANCED = "advanced"
    MODEL = "model"


class Act(StrEnum):
    """What a decision on recognition does."""

    RECOGNISE = "recognise"
    WITHDRAW = "withdraw"


LEVEL_TITLES: dict[Level, str] = {
    Level.STANDARD: "đạt chuẩn nông thôn mới",
    Level.ADVANCED: "đạt chuẩn nông thôn mới nâng cao",
    Level.MODEL: "đạt chuẩn nông thôn mới kiểu mẫu",
}
ACT_TITLES: dict[Act, str] = {Act.RECOGNISE: "Công nhận", Act.WITHDRAW: "Thu hồi"}


@dataclass(eq=False)
class AlreadyRecognised(Refusal):
    """A commune is recognised once to a level, until that is withdrawn."""

    code = "criteria.already_recognised"
    kind = Kind.CONFLICT
    message = (
        "Đơn vị {unit} đã được công nhận {level} từ ngày {since:%d/%m/%Y}, không thể công nhận lần "
        "nữa ngày {on:%d/%m/%Y}."
    )

    unit: str
    level: str
    since: dt.date
    on: dt.date


@dataclass(eq=False)
class NotRecognised(Refusal):
    """What was never given cannot be taken away."""

    code = "criteria.not_recognised"
    kind = Kind.CONFLICT
    message = "Đơn vị {unit} ngày {on:%d/%m/%Y} chưa được công nhận {level} nên không thể thu hồi."

    unit: str
    level: str
    on: dt.date


@dataclass(eq=False)
class YearToCome(Refusal):
    """A commune is recognised for a year that has begun."""

    code = "criteria.year_to_come"
    message = (
        "Đơn vị {unit}: quyết định ngày {on:%d/%m/%Y} không thể công nhận cho năm {for_year} chưa "
        "tới."
    )

    unit: str
    for_year: int
    on: dt.date


@dataclass(frozen=True, slots=True)
class Assessment:
    """Whether a unit meets one criterion, from a day on. Raises `KnownTooSoon`."""

    unit: str
    criteria_set: str
    criterion: str
    met: bool
    on: dt.date
    grounds: Grounds

    def __post_init__(self) -> None:
        require_happened(self.on, self.grounds)

    @property
    def ref(self) -> str:
        """Give the natural key: one assessment of a criterion a day."""
        place = f"{self.unit}:{self.criteria_set}:{self.criterion}"
        return f"assessments:{place}:{self.grounds.speaking_of(self.on)}"


@dataclass(frozen=True, slots=True)
class Recognition:
    """A decision to recognise a unit at a level for a year, or to withdraw that.

    Raises `YearToCome` or `KnownTooSoon`.
    """

    unit: str
    level: Level
    for_year: int
    act: Act
    on: dt.date
    grounds: Grounds

    def __post_init__(self) -> None:
        require_happened(self.on, self.grounds)
        if self.for_year > self.on.year:
            raise YearToCome(unit=self.unit, for_year=self.for_year, on=self.on)

    @property
    def ref(self) -> str:
        """Give the natural key: one decision on a level a day."""
        return f"recognitions:{self.unit}:{self.level}:{self.act}:{self.on.isoformat()}"

    @property
    def weight(self) -> int:
        """Count one for a recognition, take one away for a withdrawal."""
        return 1 if self.act is Act.RECOGNISE else -1


def check_recognitions(
    decisions: Iterable[Recognition],
) -> list[AlreadyRecognised | NotRecognised]:
    """Replay decisions day by day and list each that contradicts the ones before it."""
    since: dict[tuple[str, Level], dt.date] = {}
    faults: list[AlreadyRecognised | NotRecognised] = []
    for decision in sorted(decisions, key=lambda d: (d.on, d.act is Act.RECOGNISE)):
        unit, level, on = decision.unit, decision.level, decision.on
        title = LEVEL_TITLES[level]
        standing = since.pop((unit, level), None)
        if decision.act is Act.RECOGNISE:
            if standing:
                faults.append(AlreadyRecognised(unit=unit, level=title, since=standing, on=on))
            since[unit, level] = standing or on
        elif standing is None:
            faults.append(NotRecognised(unit=unit, level=title, on=on))
    return faults
