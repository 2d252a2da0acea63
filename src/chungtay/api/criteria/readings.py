"""Readings of requirements over HTTP: what stages said of a unit, what follows, and saying it."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from django.http import HttpRequest
from ninja import Query, Router
from pydantic import Field

from chungtay.api.auth import actor
from chungtay.api.criteria.shapes import SaidIn, UnitAsked, WrittenOut, remarks
from chungtay.api.ledger import Document
from chungtay.api.schema import LARGEST, Code, In, Line, Out
from chungtay.apps.criteria.readings import queries, services
from chungtay.core.criteria.judging import Basis, Verdict
from chungtay.core.criteria.reading import Judgement, Reading, Stage
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.record import Grounds
from chungtay.flows.judge_units import judged
from chungtay.flows.today import today

router = Router(tags=["Tiêu chí"])
Part = Annotated[int, Field(ge=0, le=LARGEST, examples=[45])]
Base = Annotated[int, Field(ge=1, le=LARGEST, examples=[60])]


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


class ReadingsIn(SaidIn):
    """Readings of one unit on one day: all are written, or none."""

    document: Document
    readings: Annotated[list[ReadingIn], Field(min_length=1, max_length=500)]


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
def record_readings(request: HttpRequest, body: ReadingsIn) -> WrittenOut:
    """Ghi tất cả hoặc không ghi gì; điều đã ghi như thế rồi thì bỏ qua."""
    law = body.law
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
    found = services.findings(said, before=before)
    return WrittenOut(written=list(written), findings=remarks(found))


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
