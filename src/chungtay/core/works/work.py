"""Works: what is built, where, how far it has come and what it costs."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from chungtay.core.kernel.money import ZERO, Dong
from chungtay.core.kernel.record import Grounds
from chungtay.core.kernel.refusal import Kind, Refusal
from chungtay.core.kernel.register import require_happened
from chungtay.core.works.wording import MOST_OF_NAME, require_code, require_fit


class WorkType(StrEnum):
    """What a work is for."""

    TRANSPORT = "transport"
    IRRIGATION = "irrigation"
    ELECTRICITY = "electricity"
    EDUCATION = "education"
    HEALTH = "health"
    CULTURE = "culture"
    WATER = "water"
    WELL = "well"
    TRADE = "trade"
    ENVIRONMENT = "environment"
    OTHER = "other"


class Stage(StrEnum):
    """How far a work has come, in order; it never goes back, unless it was stopped."""

    PLANNED = "planned"
    APPROVED = "approved"
    STARTED = "started"
    FINISHED = "finished"
    ACCEPTED = "accepted"
    HANDED_OVER = "handed_over"
    SETTLED = "settled"
    STOPPED = "stopped"


TYPE_TITLES: dict[WorkType, str] = {
    WorkType.TRANSPORT: "Giao thông",
    WorkType.IRRIGATION: "Thủy lợi",
    WorkType.ELECTRICITY: "Điện",
    WorkType.EDUCATION: "Trường học",
    WorkType.HEALTH: "Y tế",
    WorkType.CULTURE: "Văn hóa",
    WorkType.WATER: "Nước sinh hoạt",
    WorkType.WELL: "Giếng nước",
    WorkType.TRADE: "Chợ, thương mại",
    WorkType.ENVIRONMENT: "Môi trường",
    WorkType.OTHER: "Công trình khác",
}
STAGE_TITLES: dict[Stage, str] = {
    Stage.PLANNED: "Trong kế hoạch",
    Stage.APPROVED: "Đã phê duyệt",
    Stage.STARTED: "Đã khởi công",
    Stage.FINISHED: "Đã hoàn thành",
    Stage.ACCEPTED: "Đã nghiệm thu",
    Stage.HANDED_OVER: "Đã bàn giao",
    Stage.SETTLED: "Đã quyết toán",
    Stage.STOPPED: "Đã dừng",
}
_ORDER = tuple(Stage)
COURSE = _ORDER[: _ORDER.index(Stage.STOPPED)]
"""The stages a work goes through, in order."""
REACHED: dict[Stage, frozenset[Stage]] = {
    stage: frozenset(COURSE[place:]) for place, stage in enumerate(COURSE)
}
"""For each stage, the stages at which a work has certainly passed it."""


@dataclass(eq=False)
class UnknownWork(Refusal):
    """The register holds no work under the code on the day."""

    code = "works.unknown"
    kind = Kind.NOT_FOUND
    message = "Không có công trình “{work}” ngày {on:%d/%m/%Y}."

    work: str
    on: dt.date


@dataclass(eq=False)
class NegativeCost(Refusal):
    """A work cannot cost less than nothing."""

    code = "works.negative_cost"
    message = "Công trình “{work}”: tổng mức đầu tư không thể là {cost}."

    work: str
    cost: Dong


@dataclass(eq=False)
class NoShare(Refusal):
    """Physical progress is a share of the volume of the work."""

    code = "works.no_share"
    message = (
        "Công trình “{work}”: khối lượng hoàn thành {progress} % không hợp lệ; cần từ 0 đến 100."
    )

    work: str
    progress: int


@dataclass(frozen=True, slots=True)
class WorkState:
    """What is true of a work from a day on; `unit` is the code of the unit it stands in.

    `progress` is the physical progress in whole percent, None where nobody has said it; `reason`
    explains what is out of the ordinary: progress that falls, a work finished below 100 %, a stop.
    Raises `NegativeCost`, `NoShare`, `BadCode`, `TooLong` or `KnownTooSoon`.
    """

    work: str
    name: str
    programme: str
    project: str
    work_type: WorkType
    unit: str
    plan_year: int
    stage: Stage
    on: dt.date
    cost: Dong
    grounds: Grounds
    progress: int | None = None
    reason: str = ""

    def __post_init__(self) -> None:
        require_happened(self.on, self.grounds)
        require_code(self.work)
        names = ("work", self.name, MOST_OF_NAME), ("explanation", self.reason, MOST_OF_NAME)
        require_fit(self.work, *names)
        if self.cost < ZERO:
            raise NegativeCost(work=self.work, cost=self.cost)
        if self.progress is not None and not 0 <= self.progress <= 100:
            raise NoShare(work=self.work, progress=self.progress)

    @property
    def volume(self) -> int | None:
        """Give the progress said, or what the stage says of it; None for a work under way."""
        if self.progress is not None:
            return self.progress
        if self.stage in REACHED[Stage.FINISHED]:
            return 100
        return 0 if self.stage in (Stage.PLANNED, Stage.APPROVED) else None

    @property
    def ref(self) -> str:
        """Give the natural key: one state of a work a day and stage."""
        return f"works:{self.work}:{self.stage}:{self.grounds.speaking_of(self.on)}"
