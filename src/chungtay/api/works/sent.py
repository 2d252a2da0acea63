"""What is sent to be written of works: each says one thing, from a day on, on a document."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field, StringConstraints

from chungtay.api.ledger import Document
from chungtay.api.schema import Code, Day, In, Line, Name, Out, Whole, Words, whole_number
from chungtay.api.works.shapes import WorkStage
from chungtay.core.capital.line import Source
from chungtay.core.kernel.money import Dong
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.record import Grounds
from chungtay.core.works.card import WorkCard
from chungtay.core.works.contract import ContractState, Package, Selection, WorkContract
from chungtay.core.works.funding import Funding
from chungtay.core.works.obstacle import Obstacle, ObstacleState
from chungtay.core.works.remark import Remark
from chungtay.core.works.work import WorkState, WorkType
from chungtay.flows.today import today

Percent = Annotated[int, BeforeValidator(whole_number), Field(ge=0, le=100)]
Degrees = Annotated[int, BeforeValidator(whole_number), Field(ge=0, le=180_000_000)]
OneOrNone = r"^([A-Za-z0-9][A-Za-z0-9._:-]{0,63})?$"
"""A code, or nothing."""
ContractKey = Annotated[
    str,
    Field(
        pattern=r"^([A-Za-z0-9][A-Za-z0-9-]{0,15})?$",
        description="Mã hợp đồng trong công trình; trống nếu là hợp đồng mới.",
    ),
]


class OfWorkIn(In):
    """From which day a thing is true of a work, and the document it rests on."""

    on: Day = Field(description="Tính từ ngày.")
    document: Document

    @property
    def grounds(self) -> Grounds:
        """Give why it may be believed."""
        return Grounds(self.document, today(), Provenance.REPORTED)


class WorkStageIn(OfWorkIn):
    """How far a work has come; what it is, and where, stays as it is known."""

    stage: WorkStage
    cost: Whole = Field(description="Tổng mức đầu tư, đồng.", examples=[2_000_000_000])
    progress: Percent | None = Field(None, description="Khối lượng hoàn thành, phần trăm.")
    reason: Line = Field("", description="Cần ghi khi dừng, khi khối lượng giảm.")


class WorkIn(WorkStageIn):
    """A work as it stands: a new one, or all that is true of one from a day on."""

    code: Code = Field(examples=["gn.p1.infra.001"])
    name: Annotated[Line, Field(min_length=1)]
    work_type: WorkType
    programme: Line = Field(examples=["gn"])
    project: Name | None = Field(None, examples=["gn.p1.infra"])
    unit: Code
    plan_year: Annotated[int, BeforeValidator(whole_number), Field(ge=1990, le=2100)]

    def state(self) -> WorkState:
        """Give it in the core's words."""
        return WorkState(
            self.code, self.name, self.programme, self.project or "", self.work_type, self.unit,
            self.plan_year, self.stage, self.on, Dong(self.cost), self.grounds, self.progress,
            self.reason,
        )  # fmt: skip


class WorkCardIn(OfWorkIn):
    """The papers of a work, all of them: what is left out is not known."""

    investor: Annotated[str, Field(pattern=OneOrNone)] = Field("", description="Mã chủ tài khoản.")
    approval: Line = ""
    submitted_on: Day | None = Field(None, description="Ngày trình phê duyệt.")
    approved_on: Day | None = None
    planned_start: Day | None = None
    planned_finish: Day | None = None
    special_mechanism: bool = False
    community_share: Whole | None = None
    capacity: Line = ""
    project_code: Line = ""
    treasury_code: Line = ""
    maintainer: Line = ""
    lat_e6: Degrees | None = Field(None, description="Vĩ độ, phần triệu độ.")
    lon_e6: Degrees | None = Field(None, description="Kinh độ, phần triệu độ.")

    def card(self, work: str) -> WorkCard:
        """Give it in the core's words."""
        share = None if self.community_share is None else Dong(self.community_share)
        told = self.model_dump(exclude={"document", "community_share"})
        return WorkCard(work=work, community_share=share, grounds=self.grounds, **told)


class WorkContractIn(OfWorkIn):
    """How a contract stands from a day on, whole: signed, amended, over, or void."""

    contract: ContractKey = ""
    package: Package
    name: Line = ""
    number: Line = Field("", description="Số hợp đồng.")
    contractor: Line = ""
    selection: Selection | None = None
    signed_on: Day | None = None
    amount: Whole | None = Field(None, description="Giá trị như đã điều chỉnh, đồng.")
    finish_due: Day | None = None
    amendment: Line = Field("", description="Phụ lục, quyết định điều chỉnh giá trị, thời hạn.")
    state: ContractState = ContractState.IN_FORCE
    reason: Line = Field("", description="Vì sao bỏ; cần ghi khi khôi phục hợp đồng đã bỏ.")

    def told(self, work: str) -> WorkContract:
        """Give it in the core's words."""
        amount = None if self.amount is None else Dong(self.amount)
        told = self.model_dump(exclude={"document", "amount"})
        return WorkContract(work=work, amount=amount, grounds=self.grounds, **told)


class WorkFundingIn(OfWorkIn):
    """How much of the total cost one source bears; nought takes it out."""

    source: Source
    provider: Line = ""
    amount: Whole = Field(description="Đồng.")

    def part(self, work: str) -> Funding:
        """Give it in the core's words."""
        return Funding(work, self.source, self.provider, Dong(self.amount), self.on, self.grounds)


class WorkObstacleIn(OfWorkIn):
    """What keeps a work from going on, who must remove it and by when."""

    cause: Code = Field(description="Loại vướng mắc.", examples=["mat-bang"])
    text: Annotated[Words, Field(min_length=1)]
    owner: Annotated[str, Field(pattern=OneOrNone)] = Field("", description="Cơ quan phải gỡ.")
    due: Day | None = Field(None, description="Hạn gỡ.")

    def obstacle(self, work: str) -> Obstacle:
        """Give it in the core's words; its code is found by the register."""
        return Obstacle(
            "", work, self.cause, self.text, self.owner, self.due, ObstacleState.OPEN, self.on,
            self.grounds,
        )  # fmt: skip


class ObstacleSettledIn(OfWorkIn):
    """How an obstacle was removed."""

    how: Annotated[Words, Field(min_length=1)]


class WorkRemarkIn(OfWorkIn):
    """What those who watch a work say of it."""

    text: Annotated[Words, Field(min_length=1)]
    speaker: Annotated[Line, Field(min_length=1)]

    def remark(self, work: str) -> Remark:
        """Give it in the core's words."""
        return Remark(work, self.text, self.speaker, "", self.on, self.grounds)


class RemarkAnsweredIn(OfWorkIn):
    """The answer to a remark."""

    answer: Annotated[Words, Field(min_length=1)]


class WorkPhotoIn(OfWorkIn):
    """What is told of a picture of a work that is sent with it."""

    caption: Annotated[Line, StringConstraints(strip_whitespace=True, min_length=1)] = Field(
        description="Ảnh chụp gì."
    )


class WorkRecordedOut(Out):
    """What was written: of which work, and under which code within it, if it has one."""

    work: str
    key: str = Field(description="Mã hợp đồng, vướng mắc, kiến nghị; trống nếu không có mã riêng.")
