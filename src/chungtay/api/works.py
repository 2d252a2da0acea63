"""Works: a list as of a day, all that is written of one, and the register in OC4IDS' shape."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import Path, Query, Router
from pydantic import Field

from chungtay.api.files import attachment, told_as
from chungtay.api.schema import After, Code, Day, In, Limit, Name, Out, PageOut, Whole, written_out
from chungtay.apps.units import queries as units
from chungtay.apps.works import queries
from chungtay.apps.works.queries import Wanted
from chungtay.core.kernel.money import Dong
from chungtay.core.kernel.page import page
from chungtay.core.works.card import WorkCard
from chungtay.core.works.oc4ids.building import Publisher
from chungtay.core.works.photo import UnknownPhoto
from chungtay.core.works.whole import WorkSummary, WorkWhole
from chungtay.core.works.work import Stage, WorkType
from chungtay.flows import export_works
from chungtay.flows.today import today

router = Router(tags=["Công trình"])
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
    contracted: int | None = Field(description="Giá trị hợp đồng, đồng.")
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
    approved_on: dt.date | None
    planned_start: dt.date | None
    special_mechanism: bool
    community_share: int | None
    capacity: str
    contractor: str
    contract: str
    contract_on: dt.date | None
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

    text: str
    speaker: str
    said_on: dt.date
    answer: str


class WorkPhotoOut(Out):
    """What is told of a picture."""

    sha256: str
    caption: str
    name: str
    media_type: str
    size: int
    on: dt.date


class OneWorkOut(WorkOut):
    """All that is written of a work up to the day asked."""

    card: WorkCardOut | None
    states: list[WorkStateOut]
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


@router.get("", response=PageOut[WorkOut], summary="Danh sách công trình vào một ngày")
def list_works(request: HttpRequest, asked: Query[WorksAsked]) -> PageOut[WorkOut]:  # noqa: ARG001
    """Công trình của đơn vị và cấp dưới, theo mã, ở tình trạng của ngày hỏi."""
    wanted = Wanted(
        project=asked.project or "",
        work_type=asked.work_type,
        stage=asked.stage,
        plan_year=asked.plan_year,
        late=asked.late,
        obstructed=asked.obstructed,
    )
    found = page(
        "works",
        queries.works(_codes(asked), on=asked.on or today(), wanted=wanted, known=asked.as_known),
        after=asked.after,
        limit=asked.limit,
        mark=lambda work: (work.code,),
    )
    return PageOut[WorkOut](items=[WorkOut(**_told(one)) for one in found.items], next=found.next)


@router.get("/oc4ids", response=dict[str, Any], summary="Công trình theo OC4IDS 0.9")
def works_as_oc4ids(request: HttpRequest, asked: Query[PackageAsked]) -> dict[str, Any]:
    """Gói dự án theo chuẩn OC4IDS 0.9; `links.next` là trang sau, nếu còn."""
    on = asked.on or today()
    found = page(
        "oc4ids",
        queries.works(_codes(asked), on=on, known=asked.as_known),
        after=asked.after,
        limit=asked.limit,
        mark=lambda work: (work.code,),
    )
    unit = units.unit(asked.unit or settings.CHUNGTAY_PROVINCE, on=on)
    here = request.build_absolute_uri(request.path).removesuffix("/oc4ids")
    publisher = Publisher(f"Ủy ban nhân dân {unit.title}", uri=here)
    made = export_works.told_as_package(
        found.items, publisher=publisher, on=on, known=asked.as_known
    )
    if found.next:
        asked_again = request.GET.copy()
        asked_again["after"] = found.next
        made["links"] = {"next": f"{here}/oc4ids?{asked_again.urlencode()}"}
    return made


@router.get("/{code}", response=OneWorkOut, summary="Một công trình vào một ngày")
def one_work(request: HttpRequest, code: Code, asked: Query[OneWorkAsked]) -> OneWorkOut:  # noqa: ARG001
    """Hồ sơ, các bước, cơ cấu vốn, vướng mắc, kiến nghị và ảnh của một công trình."""
    whole = queries.whole(code, on=asked.on or today(), known=asked.as_known)
    return OneWorkOut(
        **_told(whole.summary),
        card=_card(whole.card) if whole.card else None,
        **_lists(whole),
    )


@router.get(
    "/{code}/photos/{sha256}",
    summary="Một ảnh của công trình",
    openapi_extra=told_as("Ảnh.", media_type="image/*"),
)
def work_photo(request: HttpRequest, asked: Path[PhotoAsked]) -> HttpResponse:  # noqa: ARG001
    """Ảnh như khi được kèm."""
    found = queries.photo_content(asked.code, asked.sha256)
    if found is None:
        raise UnknownPhoto(work=asked.code, photo=asked.sha256)
    photo, content = found
    return attachment(content, name=photo.name, media_type=photo.media_type)


def _codes(asked: PackageAsked) -> list[str] | None:
    """Give the units asked for; none named is every one, also those that have ended since."""
    if asked.unit is None:
        return None
    on = asked.on or today()
    return [one.code for one in units.subtree(units.unit(asked.unit, on=on).code, on=on)]


def _told(work: WorkSummary) -> dict[str, Any]:
    state, point = work.state, work.point
    return {
        "code": work.code,
        "name": work.name,
        "work_type": state.work_type,
        "programme": state.programme,
        "project": state.project,
        "unit": state.unit,
        "plan_year": state.plan_year,
        "stage": work.stage,
        "since": work.since,
        "progress": work.progress,
        "cost": work.cost.amount,
        "contracted": _amount(work.contracted),
        "investor": work.investor,
        "planned_finish": work.planned_finish,
        "finished_on": work.finished_on,
        "late_by": work.late_by,
        "obstacles": work.obstacles,
        "lat_e6": point[0] if point else None,
        "lon_e6": point[1] if point else None,
    }


def _amount(dong: Dong | None) -> int | None:
    return None if dong is None else dong.amount


def _card(card: WorkCard) -> WorkCardOut:
    return WorkCardOut(
        approval=card.approval,
        approved_on=card.approved_on,
        planned_start=card.planned_start,
        special_mechanism=card.special_mechanism,
        community_share=_amount(card.community_share),
        capacity=card.capacity,
        contractor=card.contractor,
        contract=card.contract,
        contract_on=card.contract_on,
        project_code=card.project_code,
        treasury_code=card.treasury_code,
        maintainer=card.maintainer,
        document=card.grounds.document,
    )


def _lists(whole: WorkWhole) -> dict[str, Any]:
    return {
        "states": [
            WorkStateOut(
                stage=one.stage,
                on=one.on,
                progress=one.progress,
                cost=one.cost.amount,
                reason=one.reason,
                document=one.grounds.document,
                provenance=one.grounds.provenance.value,
            )
            for one in whole.states
        ],
        "funding": [
            WorkFundingOut(source=one.source.value, provider=one.provider, amount=one.amount.amount)
            for one in whole.funding
        ],
        "hurdles": [
            WorkObstacleOut(
                code=one.last.obstacle,
                cause=one.last.cause,
                text=one.text,
                owner=one.last.owner,
                due=one.last.due,
                state=one.last.state.value,
                opened_on=one.opened_on,
                settled_on=None if one.is_open else one.last.on,
            )
            for one in whole.obstacles
        ],
        "remarks": [
            WorkRemarkOut(
                text=one.last.text,
                speaker=one.last.speaker,
                said_on=one.said_on,
                answer=one.last.answer,
            )
            for one in whole.remarks
        ],
        "photos": [
            WorkPhotoOut(
                sha256=one.sha256,
                caption=one.caption,
                name=one.name,
                media_type=one.media_type,
                size=one.size,
                on=one.on,
            )
            for one in whole.photos
        ],
    }
