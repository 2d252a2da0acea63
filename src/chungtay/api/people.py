"""People, managed by whoever manages where they work; others' accounts are not told apart."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router, Status
from pydantic import Field

from chungtay.api.around import SECRET
from chungtay.api.auth import actor
from chungtay.api.schema import After, Code, Day, In, Limit, Line, Number, Out, PageOut
from chungtay.apps.audit.services import saw
from chungtay.apps.people import queries, services
from chungtay.core.kernel.page import page
from chungtay.core.kernel.vietnamese import sort_key
from chungtay.core.people.actions import MANAGE
from chungtay.flows.today import today

router = Router(tags=["Người dùng"])
Username = Annotated[
    str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$", examples=["xa-23380"])
]
Subject = Annotated[
    str, Field(pattern=r"^([a-z]+:[A-Za-z0-9._-]{1,60})?$", examples=["form:von-thang"])
]


class HeldOut(Out):
    """A role given; `until` is null while nobody has ended it."""

    number: int
    role: str
    role_title: str
    unit: str
    unit_title: str
    subject: str
    since: dt.date
    until: dt.date | None


class PersonOut(Out):
    """A person as whoever manages them sees them."""

    username: str
    name: str
    position: str
    agency: str
    agency_title: str
    unit: str
    phone: str
    email: str
    active: bool
    second_factor: bool
    grants: list[HeldOut]


class AgencyOut(Out):
    """An agency whose people the caller manages."""

    code: str
    title: str
    kind: str
    unit: str
    unit_title: str


class PeopleAsked(In):
    """A page of people."""

    after: After = ""
    limit: Limit = 100


class PersonIn(In):
    """A person to make an account for."""

    username: Username
    name: Annotated[Line, Field(min_length=1, max_length=120, examples=["Nguyễn Thị Thử"])]
    agency: Code = Field(description="Mã cơ quan.", examples=["ubnd-23380"])
    position: Annotated[Line, Field(max_length=160)] = ""
    phone: Annotated[Line, Field(max_length=32)] = ""
    email: Annotated[str, Field(max_length=254, pattern=r"^([^@\s\x00]+@[^@\s\x00]+)?$")] = ""


class OneTimeOut(Out):
    """A one-time password. It is told this once."""

    username: str
    password: str


class GrantIn(In):
    """A role to give."""

    role: Code = Field(examples=["commune_officer"])
    unit: Annotated[str, Field(pattern=r"^[0-9]{0,8}$", examples=["23380"])] = Field(
        description="Mã đơn vị; trống là cả nước."
    )
    subject: Subject = ""
    until: Day | None = None


class GrantedOut(Out):
    """The grant's number, by which it is ended."""

    number: int


@router.get("", response=PageOut[PersonOut], summary="Những người tôi quản lý")
def list_people(request: HttpRequest, asked: Query[PeopleAsked]) -> PageOut[PersonOut]:
    """Theo cơ quan rồi theo tên, thứ tự chữ cái tiếng Việt."""
    by = actor(request)
    found = page(
        "people",
        queries.managed_by(by, on=today()),
        after=asked.after,
        limit=asked.limit,
        mark=lambda card: (sort_key(card.agency.title), sort_key(card.name), card.username),
    )
    if found.items:
        saw(by=by, subject="people", action=MANAGE)
    return PageOut[PersonOut](items=[_person(card) for card in found.items], next=found.next)


@router.get("/agencies", response=list[AgencyOut], summary="Các cơ quan tôi quản lý người dùng")
def list_agencies(request: HttpRequest) -> list[AgencyOut]:
    """Cơ quan mà tài khoản được lập người dùng."""
    return [
        AgencyOut(
            code=one.code,
            title=one.title,
            kind=one.kind_title,
            unit=one.unit,
            unit_title=one.unit_title,
        )
        for one in queries.agencies_managed(actor(request), on=today())
    ]


@router.post("", response={201: OneTimeOut}, summary="Lập tài khoản")
def create_person(
    request: HttpRequest, body: PersonIn, response: HttpResponse
) -> Status[OneTimeOut]:
    """Trả về mật khẩu dùng một lần; người dùng đổi khi đăng nhập lần đầu."""
    response.headers["Cache-Control"] = SECRET
    new = services.NewAccount(**body.model_dump())
    password = services.create_account(by=actor(request), new=new, on=today())
    return Status(201, OneTimeOut(username=body.username, password=password))


@router.get("/{username}", response=PersonOut, summary="Một người tôi quản lý")
def one_person(request: HttpRequest, username: Username) -> PersonOut:
    """Người ngoài phạm vi quản lý được trả lời như không có."""
    by = actor(request)
    card = queries.card(username, by=by, on=today())
    saw(by=by, subject=username, action=MANAGE, unit=card.agency.unit)
    return _person(card)


@router.post("/{username}/grants", response={201: GrantedOut}, summary="Giao vai trò")
def grant_role(request: HttpRequest, username: Username, body: GrantIn) -> Status[GrantedOut]:
    """Có hiệu lực từ hôm nay."""
    number = services.grant_role(
        by=actor(request),
        username=username,
        role=body.role,
        unit=body.unit,
        subject=body.subject,
        until=body.until,
        on=today(),
    )
    return Status(201, GrantedOut(number=number))


@router.delete(
    "/{username}/grants/{number}", response={204: None}, summary="Chấm dứt vai trò đã giao"
)
def end_grant(request: HttpRequest, username: Username, number: Number) -> Status[None]:
    """Vai trò không còn hiệu lực từ hôm nay; việc đã làm vẫn còn trong nhật ký."""
    services.end_grant(by=actor(request), username=username, number=number, on=today())
    return Status(204, None)


@router.post("/{username}/deactivate", response={204: None}, summary="Khóa tài khoản")
def deactivate(request: HttpRequest, username: Username) -> Status[None]:
    """Không đăng nhập được nữa, mã truy cập không dùng được nữa."""
    services.deactivate_account(by=actor(request), username=username, on=today())
    return Status(204, None)


@router.post("/{username}/reactivate", response={204: None}, summary="Mở lại tài khoản")
def reactivate(request: HttpRequest, username: Username) -> Status[None]:
    """Với những vai trò còn giữ."""
    services.reactivate_account(by=actor(request), username=username, on=today())
    return Status(204, None)


@router.post("/{username}/password", response=OneTimeOut, summary="Đặt lại mật khẩu")
def reset_password(request: HttpRequest, username: Username, response: HttpResponse) -> OneTimeOut:
    """Trả về mật khẩu dùng một lần; các phiên đang mở kết thúc."""
    response.headers["Cache-Control"] = SECRET
    password = services.reset_password(by=actor(request), username=username, on=today())
    return OneTimeOut(username=username, password=password)


def _person(card: queries.Card) -> PersonOut:
    return PersonOut(
        username=card.username,
        name=card.name,
        position=card.position,
        agency=card.agency.code,
        agency_title=card.agency.title,
        unit=card.agency.unit,
        phone=card.phone,
        email=card.email,
        active=card.active,
        second_factor=card.second_factor,
        grants=[
            HeldOut(
                number=held.number,
                role=held.role,
                role_title=held.title.vi,
                unit=held.unit,
                unit_title=held.unit_title,
                subject=held.subject,
                since=held.since,
                until=held.until,
            )
            for held in card.grants
        ],
    )
