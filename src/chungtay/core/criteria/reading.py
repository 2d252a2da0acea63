"""Readings: what one stage says of one threshold of one requirement at one unit on one day.

A commune says it of itself, the district checks, the department in charge appraises; each saying is
kept. A value is a fraction of two whole numbers (45 of 60 households; 36,500 thousandths of a
million), so that holding it against a level is exact. A judgement is the verdict of the stage
itself: it decides where the law asks for no number, or where its number is not at hand.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from chungtay.core.criteria.criteria_set import Threshold, UnitLevel
from chungtay.core.kernel.record import Grounds
from chungtay.core.kernel.refusal import Refusal
from chungtay.core.kernel.register import require_happened
from chungtay.core.kernel.title import Title

MILLION = 1_000_000
PERCENT = "percent"
REACHED = "reached"
"""The unit of a threshold that asks for no number: the requirement is met or it is not."""


class Stage(StrEnum):
    """Who says it. A higher stage's word counts before a lower one's."""

    SELF = "self"
    DISTRICT = "district"
    DEPARTMENT = "department"


class Judgement(StrEnum):
    """The verdict of a stage itself; `NONE` where it gives a value only."""

    NONE = ""
    MET = "met"
    NOT_MET = "not_met"
    NOT_APPLICABLE = "not_applicable"


STAGE_TITLES: dict[Stage, Title] = {
    Stage.SELF: Title("Xã tự đánh giá", "Commune's self-assessment"),
    Stage.DISTRICT: Title("Huyện kiểm tra", "District's check"),
    Stage.DEPARTMENT: Title("Sở thẩm định", "Department's appraisal"),
}
SELF_TITLES: dict[UnitLevel, Title] = {
    UnitLevel.DISTRICT: Title("Huyện tự đánh giá", "District's self-assessment"),
    UnitLevel.PROVINCE: Title("Tỉnh tự đánh giá", "Province's self-assessment"),
}
"""What the first stage is called where the set speaks of other units than communes."""


def stage_title(stage: Stage, level: UnitLevel) -> Title:
    """Name a stage of assessing units of a level.

    >>> stage_title(Stage.SELF, UnitLevel.DISTRICT).vi
    'Huyện tự đánh giá'
    >>> stage_title(Stage.DEPARTMENT, UnitLevel.DISTRICT).vi
    'Sở thẩm định'
    """
    own = SELF_TITLES.get(level) if stage is Stage.SELF else None
    return own or STAGE_TITLES[stage]


JUDGEMENT_TITLES: dict[Judgement, Title] = {
    Judgement.NONE: Title("Không kết luận", "No verdict"),
    Judgement.MET: Title("Đạt", "Met"),
    Judgement.NOT_MET: Title("Chưa đạt", "Not met"),
    Judgement.NOT_APPLICABLE: Title("Không áp dụng", "Not applicable"),
}


@dataclass(eq=False)
class NothingSaid(Refusal):
    """A reading gives a value or a judgement, or both."""

    code = "criteria.nothing_said"
    message = "Chỉ tiêu {threshold} của đơn vị {unit}: chưa có giá trị và chưa có kết luận."

    unit: str
    threshold: str


@dataclass(eq=False)
class ValueNotPossible(Refusal):
    """A value is a part, not below zero, of a base above zero."""

    code = "criteria.value_not_possible"
    message = (
        "Chỉ tiêu {threshold} của đơn vị {unit}: giá trị {part}/{base} không thể có; tử số không "
        "được âm và mẫu số phải lớn hơn 0."
    )

    unit: str
    threshold: str
    part: str
    base: str


@dataclass(eq=False)
class PartOverBase(Refusal):
    """No more than all can do something: a share stays within 100 %."""

    code = "criteria.part_over_base"
    message = "Chỉ tiêu {threshold} của đơn vị {unit}: {part} trên tổng số {base} là quá 100 %."

    unit: str
    threshold: str
    part: int
    base: int


@dataclass(eq=False)
class NoNumberAsked(Refusal):
    """A requirement that is met or not has no value."""

    code = "criteria.no_number_asked"
    message = "Chỉ tiêu {threshold} của đơn vị {unit} chỉ hỏi đạt hay chưa, không có giá trị số."

    unit: str
    threshold: str


@dataclass(eq=False)
class DayOutsidePeriod(Refusal):
    """What is said of a year is said of a day in it; when it became known is another day."""

    code = "criteria.day_outside_period"
    message = (
        "Chỉ tiêu {threshold} của đơn vị {unit}: ngày {on:%d/%m/%Y} không thuộc năm {period} được "
        "đánh giá."
    )

    unit: str
    threshold: str
    on: dt.date
    period: int


@dataclass(frozen=True, slots=True)
class Reading:
    """What a stage says of a threshold. Raises the refusals of this module, or `KnownTooSoon`.

    `part` and `base` give the value in the threshold's unit; of a share they are the part and the
    whole, and the value in percent is a hundred times the quotient. `base_stated` is false where a
    share was told without saying of how many. `derived` says that the value was taken from the
    registers, by the measure `measure`. `note` holds the grounds, or why a stage differs.
    """

    unit: str
    criteria_set: str
    requirement: str
    threshold: str
    stage: Stage
    on: dt.date
    period: int
    grounds: Grounds
    part: int | None = None
    base: int | None = None
    base_stated: bool = True
    judgement: Judgement = Judgement.NONE
    derived: bool = False
    measure: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        require_happened(self.on, self.grounds)
        if self.on.year != self.period:
            raise DayOutsidePeriod(self.unit, self.threshold, self.on, self.period)
        if self.part is None and self.base is None and self.judgement is Judgement.NONE:
            raise NothingSaid(self.unit, self.threshold)
        if not _possible(self.part, self.base):
            raise ValueNotPossible(self.unit, self.threshold, _shown(self.part), _shown(self.base))

    @property
    def ref(self) -> str:
        """Give the natural key: one reading of a threshold a stage and day."""
        place = f"{self.unit}:{self.criteria_set}:{self.threshold}:{self.stage}"
        return f"readings:{place}:{self.grounds.speaking_of(self.on)}"

    @property
    def quotient(self) -> Fraction | None:
        """Give part over base, exactly; nothing where only a judgement was given."""
        if self.part is None or self.base is None:
            return None
        return Fraction(self.part, self.base)


def value_of(reading: Reading, threshold: Threshold) -> Fraction | None:
    """Give the value in the threshold's unit: of a share, in percent."""
    quotient = reading.quotient
    return 100 * quotient if quotient is not None and threshold.unit == PERCENT else quotient


def typed_value(millionths: int, unit: str) -> tuple[int, int, bool]:
    """Give part, base, and whether the base is told, of a number typed in a threshold's unit.

    >>> typed_value(36_470_000, PERCENT), typed_value(36_500_000, "million_dong_person_year")
    ((3647, 10000, False), (36500, 1000, True))
    >>> typed_value(3_000_000, "house")
    (3, 1, True)
    """
    if unit == PERCENT:
        return (*_over(Fraction(millionths, 100 * MILLION), 10_000), False)
    least = 1 if millionths % MILLION == 0 else 1000
    return (*_over(Fraction(millionths, MILLION), least), True)


def typed_parts(part: int, base: int) -> tuple[int, int]:
    """Give part and base as whole numbers, of two numbers typed, told in millionths.

    >>> typed_parts(45_000_000, 60_000_000), typed_parts(5_250_000, 7_000_000)
    ((45, 60), (525, 700))
    """
    grain = MILLION
    while part % grain or base % grain:
        grain //= 10
    return part // grain, base // grain


def _over(value: Fraction, base: int) -> tuple[int, int]:
    """Write a fraction over a base, or over the least ten-fold of it that holds it."""
    while base % value.denominator:
        base *= 10
    return int(value * base), base


def require_fitting(reading: Reading, threshold: Threshold) -> None:
    """Refuse a value that the threshold cannot have."""
    if reading.part is None or reading.base is None:
        return
    if threshold.unit == REACHED:
        raise NoNumberAsked(reading.unit, threshold.code)
    if threshold.unit == PERCENT and reading.part > reading.base:
        raise PartOverBase(reading.unit, threshold.code, reading.part, reading.base)


def _possible(part: int | None, base: int | None) -> bool:
    if part is None or base is None:
        return part is base
    return part >= 0 and base > 0


def _shown(number: int | None) -> str:
    return "…" if number is None else str(number)
