"""What is decided about a commune: which criteria it meets, and whether it is recognised.

The two are kept apart. A commune once recognised may later lose a criterion; it stays recognised
until somebody withdraws the recognition.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from chungtay.core.criteria.grade import GRADE_TITLES, Grade
from chungtay.core.kernel.record import Grounds
from chungtay.core.kernel.refusal import Kind, Refusal
from chungtay.core.kernel.register import require_happened
from chungtay.core.people.actor import Action

ASSESS = Action("criteria.assess", "Ghi kết quả đánh giá tiêu chí")


Bodies = Mapping[tuple[str, dt.date], str]
"""The body that bore a code on a day, by its name; a code that nobody bore names itself."""


class Act(StrEnum):
    """What a decision on recognition does."""

    RECOGNISE = "recognise"
    WITHDRAW = "withdraw"


ACT_TITLES: dict[Act, str] = {Act.RECOGNISE: "Công nhận", Act.WITHDRAW: "Thu hồi"}


@dataclass(eq=False)
class AlreadyRecognised(Refusal):
    """A place is recognised once to a grade, until that is withdrawn."""

    code = "criteria.already_recognised"
    kind = Kind.CONFLICT
    message = (
        "Đơn vị {unit} đã được công nhận {grade} từ ngày {since:%d/%m/%Y}, không thể công nhận lần "
        "nữa ngày {on:%d/%m/%Y}."
    )

    unit: str
    grade: str
    since: dt.date
    on: dt.date


@dataclass(eq=False)
class NotRecognised(Refusal):
    """What was never given cannot be taken away."""

    code = "criteria.not_recognised"
    kind = Kind.CONFLICT
    message = "Đơn vị {unit} ngày {on:%d/%m/%Y} chưa được công nhận {grade} nên không thể thu hồi."

    unit: str
    grade: str
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
    """Whether a unit meets one criterion, from a day on. Raises `KnownTooSoon`.

    `note` holds what a verdict rests on that nobody computes.
    """

    unit: str
    criteria_set: str
    criterion: str
    met: bool
    on: dt.date
    grounds: Grounds
    note: str = ""

    def __post_init__(self) -> None:
        require_happened(self.on, self.grounds)

    @property
    def ref(self) -> str:
        """Give the natural key: one assessment of a criterion a day."""
        place = f"{self.unit}:{self.criteria_set}:{self.criterion}"
        return f"assessments:{place}:{self.grounds.speaking_of(self.on)}"


@dataclass(frozen=True, slots=True)
class Recognition:
    """A decision to recognise a place to a grade for a year, or to withdraw that.

    The place is a commune or a district; with `village`, a village of the commune. `field` is what
    a model place is outstanding in; `file` the code of the file that led to it, empty where only
    the decision is known. `reason` says why it was withdrawn, or why a place was recognised that
    fell short on the day. Raises `YearToCome` or `KnownTooSoon`.
    """

    unit: str
    grade: Grade
    for_year: int
    act: Act
    on: dt.date
    grounds: Grounds
    village: str = ""
    field: str = ""
    file: str = ""
    reason: str = ""

    def __post_init__(self) -> None:
        require_happened(self.on, self.grounds)
        if self.for_year > self.on.year:
            raise YearToCome(unit=self.place, for_year=self.for_year, on=self.on)

    @property
    def place(self) -> str:
        """Name who is recognised: a unit's code, or that of a village behind its commune's."""
        return place(self.unit, self.village)

    @property
    def ref(self) -> str:
        """Give the natural key: one decision on a grade a day."""
        return f"recognitions:{self.place}:{self.grade}:{self.act}:{self.on.isoformat()}"

    @property
    def weight(self) -> int:
        """Count one for a recognition, take one away for a withdrawal."""
        return 1 if self.act is Act.RECOGNISE else -1


def place(unit: str, village: str = "") -> str:
    """Name a unit, or a village of it.

    >>> place("23311"), place("23311", "02")
    ('23311', '23311.02')
    """
    return f"{unit}.{village}" if village else unit


def check_recognitions(
    decisions: Iterable[Recognition], bodies: Bodies
) -> list[AlreadyRecognised | NotRecognised]:
    """Replay decisions day by day and list each that contradicts the ones before it.

    `bodies` names the body that bore a unit's code on a day: what one was given says nothing of the
    next that bears the code, and goes with it to whatever code it bears next.
    """
    since: dict[tuple[str, str, Grade], dt.date] = {}
    faults: list[AlreadyRecognised | NotRecognised] = []
    for decision in in_order(decisions):
        place_, grade, on = decision.place, decision.grade, decision.on
        title = GRADE_TITLES[grade].vi
        key = _about(decision, bodies)
        standing = since.pop(key, None)
        if decision.act is Act.RECOGNISE:
            if standing:
                faults.append(AlreadyRecognised(unit=place_, grade=title, since=standing, on=on))
            since[key] = standing or on
        elif standing is None:
            faults.append(NotRecognised(unit=place_, grade=title, on=on))
    return faults


def in_order(decisions: Iterable[Recognition]) -> list[Recognition]:
    """Order decisions by day; of one day, what is withdrawn comes before what is given."""
    return sorted(decisions, key=lambda d: (d.on, d.act is Act.RECOGNISE))


@dataclass(frozen=True, slots=True)
class Held:
    """A recognition as it was given, and the decision that took it away; None while it stands."""

    given: Recognition
    taken: Recognition | None = None


def held_over_time(decisions: Iterable[Recognition], bodies: Bodies) -> tuple[Held, ...]:
    """Pair each recognition with the withdrawal that ended it, in the order they were given.

    A withdrawal is of the body it names, under whatever code that was recognised.
    """
    found: list[Held] = []
    open_: dict[tuple[str, str, Grade], int] = {}
    for decision in in_order(decisions):
        key = _about(decision, bodies)
        if decision.act is Act.RECOGNISE:
            open_[key] = len(found)
            found.append(Held(decision))
        elif (at := open_.pop(key, None)) is not None:
            found[at] = replace(found[at], taken=decision)
    return tuple(found)


def standing_recognitions(
    decisions: Iterable[Recognition], bodies: Bodies, *, on: dt.date
) -> tuple[Recognition, ...]:
    """Give the recognitions that hold on a day: given by then and not withdrawn since."""
    told = held_over_time((one for one in decisions if one.on <= on), bodies)
    return tuple(one.given for one in told if one.taken is None)


def _about(decision: Recognition, bodies: Bodies) -> tuple[str, str, Grade]:
    """Name what a decision is about: a body, or a village of it, and a grade."""
    body = bodies.get((decision.unit, decision.on), decision.unit)
    return body, decision.village, decision.grade
