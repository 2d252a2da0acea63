"""Evidence of readings: laid, listed, fetched by its digest, withdrawn with a reason."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Annotated, Literal

from django.http import HttpRequest, HttpResponse
from ninja import File, Form, Path, Query, Router, Status
from ninja.files import UploadedFile
from pydantic import Field

from chungtay.api.auth import actor
from chungtay.api.criteria.shapes import ReadingRemarkOut, SaidIn, UnitAsked, remarks
from chungtay.api.files import attachment, told_as
from chungtay.api.ledger import Document
from chungtay.api.schema import Code, In, Line, Out, Words
from chungtay.apps.criteria.readings import queries, services
from chungtay.core.criteria.evidence import Evidence, EvidenceKind
from chungtay.core.criteria.reading import Stage
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.record import Grounds
from chungtay.flows.lay_evidence import lay_evidence
from chungtay.flows.today import today

router = Router(tags=["Tiêu chí"])
BYTES = "application/octet-stream"


class ReadingEvidenceOut(Out):
    """One thing laid beside a requirement."""

    ref: str = Field(description="Mã dòng; dùng để rút.")
    threshold: str
    stage: Stage
    kind: EvidenceKind
    what: str = Field(description="SHA-256 của tệp, mã văn bản, mã công trình hoặc lời ghi.")
    title: str
    size: int
    on: dt.date
    withdrawn: str = Field(description="Vì sao đã rút; trống khi còn hiệu lực.")
    document: str


class LaidOut(Out):
    """What was laid, and what is odd about it."""

    evidence: ReadingEvidenceOut
    findings: list[ReadingRemarkOut]


class EvidenceIn(SaidIn):
    """What is laid beside which threshold, as which stage, on the strength of which paper."""

    document: Document
    threshold: Code = Field(examples=["2.2"])
    stage: Stage


class WordsIn(EvidenceIn):
    """A document, a work or words."""

    kind: Literal["document", "work", "note"]
    what: Annotated[Words, Field(max_length=500)] = Field(
        description="Mã văn bản, mã công trình hoặc lời ghi."
    )


class EvidenceWithdrawalIn(SaidIn):
    """Which evidence no longer counts, and why."""

    document: Document
    threshold: Code = Field(examples=["2.2"])
    ref: Line
    reason: Words


class FileKeyIn(In):
    """Which file of which unit."""

    unit: Code
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$", examples=["0" * 64])]


@router.get("/evidence", response=list[ReadingEvidenceOut], summary="Minh chứng của đơn vị")
def list_reading_evidence(
    request: HttpRequest,
    asked: Query[UnitAsked],
) -> list[ReadingEvidenceOut]:
    """Mỗi minh chứng một dòng theo chỉ tiêu, kể cả đã rút, đến ngày hỏi; chỉ chỉ tiêu được xem."""
    law, by = asked.law, actor(request)
    allowed = services.readable_evidence(by, asked.unit, law.code, on=asked.day)
    found = queries.evidence(
        [asked.unit], criteria_set=law.code, on=asked.day, as_known=asked.as_known
    )
    return [
        _told(one)
        for (_unit, threshold), each in sorted(found.items())
        if law.criterion_of(threshold).code in allowed
        for one in each
    ]


@router.post("/evidence", response={201: LaidOut}, summary="Thêm văn bản, công trình, lời ghi")
def lay_words(request: HttpRequest, body: WordsIn) -> Status[LaidOut]:
    """Thêm hai lần như nhau là một lần."""
    kind, what = EvidenceKind(body.kind), body.what.strip()
    return _lay(request, _evidence(body, kind, (what, what)), b"")


@router.post("/evidence/files", response={201: LaidOut}, summary="Thêm tệp, ảnh minh chứng")
def lay_file(
    request: HttpRequest, file: File[UploadedFile], body: Form[EvidenceIn]
) -> Status[LaidOut]:
    """Gửi `multipart/form-data`; ảnh được bỏ nơi chụp, máy chụp trước khi giữ."""
    content = file.read()
    named = ("?", file.name or "minh-chung")
    evidence = _evidence(body, EvidenceKind.FILE, named, size=len(content))
    return _lay(request, evidence, content)


@router.post("/evidence/withdrawals", response=ReadingEvidenceOut, summary="Rút minh chứng")
def withdraw_evidence(request: HttpRequest, body: EvidenceWithdrawalIn) -> ReadingEvidenceOut:
    """Dòng cũ vẫn giữ trong sổ, với lý do rút."""
    told = queries.one_evidence(
        body.unit, criteria_set=body.law.code, threshold=body.threshold, ref=body.ref, on=body.on
    )
    grounds = Grounds(body.document, today(), Provenance.REPORTED)
    back = replace(told, on=body.on, grounds=grounds, withdrawn=body.reason.strip())
    services.withdraw_evidence(by=actor(request), evidence=back)
    return _told(back)


@router.get(
    "/evidence/{unit}/{sha256}",
    summary="Tải tệp minh chứng",
    openapi_extra=told_as("Nội dung tệp.", media_type=BYTES),
)
def fetch_evidence(request: HttpRequest, asked: Path[FileKeyIn]) -> HttpResponse:
    """Luôn tải về, trình duyệt không mở trực tiếp; ghi vào nhật ký là đã xem."""
    told, content = services.fetch_evidence(by=actor(request), unit=asked.unit, sha256=asked.sha256)
    answer = attachment(content, name=told.title, media_type=BYTES)
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer


def _evidence(
    body: EvidenceIn, kind: EvidenceKind, named: tuple[str, str], *, size: int = 0
) -> Evidence:
    return Evidence(
        unit=body.unit,
        criteria_set=body.law.code,
        threshold=body.threshold,
        stage=body.stage,
        kind=kind,
        what=named[0],
        title=named[1],
        on=body.on,
        grounds=Grounds(body.document, today(), Provenance.REPORTED),
        size=size,
    )


def _lay(request: HttpRequest, evidence: Evidence, content: bytes) -> Status[LaidOut]:
    laid, found = lay_evidence(by=actor(request), evidence=evidence, content=content)
    return Status(201, LaidOut(evidence=_told(laid), findings=remarks(found)))


def _told(one: Evidence) -> ReadingEvidenceOut:
    return ReadingEvidenceOut(
        ref=one.ref,
        threshold=one.threshold,
        stage=one.stage,
        kind=one.kind,
        what=one.what,
        title=one.title,
        size=one.size,
        on=one.on,
        withdrawn=one.withdrawn,
        document=one.grounds.document,
    )
