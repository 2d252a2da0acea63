"""Access tokens: only somebody who signed in makes, sees and ends their own."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from django.http import HttpRequest, HttpResponse
from ninja import Router, Status
from pydantic import Field

from chungtay.api.around import SECRET
from chungtay.api.auth import require_session
from chungtay.api.schema import Day, In, Line, Name, Number, Out
from chungtay.apps.people.queries import tokens as queries
from chungtay.apps.people.services import tokens as services
from chungtay.core.people.token import Token
from chungtay.flows.today import today

router = Router(tags=["Mã truy cập"])


class TokenOut(Out):
    """A token as its owner sees it, without its secret."""

    number: int
    title: str = Field(examples=["Phần mềm kế toán của xã"])
    name: str = Field(description="Phần công khai, để nhận ra mã.", examples=["k3v9d0q2m7xa"])
    scopes: list[str] = Field(examples=[["submissions.read", "submissions.fill"]])
    since: dt.date
    until: dt.date = Field(description="Ngày đầu tiên mã không còn hiệu lực.")
    last_used: dt.datetime | None
    revoked: bool


class TokensOut(Out):
    """Somebody's tokens, and the scopes a token may have."""

    items: list[TokenOut]
    known_scopes: list[str]


class TokenIn(In):
    """A token to make."""

    title: Annotated[Line, Field(min_length=1, max_length=120, examples=["Phần mềm kế toán"])]
    scopes: list[Name] = Field(
        max_length=64, min_length=1, examples=[["submissions.read", "submissions.fill"]]
    )
    until: Day = Field(description="Ngày hết hạn, trong vòng 366 ngày.", examples=["2021-01-01"])


class NewTokenOut(Out):
    """The token made. It is told this once."""

    number: int
    token: str = Field(description="Chỉ trả về một lần; hệ thống chỉ giữ dấu vân tay.")


@router.get("", response=TokensOut, summary="Danh sách mã truy cập của mình")
def list_tokens(request: HttpRequest) -> TokensOut:
    """Các mã đang dùng, đã thu hồi hoặc mới hết hạn, và những quyền có thể giao cho mã."""
    by = require_session(request)
    items = [_out(token) for token in queries.tokens_of(by, on=today())]
    return TokensOut(items=items, known_scopes=list(queries.known_scopes()))


@router.post("", response={201: NewTokenOut}, summary="Lập mã truy cập")
def create_token(
    request: HttpRequest, body: TokenIn, response: HttpResponse
) -> Status[NewTokenOut]:
    """Mã chỉ làm được những việc vừa thuộc phạm vi của mã vừa được giao cho tài khoản.

    Chỉ dùng được bằng phiên đăng nhập. Phần bí mật chỉ hiện một lần.
    """
    response.headers["Cache-Control"] = SECRET
    number, token = services.create_token(
        by=require_session(request),
        title=body.title,
        scopes=body.scopes,
        until=body.until,
        on=today(),
    )
    return Status(201, NewTokenOut(number=number, token=token))


@router.delete("/{number}", response={204: None}, summary="Thu hồi mã truy cập")
def revoke_token(request: HttpRequest, number: Number) -> Status[None]:
    """Mã mất hiệu lực ngay."""
    services.revoke_token(by=require_session(request), number=number)
    return Status(204, None)


def _out(token: Token) -> TokenOut:
    return TokenOut(
        number=token.number,
        title=token.title,
        name=token.name,
        scopes=list(token.scopes),
        since=token.since,
        until=token.until,
        last_used=token.last_used,
        revoked=token.revoked,
    )
