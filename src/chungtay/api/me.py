"""Who the caller is to this site, and what they may do where."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.http import HttpRequest
from ninja import Router
from pydantic import Field

from chungtay.api.auth import actor
from chungtay.api.schema import Out
from chungtay.flows.today import today

router = Router(tags=["Chung"])


class GrantOut(Out):
    """Leave to do one thing at a unit and under it; `unit` is "" for the country."""

    action: str = Field(examples=["submissions.fill"])
    unit: str = Field(examples=["23380"])
    subject: str = Field(examples=["", "form:von-thang"])


class MeOut(Out):
    """The caller, the site's day and its province."""

    user: int
    name: str
    on: dt.date = Field(description="Ngày làm việc của hệ thống.")
    province: str
    grants: list[GrantOut]


@router.get("", response=MeOut, summary="Tôi là ai, được làm gì")
def me(request: HttpRequest) -> MeOut:
    """Tài khoản đang gọi và các quyền còn lại sau khi thu hẹp theo phạm vi của mã truy cập."""
    by = actor(request)
    grants = sorted(by.grants, key=lambda one: (one.action, one.unit, one.subject))
    return MeOut(
        user=by.user,
        name=by.name,
        on=today(),
        province=settings.CHUNGTAY_PROVINCE,
        grants=[GrantOut(action=g.action, unit=g.unit, subject=g.subject) for g in grants],
    )
