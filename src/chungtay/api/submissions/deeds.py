"""What is done to a report: sent, accepted, approved, returned, opened again, excused, remarked."""

from __future__ import annotations

from typing import Annotated

from django.http import HttpRequest
from ninja import Router
from pydantic import Field

from chungtay.api.auth import actor
from chungtay.api.problem import STATUS
from chungtay.api.schema import Code, In, Out, Words
from chungtay.api.submissions.one import CheckedOut, checked
from chungtay.api.submissions.shapes import ADDRESS, Addressed, KeyIn, KeyOut, PlaceIn, RowCode
from chungtay.api.told import told
from chungtay.apps.submissions import services
from chungtay.core.kernel.refusal import Refusal
from chungtay.core.submissions.form import Place
from chungtay.core.submissions.workflow import DECLARED, Absence
from chungtay.flows.today import today

router = Router(tags=["Xử lý báo cáo"])
Digest = Annotated[
    str,
    Field(
        pattern=r"^[0-9a-f]{64}$",
        description="`digest` của báo cáo đã xem; khác với hiện tại thì từ chối (409).",
        examples=["9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"],
    ),
]
Reason = Annotated[
    Words, Field(min_length=1, examples=["Số giải ngân vốn tỉnh thấp hơn tháng trước."])
]


class SeenIn(In):
    """What was seen before it is sent."""

    digest: Digest | None = None


class SignedIn(In):
    """What was seen before it is signed."""

    digest: Digest


class RemarkIn(In):
    """A remark in the margin of a cell."""

    row: RowCode
    column: Code
    text: Words


class ReturnIn(In):
    """Why a report is sent back, and what is wrong with which cells."""

    reason: Reason
    comments: list[RemarkIn] = Field([], max_length=500)


class ReasonIn(In):
    """Why."""

    reason: Reason


class ExcuseIn(ReasonIn):
    """Why there will be no report."""

    absence: Absence = Field(
        description="not_applicable, refused hoặc lost; not_due và late tự suy từ ngày.",
        json_schema_extra={"enum": [one.value for one in DECLARED]},
    )


class CommentIn(PlaceIn):
    """Something said of a cell, or of the whole where no cell is named."""

    text: Annotated[Words, Field(min_length=1)]


class SignedKeyIn(KeyIn):
    """One report to approve, as it was seen."""

    digest: Digest


class ApprovalsIn(In):
    """Reports to approve together."""

    items: list[SignedKeyIn] = Field(min_length=1, max_length=500)


class RefusedOut(Out):
    """Why one of several was not approved."""

    status: int
    code: str
    detail: str
    fields: dict[str, object]


class ApprovedOut(KeyOut):
    """One of several reports, and why it was not approved, if so."""

    approved: bool
    refused: RefusedOut | None


@router.post(ADDRESS + "/send", response=CheckedOut, summary="Gửi báo cáo")
def send(request: HttpRequest, key: Addressed, body: SeenIn) -> CheckedOut:
    """Còn lỗi hoặc cảnh báo chưa giải trình thì từ chối (422)."""
    return checked(
        services.send(by=actor(request), key=key.key(), on=today(), digest=body.digest or "")
    )


@router.post(ADDRESS + "/recall", response=CheckedOut, summary="Rút lại báo cáo đã gửi")
def recall(request: HttpRequest, key: Addressed) -> CheckedOut:
    """Chỉ rút được khi báo cáo còn ở chính đơn vị."""
    return checked(services.recall(by=actor(request), key=key.key(), on=today()))


@router.post(ADDRESS + "/accept", response=CheckedOut, summary="Tiếp nhận báo cáo")
def accept(request: HttpRequest, key: Addressed) -> CheckedOut:
    """Ghi nhận tại nơi đang giữ báo cáo rằng đã xem và hợp lệ."""
    return checked(services.accept(by=actor(request), key=key.key(), on=today()))


@router.post(ADDRESS + "/approve", response=CheckedOut, summary="Phê duyệt báo cáo")
def approve(request: HttpRequest, key: Addressed, body: SignedIn) -> CheckedOut:
    """Ký đúng nội dung đã xem (`digest`) và chuyển lên; nơi cuối cùng phê duyệt thì đóng kỳ.

    Khi đóng, số liệu vào sổ trong cùng giao dịch: các trang và báo cáo thấy ngay.
    """
    return checked(
        services.approve(by=actor(request), key=key.key(), on=today(), digest=body.digest)
    )


@router.post(ADDRESS + "/return", response=CheckedOut, summary="Trả lại báo cáo")
def return_submission(request: HttpRequest, key: Addressed, body: ReturnIn) -> CheckedOut:
    """Trả về đơn vị lập, kèm lý do và ý kiến ở từng ô."""
    comments = {Place(one.row, one.column): one.text for one in body.comments}
    return checked(
        services.return_submission(
            by=actor(request), key=key.key(), reason=body.reason, comments=comments, on=today()
        )
    )


@router.post(ADDRESS + "/reopen", response=CheckedOut, summary="Mở lại kỳ đã đóng")
def reopen(request: HttpRequest, key: Addressed, body: ReasonIn) -> CheckedOut:
    """Ghi lý do; thay đổi sau đó hiện ở “Thay đổi ở các kỳ đã đóng”."""
    return checked(
        services.reopen(by=actor(request), key=key.key(), reason=body.reason, on=today())
    )


@router.post(ADDRESS + "/excuse", response=CheckedOut, summary="Ghi nhận không có báo cáo")
def excuse(request: HttpRequest, key: Addressed, body: ExcuseIn) -> CheckedOut:
    """Ghi loại vắng mặt và lý do."""
    return checked(
        services.excuse(
            by=actor(request),
            key=key.key(),
            absence=body.absence,
            reason=body.reason,
            on=today(),
        )
    )


@router.post(ADDRESS + "/resume", response=CheckedOut, summary="Nhận lại việc báo cáo")
def resume(request: HttpRequest, key: Addressed) -> CheckedOut:
    """Báo cáo trước đó ghi là không có nay vẫn được lập."""
    return checked(services.resume(by=actor(request), key=key.key(), on=today()))


@router.post(ADDRESS + "/comments", response=CheckedOut, summary="Trao đổi về báo cáo")
def comment(request: HttpRequest, key: Addressed, body: CommentIn) -> CheckedOut:
    """Ý kiến ở một ô (nêu `row` và `column`), hoặc về cả báo cáo."""
    return checked(
        services.comment(
            by=actor(request), key=key.key(), place=body.place(), text=body.text, on=today()
        )
    )


@router.post("/approvals", response=list[ApprovedOut], summary="Phê duyệt nhiều báo cáo")
def approve_many(request: HttpRequest, body: ApprovalsIn) -> list[ApprovedOut]:
    """Mỗi báo cáo tự nó được phê duyệt hay bị từ chối; câu trả lời nói rõ từng báo cáo."""
    digests = {one.key(): one.digest for one in body.items}
    answers = services.approve_many(
        by=actor(request), keys=list(digests), on=today(), digests=digests
    )
    return [
        ApprovedOut(
            form=key.form,
            unit=key.unit,
            period=key.period,
            approved=refusal is None,
            refused=None if refusal is None else _refused(refusal),
        )
        for key, refusal in answers
    ]


def _refused(refusal: Refusal) -> RefusedOut:
    return RefusedOut(
        status=STATUS[refusal.kind].value,
        code=refusal.code,
        detail=str(refusal),
        fields=told(refusal.details()),
    )
