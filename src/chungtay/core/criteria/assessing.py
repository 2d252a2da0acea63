"""How a unit is assessed, stage by stage: who may say it, when a reason is due, what strikes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from chungtay.core.criteria.criteria_set import UNIT_LEVEL_TITLES, CriteriaSet, Threshold
from chungtay.core.criteria.reading import STAGE_TITLES, Judgement, Reading, Stage, value_of
from chungtay.core.kernel.refusal import Finding, Refusal, Severity
from chungtay.core.kernel.saying import Fact
from chungtay.core.people.actor import Action
from chungtay.core.units.unit import Unit

JUMP = Fraction(1, 2)
"""By how much of its last value a value may change before somebody is asked whether it is right."""
LEAST_JUMP = 10
"""Changes smaller than this, in the threshold's unit, are never remarked upon."""
SELF_ASSESS = Action("criteria.self_assess", "Xã tự đánh giá tiêu chí")
CHECK = Action("criteria.check", "Huyện kiểm tra kết quả tự đánh giá")
APPRAISE = Action("criteria.appraise", "Sở phụ trách thẩm định tiêu chí")
STAGE_ACTIONS: dict[Stage, Action] = {
    Stage.SELF: SELF_ASSESS,
    Stage.DISTRICT: CHECK,
    Stage.DEPARTMENT: APPRAISE,
}


@dataclass(eq=False)
class ReasonNeeded(Refusal):
    """Whoever does not follow the stage below says why."""

    code = "criteria.reason_needed"
    message = "Chỉ tiêu {threshold} của đơn vị {unit}: {stage} khác với {below}, cần ghi lý do."

    unit: str
    threshold: str
    stage: str
    below: str


BELOW: dict[Stage, tuple[Stage, ...]] = {
    Stage.SELF: (),
    Stage.DISTRICT: (Stage.SELF,),
    Stage.DEPARTMENT: (Stage.DISTRICT, Stage.SELF),
}
"""Whom a stage looks at before it says its own, the nearest first."""


def require_reason(reading: Reading, said: Mapping[Stage, Reading]) -> None:
    """Refuse what differs, without a reason, from the nearest stage below that spoke of the year.

    `said` are the last words of each stage. What registers gave needs no reason.
    """
    below = next((said[s] for s in BELOW[reading.stage] if s in said), None)
    if below is None or below.period != reading.period or reading.note or reading.derived:
        return
    judged = Judgement.NONE not in (reading.judgement, below.judgement)
    valued = reading.quotient is not None and below.quotient is not None
    if (judged and reading.judgement is not below.judgement) or (
        valued and reading.quotient != below.quotient
    ):
        stages = (STAGE_TITLES[reading.stage].vi, STAGE_TITLES[below.stage].vi)
        raise ReasonNeeded(reading.unit, reading.threshold, *stages)


@dataclass(eq=False)
class SetNotForUnit(Refusal):
    """A set speaks of one sort of unit; no other is assessed by it."""

    code = "criteria.set_not_for_unit"
    message = "Bộ tiêu chí {criteria_set} không dành cho đơn vị {unit}: bộ này dành cho {level}."

    criteria_set: str
    unit: str
    level: str


def require_set_for(law: CriteriaSet, unit: Unit) -> None:
    """Refuse a set that speaks of another sort of unit."""
    if law.level != unit.level.value:
        raise SetNotForUnit(law.code, unit.code, UNIT_LEVEL_TITLES[law.level].vi.lower())


def subject(criterion: str) -> str:
    """Name a criterion as what a grant may be limited to.

    >>> subject("05")
    'criterion:05'
    """
    return f"criterion:{criterion}"


SENTENCES: Mapping[str, str] = {
    "criteria.base_not_stated": (
        "Chỉ tiêu {threshold}: nêu {value} % mà không nêu mẫu số (bao nhiêu trên bao nhiêu)."
    ),
    "criteria.jump": "Chỉ tiêu {threshold}: {value} khác nhiều so với {before} ngày {on:%d/%m/%Y}.",
    "criteria.evidence_there": (
        "Minh chứng “{title}” đã có ở chỉ tiêu {threshold} từ ngày {laid:%d/%m/%Y}; không thêm lần "
        "nữa."
    ),
    "criteria.work_elsewhere": (
        "Công trình {work} “{name}” thuộc đơn vị {lies}, không thuộc {unit}."
    ),
}
"""What is said of a reading or its evidence, by the remark's code."""


def remarks(reading: Reading, threshold: Threshold, last: Reading | None) -> Iterator[Finding]:
    """Remark on what may be wrong: a share without its base, a jump from the last value."""
    now, code = value_of(reading, threshold), threshold.code
    if now is not None and not reading.base_stated:
        yield remark("criteria.base_not_stated", code, value=now)
    if now is None or last is None or (before := value_of(last, threshold)) is None:
        return
    if abs(now - before) >= LEAST_JUMP and abs(now - before) > JUMP * before:
        yield remark("criteria.jump", code, value=now, before=before, on=last.on)


def remark(code: str, threshold: str, **facts: Fact) -> Finding:
    """Make a remark on what is said or shown of a threshold."""
    told = {"threshold": threshold, **facts}
    return Finding(code, Severity.WARNING, threshold, SENTENCES[code], told)
