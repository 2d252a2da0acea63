"""The criteria sets a unit may be assessed under."""

from __future__ import annotations

import datetime as dt

from django.http import HttpRequest
from ninja import Query, Router
from pydantic import Field

from chungtay.api.schema import Code, Day, In, Out
from chungtay.core.criteria.criteria_set import Grade, UnitLevel
from chungtay.flows.choose_set import set_of, sets_for
from chungtay.flows.today import today

router = Router(tags=["Tiêu chí"])


class SetsAsked(In):
    """The sets of which unit, on which day."""

    unit: Code = Field(description="Mã đơn vị.", examples=["23380"])
    on: Day | None = Field(None, description="Ngày hỏi; mặc định là hôm nay.")


class SetOut(Out):
    """A criteria set that speaks of the unit's sort."""

    code: str
    title: str
    level: UnitLevel
    grade: Grade
    since: dt.date
    until: dt.date = Field(description="Ngày thôi hiệu lực: bộ có hiệu lực đến trước ngày này.")
    in_force: bool
    criteria: int
    requirements: int = Field(description="Số chỉ tiêu đã có câu chữ.")
    chosen: bool = Field(description="Bộ được dùng khi không nêu bộ nào.")


@router.get("/sets", response=list[SetOut], summary="Các bộ tiêu chí áp dụng cho đơn vị")
def criteria_sets(request: HttpRequest, asked: Query[SetsAsked]) -> list[SetOut]:  # noqa: ARG001
    """Theo cấp của đơn vị (xã, huyện, tỉnh) và mức (đạt chuẩn, nâng cao, kiểu mẫu, hiện đại)."""
    on = asked.on or today()
    default = set_of(asked.unit, on=on).code
    return [
        SetOut(
            code=one.code,
            title=one.title.vi,
            level=one.level,
            grade=one.grade,
            since=one.since,
            until=one.until,
            in_force=one.stands(on),
            criteria=len(one.criteria),
            requirements=len(one.requirements),
            chosen=one.code == default,
        )
        for one in sets_for(asked.unit, on=on)
    ]
