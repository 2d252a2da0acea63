"""Periods: which forms are open for which, and opening one, ad hoc calls among them."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from django.http import HttpRequest
from ninja import Query, Router, Status
from pydantic import Field

from chungtay.api.auth import actor
from chungtay.api.schema import In, Out
from chungtay.api.submissions.shapes import Form, PeriodCode, Unit
from chungtay.apps.submissions import queries, services
from chungtay.apps.submissions.queries.reach import reach
from chungtay.core.submissions.form import Due
from chungtay.core.submissions.period import period
from chungtay.flows.today import today
from chungtay.packs import forms

router = Router(tags=["Kỳ báo cáo"])


class PeriodOut(Out):
    """A form opened for a period somewhere the caller may look."""

    form: str
    period: str
    until: dt.date


class PeriodsAsked(In):
    """Where open periods are asked for."""

    unit: Unit | None = Field(None, description="Đơn vị và mọi đơn vị bên dưới.")


class DueIn(In):
    """Days after the period's last day, and days of grace, in place of the form's own."""

    days: Annotated[int, Field(ge=0, le=366)]
    grace: Annotated[int, Field(ge=0, le=366)] = 0


class PeriodIn(In):
    """A form to open for a period, for every unit under a scope that files it."""

    form: Form
    period: PeriodCode = Field(
        description="2020-09, 2020-Q3, 2020-H1, 2020-9M, 2020, 2016-2020, hoặc hai ngày cho kỳ "
        "đột xuất: 2020-08-17..2020-08-20."
    )
    scope: Unit = Field(description="Mã đơn vị; mở cho mọi đơn vị bên dưới.", examples=["62"])
    due: DueIn | None = None


class OpenedOut(Out):
    """How many reports were opened now; 0 when all were open already."""

    opened: int


@router.get("", response=list[PeriodOut], summary="Các kỳ đã mở")
def list_periods(request: HttpRequest, asked: Query[PeriodsAsked]) -> list[PeriodOut]:
    """Biểu và kỳ đã mở ở những nơi tài khoản được xem; mới nhất trước."""
    found = {
        line
        for one in reach(actor(request), on=today(), unit=asked.unit or "")
        for line in queries.periods_open(scope=one.scope)
        if not one.forms or line[0] in one.forms
    }
    ordered = sorted(found, key=lambda line: (-line[2].toordinal(), line[0], line[1]))
    return [PeriodOut(form=form, period=code, until=until) for form, code, until in ordered]


@router.post("", response={201: OpenedOut}, summary="Mở kỳ báo cáo, kể cả đột xuất")
def open_period(request: HttpRequest, body: PeriodIn) -> Status[OpenedOut]:
    """Gửi lại cùng nội dung thì không mở thêm gì."""
    on = today()
    asked = period(body.period)
    form = forms.form(body.form, on=min(on, asked.until))
    opened = services.open_period(
        by=actor(request),
        form=form,
        period=period(body.period, cutoff=form.cutoff),
        scope=body.scope,
        on=on,
        due=Due(body.due.days, body.due.grace) if body.due else None,
    )
    return Status(201, OpenedOut(opened=opened))
