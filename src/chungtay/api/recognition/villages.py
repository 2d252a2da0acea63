"""Villages over HTTP: the list, and what is true of one."""

from __future__ import annotations

from typing import Annotated

from django.http import HttpRequest
from ninja import Query, Router
from pydantic import Field

from chungtay.api.auth import actor
from chungtay.api.recognition.register import RecognitionWrittenOut
from chungtay.api.recognition.shapes import PaperIn, RecognitionUnitsAsked
from chungtay.api.schema import Code, Out, PageOut
from chungtay.apps.criteria.recognition import queries, services
from chungtay.core.criteria.grade import Grade
from chungtay.core.criteria.recognition.village import LONGEST_VILLAGE, Village
from chungtay.core.kernel.page import page

router = Router(tags=["Công nhận"])
VillageCode = Annotated[str, Field(pattern=r"^[0-9A-Za-z]{1,12}$", examples=["01"])]


class VillageOut(Out):
    """A village that stands on the day asked, and to what it is recognised."""

    unit: str
    village: str
    name: str
    scheme: str = Field(examples=["1385"])
    grades: list[Grade]


class VillageIn(PaperIn):
    """What is true of a village from a day on."""

    unit: Code
    village: VillageCode
    name: Annotated[str, Field(min_length=1, max_length=LONGEST_VILLAGE)]
    scheme: Annotated[str, Field(max_length=32, pattern=r"^[A-Za-z0-9-]*$")] = ""
    stands: bool = Field(default=True, description="false: thôn không còn từ ngày này.")


@router.get("/villages", response=PageOut[VillageOut], summary="Danh sách thôn")
def villages(request: HttpRequest, asked: Query[RecognitionUnitsAsked]) -> PageOut[VillageOut]:  # noqa: ARG001
    """Thôn còn tồn tại vào ngày hỏi, theo xã và mã, với mức đang được công nhận."""
    rows = queries.villages(asked.within, on=asked.day)
    found = page("villages", rows, after=asked.after, limit=asked.limit, mark=_mark)
    named = {one.unit for one in found.items}
    held = queries.standing(named, on=asked.day, villages=True)
    items = [
        VillageOut(
            unit=one.unit, village=one.code, name=one.name, scheme=one.scheme,
            grades=[r.grade for r in held if (r.unit, r.village) == (one.unit, one.code)],
        )
        for one in found.items
    ]  # fmt: skip
    return PageOut[VillageOut](items=items, next=found.next)


@router.post("/villages", response=RecognitionWrittenOut, summary="Ghi một thôn")
def record_village(request: HttpRequest, body: VillageIn) -> RecognitionWrittenOut:
    """Ghi điều đúng về thôn từ một ngày; ghi lại cùng ngày là đính chính."""
    said = Village(
        body.unit, body.village, body.name, body.on, body.grounds, stands=body.stands,
        scheme=body.scheme,
    )  # fmt: skip
    written = services.record_village(by=actor(request), village=said)
    return RecognitionWrittenOut(written=list(written))


def _mark(one: Village) -> tuple[str, ...]:
    return (one.unit, one.code)
