"""Administrative units: each question names a day, for a code alone names nothing."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from django.http import HttpRequest
from ninja import Query, Router
from pydantic import Field

from chungtay.api.schema import Code, Day, In, Line, Out
from chungtay.apps.units import queries
from chungtay.core.units.unit import Level, Unit
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
