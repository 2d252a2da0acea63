"""What is asked about works, and the shapes they are told in."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from pydantic import Field

from chungtay.api.schema import After, Code, Day, In, Limit, Name, Out, Whole, written_out
from chungtay.core.works.contract import ContractState, Package, Selection
from chungtay.core.works.work import Stage, WorkType

WorkStage = Annotated[Stage, written_out(Stage)]


class WorkOut(Out):
    """A work as it stands on the day asked."""

    code: str = Field(examples=["gn.p1.infra.001"])
    name: str
    work_type: WorkType
    programme: str
    project: str
    unit: str = Field(examples=["23452"])
    plan_year: int
    stage: WorkStage
    since: dt.date = Field(description="Ngày đầu tiên ở bước này.")
    progress: int | None = Field(description="Khối lượng hoàn thành, phần trăm; null khi chưa báo.")
    cost: int = Field(description="Tổng mức đầu tư, đồng.")
    contracted: int | None = Field(description="Tổng giá trị các hợp đồng, đồng.")
    investor: str
    planned_finish: dt.date | None
    finished_on: dt.date | None
    late_by: int = Field(description="Số ngày chậm so với ngày hoàn thành dự kiến.")
    obstacles: int = Field(description="Số vướng mắc chưa gỡ.")
    lat_e6: int | None = Field(description="Vĩ độ, phần triệu độ.")
    lon_e6: int | None = Field(description="Kinh độ, phần triệu độ.")


class WorkCardOut(Out):
    """The papers of a work."""

    approval: str
    submitted_on: dt.date | None = Field(description="Ngày trình phê duyệt.")
    approved_on: dt.date | None
    planned_start: dt.date | None
    special_mechanism: bool
    community_share: int | None
    capacity: str
    project_code: str
    treasury_code: str
    maintainer: str
    document: str


class WorkStateOut(Out):
    """One thing that was written of a work's course."""

    stage: WorkStage
    on: dt.date
    progress: int | None
    cost: int
    reason: str
    document: str
    provenance: str


class WorkAmendmentOut(Out):
    """An appendix or a decision by which amount or term of a contract became other."""

    amendment: str
    on: dt.date
    amount_before: int | None
    amount: int | None
    finish_due: dt.date | None


class WorkContractOut(Out):
    """A contract of a work as it stands on the day asked."""

    contract: str = Field(description="Mã hợp đồng trong công trình.", examples=["01"])
    package: Package = Field(description="Loại gói thầu.")
    name: str
    number: str = Field(description="Số hợp đồng.")
    contractor: str
    selection: Selection | None = Field(description="Hình thức lựa chọn nhà thầu.")
    signed_on: dt.date | None
    amount: int | None = Field(description="Giá trị như đã điều chỉnh, đồng; null khi chưa ghi.")
    finish_due: dt.date | None
    state: ContractState
    reason: str = Field(description="Vì sao khôi phục, nếu đã từng bỏ.")
    since: dt.date = Field(description="Ngày của dòng sổ đang có hiệu lực.")
    document: str
    amendments: list[WorkAmendmentOut]


class WorkFundingOut(Out):
    """A part of the total cost."""

    source: str
    provider: str
    amount: int


class WorkObstacleOut(Out):
    """An obstacle: what it is, who must remove it by when, and how it was settled."""

    code: str
    cause: str
    text: str
    owner: str
    due: dt.date | None
    state: str
    opened_on: dt.date
    settled_on: dt.date | None


class WorkRemarkOut(Out):
    """A remark of those who watch, and the answer."""

    code: str
    text: str
    speaker: str
    said_on: dt.date
    answer: str


class WorkPhotoOut(Out):
    """What is told of a picture."""

    sha256: str = Field(description="SHA-256 của ảnh đã giữ; dùng để tải ảnh.")
    caption: str
    name: str
    media_type: str
    size: int = Field(description="Dung lượng, byte.")
    on: dt.date
    document: str


class OneWorkOut(WorkOut):
    """All that is written of a work up to the day asked."""

    card: WorkCardOut | None
    states: list[WorkStateOut]
    contracts: list[WorkContractOut]
    funding: list[WorkFundingOut]
    hurdles: list[WorkObstacleOut]
    remarks: list[WorkRemarkOut]
    photos: list[WorkPhotoOut]


class OneWorkAsked(In):
    """The day a question is about, and the day on which what it tells was known."""

    on: Day | None = Field(None, description="Ngày hỏi; mặc định là hôm nay.")
    as_known: Day | None = Field(None, description="Theo những gì đã biết đến ngày này.")


class PhotoAsked(In):
    """Which picture of a work."""

    code: Code
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$", examples=["0" * 64])]


class PackageAsked(OneWorkAsked):
    """Which works a package tells of."""

    unit: Code | None = Field(None, description="Đơn vị và cấp dưới; mặc định cả tỉnh.")
    after: After = ""
    limit: Limit = 200


class WorksAsked(PackageAsked):
    """Which works are listed."""

    project: Name | None = None
    work_type: WorkType | None = None
    stage: WorkStage | None = None
    plan_year: Whole | None = Field(None, examples=[2020])
    late: bool = Field(default=False, description="Chỉ công trình quá hạn hoàn thành.")
    obstructed: bool = Field(default=False, description="Chỉ công trình đang có vướng mắc.")
