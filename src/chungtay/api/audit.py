"""The audit log: who saw and changed what, and whether it is still as it was written."""

from __future__ import annotations

import datetime as dt
import json
from typing import Annotated

from django.conf import settings
from django.http import HttpRequest
from ninja import Query, Router
from pydantic import Field

from chungtay.api.auth import actor
from chungtay.api.schema import After, Day, In, Limit, Line, Name, Number, Out, PageOut
from chungtay.apps.audit import queries
from chungtay.apps.audit.services import saw
from chungtay.apps.people.queries import unit_scope
from chungtay.apps.units import queries as units
from chungtay.core.audit.event import Event, EventKind
from chungtay.core.kernel.page import cursor, numbered
from chungtay.core.people.actions import READ_AUDIT
from chungtay.core.people.actor import COUNTRY, Actor, NotAllowed
from chungtay.flows.today import today

router = Router(tags=["Nhật ký"])
_LIST = "audit"


class EventOut(Out):
    """One line of the log."""

    number: int
    at: dt.datetime
    user: int
    name: str
    kind: EventKind
    action: str
    subject: str
    unit: str
    reason: str
    details: dict[str, object]
    ip: str


class LogAsked(In):
    """Which lines are asked for."""

    user: Number | None = None
    action: Name | None = None
    subject: Line = Field("", description="Đối tượng bắt đầu bằng.")
    kind: EventKind | None = None
    since: Day | None = None
    until: Day | None = Field(None, description="Đến hết ngày này.")
    after: After = ""
    limit: Limit = 100


class SealOut(Out):
    """How far the log is sealed; `head` is to be kept elsewhere."""

    batches: int
    head: str
    sealed_at: dt.datetime | None
    unsealed: int


class TamperingOut(Out):
    """One thing wrong with the log."""

    batch: int
    event: int
    what: str
    message: str


class VerificationOut(Out):
    """What proving the whole log found."""

    sound: bool
    events: int
    sealed: int
    unsealed: int
    batches: int
    head: str
    faults: list[TamperingOut]


class VerificationAsked(In):
    """A head kept elsewhere, to be held against the chain."""

    against: Annotated[str, Field(pattern=r"^([0-9a-f]{64})?$")] = ""


@router.get("", response=PageOut[EventOut], summary="Nhật ký")
def log(request: HttpRequest, asked: Query[LogAsked]) -> PageOut[EventOut]:
    """Các dòng tài khoản được xem, mới nhất trước. Việc xem cũng được ghi lại."""
    by = actor(request)
    scope = _scope(by)
    before = numbered(_LIST, asked.after)
    found = queries.log(
        queries.Asked(
            user=asked.user,
            action=asked.action or "",
            subject=asked.subject,
            kind=asked.kind.value if asked.kind else "",
            since=queries.midnight(asked.since),
            until=queries.midnight(asked.until, after=1),
            units=scope,
        ),
        before=before,
        size=asked.limit,
    )
    saw(by=by, subject="audit", action=READ_AUDIT)
    after = "" if found.older is None else cursor(_LIST, (str(found.older),))
    return PageOut[EventOut](items=[_event(one) for one in found.events], next=after)


@router.get("/seal", response=SealOut, summary="Niêm phong nhật ký đến đâu")
def seal(request: HttpRequest) -> SealOut:
    """Số lô đã niêm, mã đầu chuỗi và số dòng chưa niêm."""
    _scope(actor(request))
    last = queries.last_seal()
    return SealOut(
        batches=last.number if last else 0,
        head=last.digest if last else "",
        sealed_at=last.at if last else None,
        unsealed=queries.unsealed_count(last),
    )


@router.get("/verification", response=VerificationOut, summary="Kiểm chứng nhật ký")
def verification(request: HttpRequest, asked: Query[VerificationAsked]) -> VerificationOut:
    """Tính lại cả chuỗi và nêu từng dòng bị sửa, xóa hay chèn. Cần quyền xem toàn bộ nhật ký."""
    by = actor(request)
    if _scope(by) is not None:
        raise NotAllowed(title=READ_AUDIT.title, unit=settings.CHUNGTAY_PROVINCE)
    found = queries.verification(against=asked.against)
    return VerificationOut(
        sound=found.sound,
        events=found.events,
        sealed=found.sealed,
        unsealed=found.unsealed,
        batches=found.batches,
        head=found.head,
        faults=[
            TamperingOut(batch=one.batch, event=one.event, what=one.what.value, message=str(one))
            for one in found.faults[:200]
        ],
    )


def _scope(by: Actor) -> tuple[str, ...] | None:
    """Give the units whose lines somebody may read; None for all, refused where there are none."""
    roots = unit_scope(by, READ_AUDIT)
    if not roots:
        raise NotAllowed(title=READ_AUDIT.title, unit=settings.CHUNGTAY_PROVINCE)
    if COUNTRY in roots or settings.CHUNGTAY_PROVINCE in roots:
        return None
    return tuple(unit.code for root in roots for unit in units.subtree(root, on=today()))


def _event(one: Event) -> EventOut:
    return EventOut(
        number=one.id,
        at=one.at,
        user=one.user,
        name=one.name,
        kind=EventKind(one.kind),
        action=one.action,
        subject=one.subject,
        unit=one.unit,
        reason=one.reason,
        details=json.loads(one.details) if one.details else {},
        ip=one.ip,
    )
