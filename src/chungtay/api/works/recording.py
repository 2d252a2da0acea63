"""Works are written over HTTP as on their pages: the same services, the same refusals."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpRequest
from ninja import File, Form, Router
from ninja.files import UploadedFile

from chungtay.api.auth import actor
from chungtay.api.schema import Code
from chungtay.api.works.sent import (
    ObstacleSettledIn,
    RemarkAnsweredIn,
    WorkCardIn,
    WorkContractIn,
    WorkFundingIn,
    WorkObstacleIn,
    WorkPhotoIn,
    WorkRecordedOut,
    WorkRemarkIn,
    WorkStageIn,
)
from chungtay.api.works.shapes import WorkPhotoOut
from chungtay.api.works.telling import photo_told
from chungtay.apps.works import queries, services
from chungtay.core.kernel.money import Dong
from chungtay.core.works.contracting import UnknownContract
from chungtay.core.works.work import UnknownWork

router = Router(tags=["Công trình"])


@router.post("/{code}/stages", response=WorkRecordedOut, summary="Ghi tiến độ công trình")
def record_stage(request: HttpRequest, code: Code, body: WorkStageIn) -> WorkRecordedOut:
    """Bước, khối lượng, tổng mức từ một ngày; điều khác giữ như đã biết."""
    known = queries.work(code, on=body.on)
    if known is None:
        raise UnknownWork(work=code, on=body.on)
    state = replace(
        known, stage=body.stage, cost=Dong(body.cost), progress=body.progress,
        reason=body.reason, on=body.on, grounds=body.grounds,
    )  # fmt: skip
    services.record_work_stage(by=actor(request), state=state)
    return WorkRecordedOut(work=code, key="")


@router.post("/{code}/card", response=WorkRecordedOut, summary="Ghi hồ sơ công trình")
def record_card(request: HttpRequest, code: Code, body: WorkCardIn) -> WorkRecordedOut:
    """Hồ sơ đầy đủ từ một ngày; ghi lại cùng ngày là đính chính."""
    services.record_card(by=actor(request), card=body.card(code))
    return WorkRecordedOut(work=code, key="")


@router.post("/{code}/contracts", response=WorkRecordedOut, summary="Ghi một hợp đồng")
def record_contract(request: HttpRequest, code: Code, body: WorkContractIn) -> WorkRecordedOut:
    """Hợp đồng mới (để trống mã), điều chỉnh, thanh lý, bỏ. Dùng kèm Idempotency-Key."""
    held = {row.contract for row in queries.contract_rows((code,)).get(code, ())}
    if body.contract and body.contract not in held:
        raise UnknownContract(work=code, contract=body.contract, on=body.on)
    key = services.record_contract(by=actor(request), contract=body.told(code))
    return WorkRecordedOut(work=code, key=key)


@router.post("/{code}/funding", response=WorkRecordedOut, summary="Ghi một nguồn vốn")
def record_funding(request: HttpRequest, code: Code, body: WorkFundingIn) -> WorkRecordedOut:
    """Phần của một nguồn trong tổng mức đầu tư; ghi 0 để bỏ nguồn."""
    services.record_funding(by=actor(request), parts=(body.part(code),))
    return WorkRecordedOut(work=code, key="")


@router.post("/{code}/obstacles", response=WorkRecordedOut, summary="Ghi một vướng mắc")
def open_obstacle(request: HttpRequest, code: Code, body: WorkObstacleIn) -> WorkRecordedOut:
    """Vướng ở đâu, ai phải gỡ, đến khi nào. Gửi lại cùng nội dung là một."""
    key = services.open_obstacle(by=actor(request), obstacle=body.obstacle(code))
    return WorkRecordedOut(work=code, key=key)


@router.post(
    "/{code}/obstacles/{obstacle}/settle", response=WorkRecordedOut, summary="Gỡ một vướng mắc"
)
def settle_obstacle(
    request: HttpRequest, code: Code, obstacle: Code, body: ObstacleSettledIn
) -> WorkRecordedOut:
    """Đã gỡ thế nào, từ ngày nào."""
    services.settle_obstacle(
        by=actor(request), work=code, obstacle=obstacle, how=body.how, on=body.on,
        grounds=body.grounds,
    )  # fmt: skip
    return WorkRecordedOut(work=code, key=obstacle)


@router.post("/{code}/photos", response=WorkPhotoOut, summary="Thêm một ảnh")
def attach_photo(
    request: HttpRequest, code: Code, file: File[UploadedFile], body: Form[WorkPhotoIn]
) -> WorkPhotoOut:
    """Gửi `multipart/form-data`: `file` là ảnh JPEG, PNG hoặc WebP, không quá 10 MB.

    Ảnh được bỏ nơi chụp, giờ chụp, máy chụp trước khi giữ, nên `sha256` là của ảnh đã giữ. Gửi lại
    cùng ảnh của cùng ngày là một; chú thích khác trước là đính chính.
    """
    photo = services.attach_photo(
        by=actor(request), work=code, name=file.name or "", content=file.read(),
        caption=body.caption, on=body.on, grounds=body.grounds,
    )  # fmt: skip
    return photo_told(photo)


@router.post("/{code}/remarks", response=WorkRecordedOut, summary="Ghi một kiến nghị giám sát")
def record_remark(request: HttpRequest, code: Code, body: WorkRemarkIn) -> WorkRecordedOut:
    """Kiến nghị của người, ban giám sát. Gửi lại cùng lời là một."""
    key = services.record_remark(by=actor(request), remark=body.remark(code))
    return WorkRecordedOut(work=code, key=key)


@router.post(
    "/{code}/remarks/{remark}/answer", response=WorkRecordedOut, summary="Trả lời một kiến nghị"
)
def answer_remark(
    request: HttpRequest, code: Code, remark: Code, body: RemarkAnsweredIn
) -> WorkRecordedOut:
    """Câu trả lời, từ ngày nào."""
    services.answer_remark(
        by=actor(request), work=code, remark=remark, answer=body.answer, on=body.on,
        grounds=body.grounds,
    )  # fmt: skip
    return WorkRecordedOut(work=code, key=remark)
