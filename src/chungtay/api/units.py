"""Administrative units: each question names a day, for a code alone names nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Annotated

from django.http import HttpRequest
from ninja import Query, Router
from pydantic import Field

from chungtay.api.auth import actor
from chungtay.api.ledger import Document
from chungtay.api.schema import Code, Day, In, Line, Out
from chungtay.apps.units import queries
from chungtay.core.kernel.provenance import Provenance
from chungtay.core.kernel.record import Grounds
from chungtay.core.units.lineage import Kin
from chungtay.core.units.succession import SuccessionKind
from chungtay.core.units.unit import Level, Unit
from chungtay.core.units.unit_class import CLASS_TITLES, UnitClass, UnitClassRow
from chungtay.flows.classify_unit import classify_unit
from chungtay.flows.today import today

router = Router(tags=["Đơn vị hành chính"])


class UnitOut(Out):
    """A unit as it stood on the day asked."""

    code: str = Field(examples=["23380"])
    title: str = Field(examples=["Xã Đắk Ang"])
    name: str
    type: str = Field(examples=["xã"])
    level: Level
    parent: str = Field(description="Mã đơn vị trực tiếp cấp trên; trống với tỉnh.")
    since: dt.date | None = Field(description="Ngày bắt đầu; null khi không nguồn nào nói.")
    until: dt.date | None = Field(description="Ngày đầu tiên không còn; null khi vẫn còn.")
    document: str


class OneUnitOut(UnitOut):
    """A unit, what stands above it and what directly under it, on the day asked."""

    superiors: list[str]
    children: list[UnitOut]


class UnitsAsked(In):
    """What units are looked for."""

    q: Line = Field(description="Tên (có dấu hay không), hoặc mã.", examples=["dak ha"])
    on: Day | None = Field(None, description="Ngày hỏi; mặc định là hôm nay.")
    level: Level | None = None
    within: Code | None = Field(None, description="Mã tỉnh hoặc huyện.", examples=["62"])
    limit: Annotated[int, Field(ge=1, le=100)] = 20


class DayAsked(In):
    """The day a question is about."""

    on: Day | None = Field(None, description="Ngày hỏi; mặc định là hôm nay.")


class ClassOut(Out):
    """A class the unit is in."""

    unit_class: UnitClass
    title: str
    since: dt.date
    document: str


class ClassRowOut(Out):
    """A change as it was written; `superseded` where a later row says otherwise of the same day."""

    unit_class: UnitClass
    holds: bool
    on: dt.date
    document: str
    by: str
    at: dt.datetime
    superseded: bool


class ClassesOut(Out):
    """The classes of a unit on the day asked, and every change written of it."""

    unit: str
    on: dt.date
    classes: list[ClassOut]
    written: list[ClassRowOut]


class ClassIn(In):
    """From a day on, the unit is in the class or no longer in it."""

    unit_class: UnitClass
    holds: bool = Field(description="Vào nhóm (true) hay ra khỏi nhóm (false).")
    on: Day = Field(description="Ngày có hiệu lực.", examples=["2020-10-01"])
    document: Document
    correcting: bool = Field(
        default=False, description="Đính chính dòng đã ghi về cùng nhóm, cùng ngày."
    )


class ClassWrittenOut(Out):
    """Where a change stands now."""

    ref: str = Field(examples=["unit_classes:23380:zone_3:2020-10-01"])


class SuccessionOut(Out):
    """A succession between the unit and one before or after it, `steps` steps away."""

    steps: int
    before: str
    after: str
    since: dt.date
    kind: SuccessionKind
    document: str
    verified: bool
    unit: UnitOut


class LineageOut(Out):
    """What a unit was made of, and what has become of it."""

    unit: UnitOut
    before: list[SuccessionOut]
    after: list[SuccessionOut]


@router.get("", response=list[UnitOut], summary="Tìm đơn vị hành chính theo tên")
def find_units(request: HttpRequest, asked: Query[UnitsAsked]) -> list[UnitOut]:  # noqa: ARG001
    """Tên khớp nhất đứng trước; không dấu, thiếu loại đơn vị vẫn tìm được."""
    found = queries.find(
        asked.q,
        on=asked.on or today(),
        level=asked.level,
        within=asked.within,
        limit=asked.limit,
    )
    return [_out(unit) for unit in found]


@router.get("/{code}", response=OneUnitOut, summary="Một đơn vị hành chính vào một ngày")
def one_unit(request: HttpRequest, code: Code, asked: Query[DayAsked]) -> OneUnitOut:  # noqa: ARG001
    """Đơn vị mang mã vào ngày hỏi, các cấp trên và các đơn vị trực thuộc."""
    on = asked.on or today()
    unit = queries.unit(code, on=on)
    return OneUnitOut(
        **_out(unit).model_dump(),
        superiors=list(queries.superiors(code, on=on)),
        children=[_out(child) for child in queries.children(code, on=on)],
    )


@router.get("/{unit}/lineage", response=LineageOut, summary="Kế tục của một đơn vị")
def lineage(request: HttpRequest, unit: Code, asked: Query[DayAsked]) -> LineageOut:  # noqa: ARG001
    """Từng bước trở về trước và về sau của đơn vị mang mã vào ngày hỏi."""
    on = asked.on or today()
    found = queries.lineage(unit, on=on)
    return LineageOut(
        unit=_out(queries.unit(unit, on=on)),
        before=[one for kin in found.before for one in _steps(kin)],
        after=[one for kin in found.after for one in _steps(kin)],
    )


@router.get("/{unit}/classes", response=ClassesOut, summary="Phân loại của một đơn vị")
def classes(request: HttpRequest, unit: Code, asked: Query[DayAsked]) -> ClassesOut:  # noqa: ARG001
    """Các nhóm đơn vị thuộc về vào ngày hỏi, và mọi thay đổi đã ghi."""
    on = asked.on or today()
    queries.unit(unit, on=on)
    return ClassesOut(
        unit=unit,
        on=on,
        classes=[
            ClassOut(
                unit_class=one.unit_class,
                title=CLASS_TITLES[one.unit_class],
                since=one.since,
                document=one.document,
            )
            for one in queries.classes_of(unit, on=on)
        ],
        written=[
            ClassRowOut(
                unit_class=one.step.unit_class,
                holds=one.step.holds,
                on=one.step.on,
                document=one.step.document,
                by=one.by,
                at=one.at,
                superseded=one.superseded,
            )
            for one in queries.class_rows(unit, on=on)
        ],
    )


@router.post("/{unit}/classes", response=ClassWrittenOut, summary="Ghi một thay đổi phân loại")
def classify(request: HttpRequest, unit: Code, body: ClassIn) -> ClassWrittenOut:
    """Hai nhóm loại trừ nhau cùng một ngày thì từ chối (409). Dùng kèm Idempotency-Key."""
    grounds = Grounds(body.document, max(today(), body.on), Provenance.REPORTED)
    row = UnitClassRow(unit, body.unit_class.value, body.holds, body.on, grounds)
    classify_unit(by=actor(request), row=row, correcting=body.correcting)
    return ClassWrittenOut(ref=row.ref)


def _steps(kin: Kin) -> Iterator[SuccessionOut]:
    for depth, one in kin.walk(1):
        yield SuccessionOut(
            steps=depth,
            before=one.step.before,
            after=one.step.after,
            since=one.step.since,
            kind=one.step.kind,
            document=one.step.document,
            verified=one.step.verified,
            unit=_out(one.unit),
        )


def _out(unit: Unit) -> UnitOut:
    return UnitOut(
        code=unit.code,
        title=unit.title,
        name=unit.name,
        type=unit.type.value,
        level=unit.level,
        parent=unit.parent,
        since=unit.since,
        until=unit.until,
        document=unit.document,
    )
