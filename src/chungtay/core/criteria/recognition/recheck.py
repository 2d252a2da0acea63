"""Re-checks: what a recognised place was found to have lost, and by when it is to be restored."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from chungtay.core.criteria.grade import Grade
from chungtay.core.criteria.record import place
from chungtay.core.kernel.record import Grounds
from chungtay.core.kernel.refusal import Kind, Refusal
from chungtay.core.kernel.register import require_happened, require_signed
from chungtay.core.kernel.title import Title

LONGEST_CAUSE = 600


class Found(StrEnum):
    """What a re-check finds of a criterion, or of all of them."""

    KEPT = "kept"
    """Everything is kept; said of no criterion in particular."""
    LOST = "lost"
    RESTORED = "restored"


FOUND_TITLES: dict[Found, Title] = {
    Found.KEPT: Title("giữ vững đủ tiêu chí", "all criteria kept"),
    Found.LOST: Title("không còn đạt", "lost"),
    Found.RESTORED: Title("đã khắc phục", "restored"),
}


@dataclass(eq=False)
class RecheckIncomplete(Refusal):
    """A re-check that does not say what it must of what it found."""

    code = "criteria.recheck_incomplete"
    message = "Phúc tra {place} ngày {on:%d/%m/%Y}: {fault}."

    place: str
    on: dt.date
    fault: str


@dataclass(eq=False)
class NotLost(Refusal):
    """A criterion is said to be restored that no re-check found lost."""

    code = "criteria.not_lost"
    kind = Kind.CONFLICT
    message = (
        "Chưa có lần phúc tra nào ghi {place} mất tiêu chí {criterion} tính đến {on:%d/%m/%Y}."
    )

    place: str
    criterion: str
    on: dt.date


@dataclass(frozen=True, slots=True)
class Recheck:
    """What one re-check found of one criterion of a place; `criterion` is empty where all is kept.

    What is lost names its cause, who is to act and the day by which it is to be restored.
    Raises `RecheckIncomplete` or `KnownTooSoon`.
    """

    unit: str
    grade: Grade
    criteria_set: str
    criterion: str
    found: Found
    on: dt.date
    grounds: Grounds
    cause: str = ""
    agency: str = ""
    due: dt.date | None = None
    village: str = ""

    def __post_init__(self) -> None:
        require_happened(self.on, self.grounds)
        require_signed(self.grounds)
        if fault := self._fault():
            raise RecheckIncomplete(place=self.place, on=self.on, fault=fault)

    def _fault(self) -> str:
        if (self.found is Found.KEPT) != (self.criterion == ""):
            return "chỉ khi giữ vững đủ tiêu chí mới không nêu tiêu chí"
        if self.found is not Found.LOST:
            return ""
        if not self.cause.strip():
            return f"tiêu chí {self.criterion} không còn đạt thì phải ghi nguyên nhân"
        if self.due is None or self.due < self.on:
            return f"tiêu chí {self.criterion} cần hạn khắc phục, từ ngày phúc tra trở đi"
        return ""

    @property
    def place(self) -> str:
        """Name the place."""
        return place(self.unit, self.village)

    @property
    def key(self) -> tuple[str, Grade, str]:
        """Name what the row is about: a criterion of a place's grade."""
        return (self.place, self.grade, self.criterion)

    @property
    def ref(self) -> str:
        """Give the natural key: one finding about a criterion a day."""
        about = f"{self.place}:{self.grade}:{self.criterion or '-'}"
        return f"rechecks:{about}:{self.grounds.speaking_of(self.on)}"

    def overdue_by(self, on: dt.date) -> int:
        """Count the days since it should have been restored; 0 where it is not late."""
        if self.found is not Found.LOST or self.due is None:
            return 0
        return max(0, (on - self.due).days)


def require_lost_before(known: Iterable[Recheck], told: Recheck) -> None:
    """Refuse that something was restored which no earlier day found lost, or restored before."""
    last = last_found(one for one in known if one.on < told.on).get(told.key)
    if told.found is Found.RESTORED and (last is None or last.found is not Found.LOST):
        raise NotLost(place=told.place, criterion=told.criterion, on=told.on)


def last_found(rows: Iterable[Recheck]) -> dict[tuple[str, Grade, str], Recheck]:
    """Give what was found last of each criterion; `rows` come in the order of their days."""
    return {row.key: row for row in rows}
