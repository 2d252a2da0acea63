"""Works: a list as of a day, a new one, all of one, and the register in OC4IDS' shape."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import Path, Query, Router

from chungtay.api.auth import actor
from chungtay.api.files import attachment, told_as
from chungtay.api.schema import Code, PageOut
from chungtay.api.works.sent import WorkIn, WorkRecordedOut
from chungtay.api.works.shapes import (
    OneWorkAsked,
    OneWorkOut,
    PackageAsked,
    PhotoAsked,
    WorkOut,
    WorksAsked,
)
from chungtay.api.works.telling import card_told, lists_told, told
from chungtay.apps.units import queries as units
from chungtay.apps.works import queries, services
from chungtay.apps.works.queries import Wanted
from chungtay.core.kernel.page import page
from chungtay.core.works.oc4ids.building import Publisher
from chungtay.core.works.photo import UnknownPhoto
from chungtay.flows import export_works
from chungtay.flows.today import today

router = Router(tags=["Công trình"])


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
    return PageOut[WorkOut](items=[WorkOut(**told(one)) for one in found.items], next=found.next)


@router.post("", response=WorkRecordedOut, summary="Ghi một công trình")
def record_work(request: HttpRequest, body: WorkIn) -> WorkRecordedOut:
    """Công trình mới, hoặc mọi điều đúng với công trình từ một ngày. Dùng kèm Idempotency-Key."""
    services.record_work_stage(by=actor(request), state=body.state())
    return WorkRecordedOut(work=body.code, key="")


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
    """Hồ sơ, các bước, hợp đồng, cơ cấu vốn, vướng mắc, kiến nghị và ảnh của một công trình."""
    whole = queries.whole(code, on=asked.on or today(), known=asked.as_known)
    return OneWorkOut(
        **told(whole.summary),
        card=card_told(whole.card) if whole.card else None,
        **lists_told(whole),
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
