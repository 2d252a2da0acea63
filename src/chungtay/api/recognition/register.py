"""The register of recognitions over HTTP, what was lost since, and taking a recognition away."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from django.http import HttpRequest
from ninja import Query, Router
from pydantic import Field

from chungtay.api.auth import actor
from chungtay.api.recognition.shapes import (
    PaperIn,
    Reason,
    RecognitionDayAsked,
    RecognitionUnitsAsked,
    Village,
    Year,
    home,
    titled,
)
from chungtay.api.schema import Code, Day, Out, PageOut, TitleOut
from chungtay.apps.criteria.recognition import queries, services
from chungtay.apps.units import queries as units
from chungtay.apps.units.bodies import ended
from chungtay.core.criteria.grade import Grade
from chungtay.core.criteria.recognition.backsliding import Backslider, Lost, Why
from chungtay.core.criteria.recognition.recheck import LONGEST_CAUSE, Found, Recheck
from chungtay.core.criteria.record import Held
from chungtay.core.kernel.page import page
from chungtay.core.kernel.provenance import Provenance
from chungtay.flows.backsliding import backsliding

router = Router(tags=["Công nhận"])
Cause = Annotated[str, Field(max_length=LONGEST_CAUSE, pattern=r"^[^\x00-\x08\x0b-\x1f\x7f]*$")]
Agency = Annotated[str, Field(max_length=48, pattern=r"^[^\x00-\x1f\x7f]*$")]
Criterion = Annotated[str, Field(pattern=r"^(\d{2})?$", examples=["17"])]


class DecisionsAsked(RecognitionUnitsAsked):
    """Which decisions are listed."""

    grade: Grade | None = None
    for_year: Year | None = None
    villages: bool = Field(default=False, description="Thôn thay cho xã, huyện.")


class RecognitionOut(Out):
    """A recognition as it was given, and whether it stands on the day asked."""

    unit: str
    village: str
    grade: Grade
    field: str
    for_year: int
    on: dt.date = Field(description="Ngày quyết định.")
    document: str
    provenance: Provenance
    file: str = Field(description="Mã hồ sơ; trống khi chỉ biết quyết định.")
    reason: str = Field(description="Căn cứ thu hồi, hoặc căn cứ công nhận khi còn thiếu.")
    withdrawn_on: dt.date | None
    ended_on: dt.date | None = Field(description="Ngày đơn vị được sắp xếp, nếu đã.")
    stands: bool


class LostOut(Out):
    """A criterion that a recognised place does not meet: since when, why, and the last re-check."""

    criterion: str
    since: dt.date
    why: Why
    title: TitleOut
    words: TitleOut
    requirement: str
    agencies: list[str]
    found: Found | None
    cause: str
    agency: str
    due: dt.date | None
    overdue_days: int


class BacksliderOut(Out):
    """A place that is recognised and does not meet all."""

    unit: str
    grade: Grade
    for_year: int
    recognised_on: dt.date
    criteria_set: str
    met: int
    asked: int
    lost: list[LostOut]


class LostAsked(RecognitionDayAsked):
    """Of which units."""

    unit: Code | None = Field(None, description="Đơn vị và cấp dưới; mặc định cả tỉnh.")


class WithdrawalIn(PaperIn):
    """Which recognition is taken away, by which decision, and why."""

    unit: Code
    village: Village = ""
    grade: Grade
    ground: Reason = Field(description="Căn cứ thu hồi; bắt buộc.")


class RecheckIn(PaperIn):
    """What a re-check found of one criterion; `criterion` is empty where all is kept."""

    unit: Code
    village: Village = ""
    grade: Grade
    criteria_set: Annotated[str, Field(max_length=32, pattern=r"^[A-Za-z0-9-]*$")] = ""
    criterion: Criterion = ""
    found: Found
    cause: Cause = ""
    agency: Agency = ""
    due: Day | None = None


class RecognitionWrittenOut(Out):
    """The natural keys written."""

    written: list[str]


@router.get("/decisions", response=PageOut[RecognitionOut], summary="Sổ công nhận")
def decisions(request: HttpRequest, asked: Query[DecisionsAsked]) -> PageOut[RecognitionOut]:  # noqa: ARG001
    """Quyết định công nhận đến ngày hỏi, ngày sau cùng trước; đã thu hồi hay đơn vị đã sắp xếp."""
    told = queries.recognitions(on=asked.day, within=asked.within, villages=asked.villages)
    rows = [
        one
        for one in queries.held(told)
        if asked.grade in (None, one.given.grade) and asked.for_year in (None, one.given.for_year)
    ]
    rows.sort(key=_order)
    found = page("decisions", rows, after=asked.after, limit=asked.limit, mark=_order)
    gone = ended(((one.given.unit, one.given.on) for one in found.items), on=asked.day)
    items = [_told(one, gone.get((one.given.unit, one.given.on))) for one in found.items]
    return PageOut[RecognitionOut](items=items, next=found.next)


@router.get("/lost", response=list[BacksliderOut], summary="Đã công nhận, không giữ đủ tiêu chí")
def lost(request: HttpRequest, asked: Query[LostAsked]) -> list[BacksliderOut]:  # noqa: ARG001
    """Tiêu chí nào không còn đạt, từ khi nào, vì sao, ai xử lý; chưa đánh giá thì không kể."""
    inside = None
    if asked.unit is not None:
        inside = [one.code for one in units.subtree(asked.unit, on=asked.day)]
    found = backsliding(province=home(), on=asked.day, within=inside)
    return [_backslider(one, asked.day) for one in found]


@router.post("/withdrawals", response=RecognitionOut, summary="Thu hồi một công nhận")
def withdraw(request: HttpRequest, body: WithdrawalIn) -> RecognitionOut:
    """Ghi quyết định thu hồi với căn cứ. Dùng kèm Idempotency-Key."""
    taken = services.withdraw_recognition(
        by=actor(request), unit=body.unit, village=body.village, grade=body.grade,
        ground=body.ground, on=body.on, grounds=body.grounds,
    )  # fmt: skip
    villages = bool(body.village)
    told = queries.held(queries.recognitions(on=body.on, within=[body.unit], villages=villages))
    return next(_told(one, None) for one in reversed(told) if one.taken == taken)


@router.post("/rechecks", response=RecognitionWrittenOut, summary="Ghi kết quả phúc tra")
def recheck(request: HttpRequest, body: RecheckIn) -> RecognitionWrittenOut:
    """Tiêu chí mất cần nguyên nhân và hạn khắc phục. Dùng kèm Idempotency-Key."""
    row = Recheck(
        unit=body.unit, grade=body.grade, criteria_set=body.criteria_set if body.criterion else "",
        criterion=body.criterion, found=body.found, on=body.on, grounds=body.grounds,
        cause=body.cause, agency=body.agency, due=body.due, village=body.village,
    )  # fmt: skip
    return RecognitionWrittenOut(
        written=list(services.record_recheck(by=actor(request), found=[row]))
    )


def _order(one: Held) -> tuple[str, ...]:
    """Order the newest first, as texts that a cursor can name."""
    given = one.given
    return (f"{dt.date.max.toordinal() - given.on.toordinal():07}", given.place, given.grade.value)


def _told(one: Held, gone: dt.date | None) -> RecognitionOut:
    given, taken = one.given, one.taken
    return RecognitionOut(
        unit=given.unit,
        village=given.village,
        grade=given.grade,
        field=given.field,
        for_year=given.for_year,
        on=given.on,
        document=given.grounds.document,
        provenance=given.grounds.provenance,
        file=given.file,
        reason=taken.reason if taken else given.reason,
        withdrawn_on=taken.on if taken else None,
        ended_on=gone,
        stands=taken is None and gone is None,
    )


def _backslider(one: Backslider, on: dt.date) -> BacksliderOut:
    given = one.recognition
    return BacksliderOut(
        unit=given.unit,
        grade=given.grade,
        for_year=given.for_year,
        recognised_on=given.on,
        criteria_set=one.criteria_set,
        met=one.met,
        asked=one.asked,
        lost=[_lost(each, on) for each in one.lost],
    )


def _lost(one: Lost, on: dt.date) -> LostOut:
    found = one.recheck
    return LostOut(
        criterion=one.criterion,
        since=one.since,
        why=one.why,
        title=titled(one.result.title),
        words=titled(one.result.words),
        requirement=one.result.requirement,
        agencies=list(one.agencies),
        found=found.found if found else None,
        cause=found.cause if found else "",
        agency=found.agency if found else "",
        due=found.due if found else None,
        overdue_days=found.overdue_by(on) if found else 0,
    )
