"""Readings of requirements over HTTP: what stages said of a unit, what follows, and saying it."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from django.http import HttpRequest
from ninja import Query, Router
from pydantic import Field

from chungtay.api.auth import actor
from chungtay.api.ledger import Document
from chungtay.api.schema import LARGEST, Code, Day, In, Line, Out
from chungtay.apps.criteria.readings import queries, services
from chungtay.core.criteria.criteria_set import CriteriaSet, Grade, UnitLevel
from chungtay.core.criteria.judging import Basis, Verdict
from chungtay.core.criteria.reading import Judgement, Reading, Stage
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.record import Grounds
from chungtay.flows.choose_set import set_of, sets_for
from chungtay.flows.judge_units import judged
from chungtay.flows.today import today

router = Router(tags=["Tiêu chí"])
Part = Annotated[int, Field(ge=0, le=LARGEST, examples=[45])]
Base = Annotated[int, Field(ge=1, le=LARGEST, examples=[60])]


class UnitAsked(In):
    """Of which unit, set and day."""

    unit: Code = Field(description="Mã xã.", examples=["23380"])
    criteria_set: Code | None = Field(
        None, description="Mã bộ tiêu chí; mặc định là bộ đạt chuẩn của ngày hỏi cho cấp đơn vị."
    )
    on: Day | None = Field(None, description="Ngày hỏi; mặc định là hôm nay.")
    as_known: Day | None = Field(None, description="Theo những gì đã biết đến ngày này.")

    @property
    def day(self) -> dt.date:
        """Give the day asked about."""
        return self.on or today()

    @property
    def law(self) -> CriteriaSet:
        """Give the set asked about; refuses one for another sort of unit."""
        return set_of(self.unit, on=self.day, named=self.criteria_set or "")


class ReadingOut(Out):
    """What one stage last said of one threshold."""

    threshold: str
    requirement: str
    stage: Stage
    on: dt.date
    part: int | None
    base: int | None
    base_stated: bool
    judgement: str
    derived: bool
    measure: str
    note: str
    document: str
    provenance: Provenance


class ThresholdOut(Out):
    """One threshold judged, and why."""

    threshold: str
    verdict: Verdict
    by: Basis
    level: str | None = Field(description="Mức đang áp dụng; null khi chưa có quy định.")
    column: str | None
    cite: str
    verified: bool
    silence: str | None = Field(description="Vì sao không tính được; null khi tính được.")


class CriterionOut(Out):
    """A criterion judged, with its thresholds."""

    criterion: str
    verdict: Verdict
    by: Basis
    thresholds: list[ThresholdOut]


class ResultsOut(Out):
    """A unit judged under a set on a day."""

    unit: str
    criteria_set: str
    on: dt.date
    met: int
    criteria: list[CriterionOut]


class ReadingIn(In):
    """What one stage says of one threshold."""

    threshold: Code = Field(examples=["2.2"])
    stage: Stage
    part: Part | None = None
    base: Base | None = None
    base_stated: bool = True
    judgement: Judgement = Judgement.NONE
    note: Line = ""


class ReadingsIn(In):
    """Readings of one unit on one day: all are written, or none."""

    unit: Code
    criteria_set: Code | None = None
    on: Day
    document: Document
    readings: Annotated[list[ReadingIn], Field(min_length=1, max_length=500)]


class ReadingRemarkOut(Out):
    """One remark on a reading; nothing of it stops anybody."""

    code: str
    where: str
    message: str


class WrittenOut(Out):
    """The natural keys written; what said nothing new is not among them."""

    written: list[str]
    findings: list[ReadingRemarkOut]


class SetsAsked(In):
    """The sets of which unit, on which day."""

    unit: Code = Field(description="Mã đơn vị.", examples=["23380"])
    on: Day | None = Field(None, description="Ngày hỏi; mặc định là hôm nay.")


class SetOut(Out):
    """A criteria set that speaks of the unit's sort."""

    code: str
    title: str
    level: UnitLevel
    grade: Grade
    since: dt.date
    until: dt.date = Field(description="Ngày thôi hiệu lực: bộ có hiệu lực đến trước ngày này.")
    in_force: bool
    criteria: int
    requirements: int = Field(description="Số chỉ tiêu đã có câu chữ.")
    chosen: bool = Field(description="Bộ được dùng khi không nêu bộ nào.")


@router.get("/sets", response=list[SetOut], summary="Các bộ tiêu chí áp dụng cho đơn vị")
def criteria_sets(request: HttpRequest, asked: Query[SetsAsked]) -> list[SetOut]:  # noqa: ARG001
    """Theo cấp của đơn vị (xã, huyện, tỉnh) và mức (đạt chuẩn, nâng cao, kiểu mẫu, hiện đại)."""
    on = asked.on or today()
    default = set_of(asked.unit, on=on).code
    return [
        SetOut(
            code=one.code,
            title=one.title.vi,
            level=one.level,
            grade=one.grade,
            since=one.since,
            until=one.until,
            in_force=one.stands(on),
            criteria=len(one.criteria),
            requirements=len(one.requirements),
            chosen=one.code == default,
        )
        for one in sets_for(asked.unit, on=on)
    ]


@router.get("/readings", response=list[ReadingOut], summary="Giá trị, kết luận từng bước của xã")
def readings(request: HttpRequest, asked: Query[UnitAsked]) -> list[ReadingOut]:  # noqa: ARG001
    """Lần ghi cuối của mỗi bước cho từng chỉ tiêu, đến ngày hỏi."""
    said = queries.readings(
        asked.unit, criteria_set=asked.law.code, on=asked.day, as_known=asked.as_known
    )
    return [_told(reading) for _, reading in sorted(said.items())]


@router.get("/results", response=ResultsOut, summary="Kết quả tiêu chí của xã, có giải thích")
def results(request: HttpRequest, asked: Query[UnitAsked]) -> ResultsOut:  # noqa: ARG001
    """Kết quả từng tiêu chí, chỉ tiêu và mức, cột, căn cứ đã dùng."""
    law, on, unit = asked.law, asked.day, asked.unit
    _law, result = judged((unit,), criteria_set=law.code, on=on, as_known=asked.as_known)[unit]
    return ResultsOut(
        unit=unit,
        criteria_set=law.code,
        on=on,
        met=result.count(Verdict.MET),
        criteria=[
            CriterionOut(
                criterion=one.criterion.code,
                verdict=one.ruling.verdict,
                by=one.ruling.by,
                thresholds=[
                    ThresholdOut(
                        threshold=each.threshold.code,
                        verdict=each.ruling.verdict,
                        by=each.ruling.by,
                        level=None if (lv := each.explanation.level) is None else str(lv),
                        column=each.explanation.column,
                        cite=each.explanation.cite,
                        verified=each.explanation.verified,
                        silence=each.explanation.silence,
                    )
                    for requirement in one.requirements
                    for each in requirement.thresholds
                ],
            )
            for one in result.criteria
        ],
    )


@router.post("/readings", response=WrittenOut, summary="Ghi giá trị, kết luận của một bước")
def record(request: HttpRequest, body: ReadingsIn) -> WrittenOut:
    """Ghi tất cả hoặc không ghi gì; điều đã ghi như thế rồi thì bỏ qua."""
    law = set_of(body.unit, on=body.on, named=body.criteria_set or "")
    grounds = Grounds(body.document, today(), Provenance.REPORTED)
    said = [
        Reading(
            unit=body.unit,
            criteria_set=law.code,
            requirement=law.requirement_of(one.threshold).code,
            threshold=one.threshold,
            stage=one.stage,
            on=body.on,
            period=body.on.year,
            grounds=grounds,
            part=one.part,
            base=one.base,
            base_stated=one.base_stated,
            judgement=one.judgement,
            note=one.note,
        )
        for one in body.readings
    ]
    before = queries.readings(body.unit, criteria_set=law.code, on=body.on)
    written = services.record_readings(by=actor(request), readings=said)
    found = [one.finding for one in services.remarked(said, before=before)]
    return WrittenOut(
        written=list(written),
        findings=[ReadingRemarkOut(code=f.code, where=f.where, message=f.message) for f in found],
    )


def _told(reading: Reading) -> ReadingOut:
    return ReadingOut(
        threshold=reading.threshold,
        requirement=reading.requirement,
        stage=reading.stage,
        on=reading.on,
        part=reading.part,
        base=reading.base,
        base_stated=reading.base_stated,
        judgement=reading.judgement.value,
        derived=reading.derived,
        measure=reading.measure,
        note=reading.note,
        document=reading.grounds.document,
        provenance=reading.grounds.provenance,
    )
