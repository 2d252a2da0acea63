"""Many reports: lists, what a person has to do, the matrix, whom to call, changes after closing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated

from django.http import HttpRequest
from ninja import Query, Router
from pydantic import Field

from chungtay.api.auth import actor
from chungtay.api.schema import After, Day, In, Limit, Out, PageOut
from chungtay.api.submissions.shapes import (
    AmendmentOut,
    BriefOut,
    Form,
    KeyOut,
    PeriodCode,
    Unit,
)
from chungtay.api.submissions.telling import amendments_out, brief_out
from chungtay.apps.people.queries import contacts_of
from chungtay.apps.submissions import queries
from chungtay.apps.submissions.queries.reach import Reach, reach
from chungtay.core.kernel.page import cut, numbered
from chungtay.core.submissions.filing import Brief
from chungtay.core.submissions.period import period
from chungtay.core.submissions.sheet import Sheet
from chungtay.core.submissions.workflow import WITH_THE_UNIT, State
from chungtay.core.units.unit import Level
from chungtay.flows.today import today
from chungtay.packs import forms

router = Router(tags=["Báo cáo kỳ"])
_LIST, _LATE = "submissions", "late"
Forms = Annotated[list[Form], Field(max_length=40, description="Mã biểu; lặp lại.")]
Periods = Annotated[list[PeriodCode], Field(max_length=60, description="Mã kỳ; lặp lại.")]
UnitAsked = Annotated[
    Unit | None, Field(description="Đơn vị và mọi đơn vị bên dưới; mặc định mọi nơi được xem.")
]


class ListAsked(In):
    """Which reports are asked for."""

    unit: UnitAsked = None
    form: Forms = []
    period: Periods = []
    state: list[State] = Field([], max_length=6)
    level: list[Level] = Field([], max_length=3)
    since: Day | None = Field(None, description="Kỳ kết thúc từ ngày này.")
    until: Day | None = Field(None, description="Kỳ kết thúc đến hết ngày này.")
    desk: Unit | None = Field(None, description="Đang nằm ở nơi nào.")
    overdue: bool = Field(default=False, description="Chỉ báo cáo quá hạn chưa gửi.")
    after: After = ""
    limit: Limit = 100


class ToDoOut(Out):
    """What waits for the caller."""

    fill: list[BriefOut] = Field(description="Cần nhập và gửi.")
    returned: list[BriefOut] = Field(description="Bị trả lại.")
    review: list[BriefOut] = Field(description="Chờ tiếp nhận hoặc phê duyệt tại nơi mình làm.")
    late: list[BriefOut] = Field(description="Quá hạn ở các đơn vị bên dưới.")


class Dividing(StrEnum):
    """By which units a matrix is divided."""

    DISTRICT = "district"
    PROVINCE = "province"


class MatrixAsked(In):
    """What a matrix is asked of."""

    period: Annotated[list[PeriodCode], Field(min_length=1, max_length=24)]
    unit: UnitAsked = None
    form: Forms = []
    by: Dividing = Dividing.DISTRICT


class TallyOut(Out):
    """How many reports of a unit's subtree are in a state, for one form and period."""

    unit: str
    form: str
    period: str
    state: State
    count: int
    late: int
    missing_sources: int


class ContactOut(Out):
    """Somebody to call."""

    name: str
    position: str
    phone: str
    email: str


class LateOut(BriefOut):
    """A late report, and who answers for it."""

    contacts: list[ContactOut]


class LateAsked(In):
    """Which late reports are asked for."""

    unit: UnitAsked = None
    form: Forms = []
    after: After = ""
    limit: Limit = 100


class ClosedAsked(In):
    """Between which days closed periods were changed."""

    since: Day
    until: Day
    unit: UnitAsked = None


class ClosedChangeOut(KeyOut):
    """What was changed in a period that had been closed, and why it was opened again."""

    unit_title: str
    on: dt.date
    at: dt.datetime
    by: str
    reason: str
    changes: list[AmendmentOut]


@router.get("", response=PageOut[BriefOut], summary="Danh sách báo cáo kỳ")
def list_submissions(request: HttpRequest, asked: Query[ListAsked]) -> PageOut[BriefOut]:
    """Các báo cáo tài khoản được xem, theo thứ tự mở kỳ; thu hẹp bằng các tham số."""
    number = numbered(_LIST, asked.after) or 0
    found: list[Brief] = []
    for one in _reach(request, asked.unit, asked.form):
        found += queries.briefs(
            scope=one.scope,
            on=today(),
            since=asked.since,
            until=asked.until,
            forms=one.forms,
            periods=asked.period,
            states=asked.state,
            levels=[level.value for level in asked.level],
            desk=asked.desk or "",
            overdue=asked.overdue,
            after=number,
            limit=asked.limit + 1,
        )
    page = cut(_LIST, _by_number(found), asked.limit, lambda one: (str(one.number),))
    return PageOut[BriefOut](items=[brief_out(one) for one in page.items], next=page.next)


@router.get("/to-do", response=ToDoOut, summary="Việc cần làm của tôi")
def to_do(request: HttpRequest) -> ToDoOut:
    """Những gì đang chờ chính tài khoản này."""
    waiting = queries.to_do(actor(request), on=today())
    return ToDoOut(
        fill=[brief_out(one) for one in waiting.fill],
        returned=[brief_out(one) for one in waiting.returned],
        review=[brief_out(one) for one in waiting.review],
        late=[brief_out(one) for one in waiting.late],
    )


@router.get("/matrix", response=list[TallyOut], summary="Ma trận nộp báo cáo")
def matrix(request: HttpRequest, asked: Query[MatrixAsked]) -> list[TallyOut]:
    """Số báo cáo theo huyện (hoặc tỉnh), biểu, kỳ và trạng thái; số quá hạn, số thiếu nguồn vốn."""
    found = [
        tally
        for one in _reach(request, asked.unit, asked.form)
        for tally in queries.tallies(
            scope=one.scope, by=asked.by.value, periods=asked.period, on=today(), forms=one.forms
        )
    ]
    return [
        TallyOut(
            unit=tally.unit,
            form=tally.form,
            period=tally.period,
            state=tally.state,
            count=tally.count,
            late=tally.late,
            missing_sources=tally.missing_sources,
        )
        for tally in found
    ]


@router.get("/late", response=PageOut[LateOut], summary="Báo cáo quá hạn và người cần gọi")
def late(request: HttpRequest, asked: Query[LateAsked]) -> PageOut[LateOut]:
    """Báo cáo quá hạn chưa gửi, kèm người chịu trách nhiệm và số điện thoại."""
    on, number = today(), numbered(_LATE, asked.after) or 0
    found: list[Brief] = []
    for one in _reach(request, asked.unit, asked.form):
        found += queries.briefs(
            scope=one.scope,
            on=on,
            forms=one.forms,
            states=sorted(WITH_THE_UNIT),
            overdue=True,
            after=number,
            limit=asked.limit + 1,
        )
    page = cut(_LATE, _by_number(found), asked.limit, lambda one: (str(one.number),))
    people = contacts_of({one.key.unit for one in page.items}, on=on)
    items = [
        LateOut(
            **brief_out(one).model_dump(),
            contacts=[
                ContactOut(name=who.name, position=who.position, phone=who.phone, email=who.email)
                for who in people[one.key.unit]
            ],
        )
        for one in page.items
    ]
    return PageOut[LateOut](items=items, next=page.next)


@router.get("/closed-changes", response=list[ClosedChangeOut], summary="Thay đổi ở các kỳ đã đóng")
def closed_changes(request: HttpRequest, asked: Query[ClosedAsked]) -> list[ClosedChangeOut]:
    """Ô nào đổi sau khi kỳ đã được phê duyệt, ai đổi, vì sao mở lại; mới nhất trước."""
    found = [
        change
        for one in _reach(request, asked.unit, ())
        for change in queries.closed_changes(scope=one.scope, since=asked.since, until=asked.until)
        if not one.forms or change.key.form in one.forms
    ]
    return [
        ClosedChangeOut(
            form=change.key.form,
            unit=change.key.unit,
            period=change.key.period,
            unit_title=change.unit_title,
            on=change.on,
            at=change.at,
            by=change.by,
            reason=change.reason,
            changes=amendments_out(change.changes, _blank(change)),
        )
        for change in sorted(found, key=lambda one: one.at, reverse=True)
    ]


def _blank(change: queries.ClosedChange) -> Sheet:
    """Give the sheet of a change as far as its columns go: it is not read for each of many."""
    form = forms.version(change.key.form, change.version)
    when = period(change.key.period, cutoff=form.cutoff)
    return Sheet(form, change.key.unit, when, (), {})


def _reach(request: HttpRequest, unit: str | None, wanted: Iterable[str]) -> tuple[Reach, ...]:
    """Tell how far the caller may look; refuses a form that nobody defines."""
    on = today()
    codes = tuple(dict.fromkeys(wanted))
    for code in codes:
        if not any(form.code == code for form in forms.every()):
            forms.form(code, on=on)
    return reach(actor(request), on=on, unit=unit or "", forms=codes)


def _by_number(found: Iterable[Brief]) -> list[Brief]:
    """Put reports of several reaches together, each once, in the order of their opening."""
    return [one for _, one in sorted({one.number: one for one in found}.items())]
