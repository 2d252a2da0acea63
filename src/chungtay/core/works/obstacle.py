"""What keeps a work from going on: its cause, who must remove it, and by when."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from chungtay.core.kernel.record import Grounds
from chungtay.core.kernel.refusal import Kind, Refusal
from chungtay.core.kernel.register import require_happened
from chungtay.core.works.wording import MOST_OF_TEXT, require_fit


class ObstacleState(StrEnum):
    """Whether an obstacle still stands."""

    OPEN = "open"
    SETTLED = "settled"


STATE_TITLES: dict[ObstacleState, str] = {
    ObstacleState.OPEN: "Chưa gỡ",
    ObstacleState.SETTLED: "Đã gỡ",
}


@dataclass(eq=False)
class UnknownCause(Refusal):
    """No pack lists the cause."""

    code = "works.unknown_cause"
    kind = Kind.NOT_FOUND
    message = "Không có loại vướng mắc “{cause}”; có thể dùng: {known}."

    cause: str
    known: str


@dataclass(eq=False)
class UnknownObstacle(Refusal):
    """The register holds no open obstacle under the code."""

    code = "works.unknown_obstacle"
    kind = Kind.NOT_FOUND
    message = "Không có vướng mắc “{obstacle}” đang chờ gỡ ngày {on:%d/%m/%Y}."

    obstacle: str
    on: dt.date


@dataclass(eq=False)
class DueBeforeOpened(Refusal):
    """An obstacle was to be removed before it arose."""

    code = "works.due_before_opened"
    message = "Hạn gỡ {due:%d/%m/%Y} không thể trước ngày phát sinh vướng mắc {on:%d/%m/%Y}."

    obstacle: str
    due: dt.date
    on: dt.date


@dataclass(frozen=True, slots=True)
class Obstacle:
    """What is true of an obstacle from a day on.

    `cause` is a code of the list of causes, `owner` the code of the agency that must remove it;
    `text` says what it is, and once it is settled how it was removed.
    Raises `DueBeforeOpened` or `KnownTooSoon`.
    """

    obstacle: str
    work: str
    cause: str
    text: str
    owner: str
    due: dt.date | None
    state: ObstacleState
    on: dt.date
    grounds: Grounds

    def __post_init__(self) -> None:
        require_happened(self.on, self.grounds)
        require_fit(self.work, ("obstacle", self.text, MOST_OF_TEXT))
        if self.state is ObstacleState.OPEN and self.due is not None and self.due < self.on:
            raise DueBeforeOpened(obstacle=self.obstacle, due=self.due, on=self.on)

    @property
    def ref(self) -> str:
        """Give the natural key: one state of an obstacle a day."""
        return f"obstacles:{self.obstacle}:{self.state}:{self.grounds.speaking_of(self.on)}"


@dataclass(frozen=True, slots=True)
class ObstacleCase:
    """An obstacle as it stands, with the day it arose and what was then said of it.

    `last.text` says how it was removed once it is settled.
    """

    last: Obstacle
    opened_on: dt.date
    text: str

    @property
    def is_open(self) -> bool:
        """Tell whether it still stands."""
        return self.last.state is ObstacleState.OPEN

    def overdue_by(self, on: dt.date) -> int:
        """Count the days since it should have been removed; 0 where it is not late."""
        if not self.is_open or self.last.due is None:
            return 0
        return max(0, (on - self.last.due).days)
