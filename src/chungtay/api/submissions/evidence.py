"""Files of evidence: put behind a cell or the whole, and fetched by their digest."""

from __future__ import annotations

import mimetypes
from typing import Annotated

from django.http import HttpRequest, HttpResponse
from ninja import File, Form, Path, Router, Status
from ninja.files import UploadedFile
from pydantic import Field

from chungtay.api.auth import actor
from chungtay.api.files import attachment, told_as
from chungtay.api.submissions.shapes import ADDRESS, Addressed, EvidenceOut, KeyIn, PlaceIn
from chungtay.api.submissions.telling import evidence_out
from chungtay.apps.audit.services import saw
from chungtay.apps.submissions import queries, services
from chungtay.core.submissions.actions import READ
from chungtay.core.submissions.key import UnknownSubmission
from chungtay.flows.today import today

router = Router(tags=["Minh chứng"])
BYTES = "application/octet-stream"


class EvidenceKeyIn(KeyIn):
    """Which file of which report."""

    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$", examples=["0" * 64])]


@router.get(ADDRESS + "/evidence", response=list[EvidenceOut], summary="Các tệp minh chứng")
def list_evidence(request: HttpRequest, key: Addressed) -> list[EvidenceOut]:
    """Tên, cỡ, dấu vân tay, ai đính kèm, ở ô nào."""
    filing = queries.filing_seen(actor(request), key.key(), on=today())
    return [evidence_out(one) for one in filing.evidence]


@router.post(ADDRESS + "/evidence", response={201: EvidenceOut}, summary="Đính kèm minh chứng")
def attach(
    request: HttpRequest, key: Addressed, file: File[UploadedFile], place: Form[PlaceIn]
) -> Status[EvidenceOut]:
    """Gửi `multipart/form-data`: `file`, và `row`, `column` nếu là minh chứng của một ô."""
    by, on = actor(request), today()
    name = file.name or "minh-chung"
    sha256 = services.attach(
        by=by,
        key=key.key(),
        place=place.place(),
        name=name,
        media_type=mimetypes.guess_type(name)[0] or BYTES,
        content=file.read(),
        on=on,
    )
    filing = queries.filing(key.key(), on=on)
    kept = [one for one in filing.evidence if one.sha256 == sha256]
    return Status(201, evidence_out(kept[-1]))


@router.get(
    ADDRESS + "/evidence/{sha256}",
    summary="Tải minh chứng",
    openapi_extra=told_as("Nội dung tệp.", media_type=BYTES),
)
def evidence(request: HttpRequest, asked: Path[EvidenceKeyIn]) -> HttpResponse:
    """Nội dung nguyên vẹn; luôn tải về, trình duyệt không mở trực tiếp."""
    by = actor(request)
    filing = queries.filing_seen(by, asked.key(), on=today())
    card = next((one for one in filing.evidence if one.sha256 == asked.sha256), None)
    if card is None:
        raise UnknownSubmission(submission=f"{filing.key}/{asked.sha256[:12]}")
    saw(by=by, subject=f"{filing.key}: {card.name}"[:128], action=READ, unit=filing.key.unit)
    answer = attachment(queries.evidence_content(asked.sha256), name=card.name, media_type=BYTES)
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer
