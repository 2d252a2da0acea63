"""Reorganisations of units over HTTP: checked with all they move, taken in, undone."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Path, Router
from pydantic import Field

from chungtay.analytics.engine import engine
from chungtay.api.around import asks_measures
from chungtay.api.auth import actor
from chungtay.api.ledger import Document
from chungtay.api.schema import Code, Day, In, Line, Name, Out, written_out
from chungtay.apps.units import reorganisations
from chungtay.core.units.reorganisation import Deed
from chungtay.core.units.succession import SuccessionKind
from chungtay.core.units.unit import Level, UnitType
from chungtay.flows.reorganise_units import Proposal, propose, take, undo
from chungtay.flows.reorganise_units.reading import of_tables
from chungtay.flows.reorganise_units.taking import require_operator
from chungtay.flows.reorganise_units.uploads import moves, told
from chungtay.flows.today import today
from chungtay.packs.unit_sources import Rows

router = Router(tags=["Sắp xếp đơn vị"])
ReorganisationDeed = Annotated[Deed, written_out(Deed)]
Degree = Annotated[str, Field(pattern=r"^-?[0-9]{1,3}(\.[0-9]{1,6})?$|^$")]
Share = Annotated[str, Field(pattern=r"^[0-9]{1,3}(\.[0-9]{1,6})?$|^$", examples=["60"])]
MOST = 20_000
"""Rows of a table in one request: a reorganisation of the whole country has fewer."""


class EventIn(In):
    """An event: the day it takes effect and the resolution."""

    event: Code = Field(examples=["2027"])
    since: Day
    document: Document
    verified: bool = False
    title: Line = ""


class NewUnitIn(In):
    """A unit that an event makes."""

    level: Level
    code: Code
    event: Code
    type: UnitType
    name: Annotated[Line, Field(min_length=1)]
    parent: Line = Field("", description="Mã đơn vị trực tiếp cấp trên; trống với tỉnh.")
    lat: Degree = ""
    lon: Degree = ""


class StepIn(In):
    """Which unit carries on for which; `after` is empty where none does."""

    event: Code
    before: Code
    after: Code | None = None
    kind: SuccessionKind
    main: bool = True
    share: Share = Field("", description="Phần trăm dân cư chuyển sang, nơi văn bản có nêu.")


class ReorganisationIn(In):
    """A reorganisation, as the three sheets of the workbook hold it."""

    name: Annotated[Line, Field(min_length=1, examples=["Nghị quyết 1 năm 2026"])]
    events: Annotated[list[EventIn], Field(min_length=1, max_length=MOST)]
    units: Annotated[list[NewUnitIn], Field(max_length=MOST)]
    successions: Annotated[list[StepIn], Field(min_length=1, max_length=MOST)]


class CheckIn(ReorganisationIn):
    """A reorganisation to be looked at, and the measures of which every moved number is told."""

    measures: Annotated[list[Name], Field(max_length=50)] = []


class ReorganisationRemarkOut(Out):
    """A remark on the reorganisation; an `error` forbids taking it in."""

    code: str
    severity: str
    where: str
    message: str


class FreshOut(Out):
    """A succession that the site does not know yet."""

    before: str
    after: str | None
    since: dt.date
    kind: SuccessionKind


class MovedOut(Out):
    """A number before and after; `refused_for` names units of which it cannot be told any more."""

    measure: str
    at: list[str]
    unit: str
    before: str | None
    after: str | None
    refused_for: list[str]


class CheckOut(Out):
    """What a reorganisation would do; nothing is written."""

    sound: bool
    effective: dt.date | None
    findings: list[ReorganisationRemarkOut]
    successions: list[FreshOut]
    moved: list[MovedOut]


class ReorganisedOut(Out):
    """What was done: the reorganisation's number, rows of units written and taken away.

    Undoing opens files for recognition again that had followed their units: so many `reopened`.
    """

    number: str
    written: int
    removed: int
    reopened: int = 0


class DoneOut(Out):
    """Something done with a reorganisation."""

    number: str
    deed: ReorganisationDeed
    name: str
    on: dt.date
    successions: int
    by: str
    at: dt.datetime | None


class NumberAsked(In):
    """Which reorganisation."""

    number: Code = Field(examples=["0001"])


@router.get("", response=list[DoneOut], summary="Các lần sắp xếp đã nạp, đã hủy nạp")
def listed(request: HttpRequest) -> list[DoneOut]:
    """Theo thứ tự thời gian; chỉ người vận hành được xem."""
    require_operator(actor(request))
    return [
        DoneOut(
            number=one.number, deed=one.deed, name=one.file, on=one.on,
            successions=one.successions, by=one.by, at=one.at,
        )
        for one in reorganisations.done()
    ]  # fmt: skip


@router.post("/check", response=CheckOut, summary="Soát một lần sắp xếp, không ghi gì")
@asks_measures
def check(request: HttpRequest, body: CheckIn) -> Any:
    """Mọi lỗi là một cảnh báo có vị trí; với các chỉ số được nêu, mọi số sẽ đổi."""
    require_operator(actor(request))
    proposal = _proposal(body)
    found = moves(proposal, on=today(), names=tuple(body.measures)) if body.measures else None
    return told(proposal, found)


@router.post("", response=ReorganisedOut, summary="Nạp một lần sắp xếp đơn vị")
@asks_measures
def taken(request: HttpRequest, body: ReorganisationIn) -> ReorganisedOut:
    """Ghi tất cả hoặc không ghi gì; có lỗi thì từ chối (422). Dùng kèm Idempotency-Key."""
    by = actor(request)
    require_operator(by)
    number, done = take(by=by, proposal=_proposal(body), on=today())
    return ReorganisedOut(number=number, written=done.written, removed=done.removed)


@router.post("/{number}/undo", response=ReorganisedOut, summary="Hủy nạp lần sắp xếp cuối cùng")
@asks_measures
def undone(request: HttpRequest, asked: Path[NumberAsked]) -> ReorganisedOut:
    """Từ chối (409) khi đã có dữ liệu ghi cho đơn vị do lần ấy lập ra."""
    done = undo(by=actor(request), number=asked.number, asking=engine(), on=today())
    loaded = done.loaded
    return ReorganisedOut(
        number=asked.number, written=loaded.written, removed=loaded.removed, reopened=done.reopened
    )


def _proposal(body: ReorganisationIn) -> Proposal:
    tables = {
        "events": _rows(EventIn, body.events),
        "units": _rows(NewUnitIn, body.units),
        "successions": _rows(StepIn, body.successions),
    }
    said = json.dumps({name: [list(c) for _, c in rows] for name, rows in tables.items()})
    digest = hashlib.sha256(said.encode()).hexdigest()
    return propose(of_tables(body.name, tables), name=body.name, sha256=digest, asking=engine())


def _rows(kind: type[In], items: list[Any]) -> Rows:
    """Lay things out as a sheet would: the head, then a row each, cells as texts."""
    heads = list(kind.model_fields)
    cells = [[_cell(getattr(one, head)) for head in heads] for one in items]
    return list(enumerate([heads, *cells], start=1))


def _cell(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "1" if value else "0"
        case dt.date():
            return value.isoformat()
        case _:
            return str(value)
