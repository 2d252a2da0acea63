"""Verdicts on whole criteria: for those whose requirements are not at hand."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from django.http import HttpRequest
from ninja import Query, Router
from pydantic import Field

from chungtay.api.auth import actor
from chungtay.api.criteria.shapes import SaidIn, UnitAsked, WrittenOut
from chungtay.api.ledger import Document
from chungtay.api.schema import Code, In, Out, Words
from chungtay.apps.criteria import services
from chungtay.apps.criteria.queries import recorded
from chungtay.core.criteria.record import Assessment
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.record import Grounds
from chungtay.flows.today import today

router = Router(tags=["Tiêu chí"])


class VerdictOut(Out):
    """The last verdict recorded on a whole criterion."""

    criterion: str
    met: bool
    on: dt.date
    note: str
    document: str
    provenance: Provenance
    recorded_at: dt.datetime


class VerdictIn(In):
    """What the department in charge finds of one criterion as a whole, and why."""

    criterion: Code = Field(examples=["01"])
    met: bool
    note: Words = Field(description="Căn cứ, lý do; bắt buộc, tối đa 500 ký tự.")


class VerdictsIn(SaidIn):
    """Verdicts on criteria of one unit on one day: all are written, or none."""

    document: Document
    verdicts: Annotated[list[VerdictIn], Field(min_length=1, max_length=50)]


@router.get("/verdicts", response=list[VerdictOut], summary="Kết luận ghi cho cả tiêu chí")
def verdicts(request: HttpRequest, asked: Query[UnitAsked]) -> list[VerdictOut]:  # noqa: ARG001
    """Lần ghi cuối của từng tiêu chí, đến ngày hỏi."""
    law = asked.law.code
    told = recorded(asked.unit, criteria_set=law, on=asked.day, as_known=asked.as_known)
    return [
        VerdictOut(
            criterion=code,
            met=one.assessment.met,
            on=one.assessment.on,
            note=one.assessment.note,
            document=one.assessment.grounds.document,
            provenance=one.assessment.grounds.provenance,
            recorded_at=one.at,
        )
        for code, one in sorted(told.items())
    ]


@router.post("/verdicts", response=WrittenOut, summary="Ghi kết luận cho cả tiêu chí")
def record_verdicts(request: HttpRequest, body: VerdictsIn) -> WrittenOut:
    """Chỉ tiêu chí chưa có câu chữ từng chỉ tiêu; ghi tất cả hoặc không ghi gì."""
    law, grounds = body.law, Grounds(body.document, today(), Provenance.REPORTED)
    said = [
        Assessment(
            unit=body.unit,
            criteria_set=law.code,
            criterion=law.criterion(one.criterion).code,
            met=one.met,
            on=body.on,
            grounds=grounds,
            note=one.note.strip(),
        )
        for one in body.verdicts
    ]
    written = services.appraise_criteria(by=actor(request), verdicts=said)
    return WrittenOut(written=list(written), findings=[])
