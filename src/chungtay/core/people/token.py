"""Access tokens: a key by which a program acts as somebody, doing less than they may.

A token is two words: a name by which it is found, and a secret that is told once and of which only
a digest is kept. Its scopes are codes of actions; it never reaches beyond what its owner may do on
the day. A request may bear a key of its sender's choice, so that it is done once though it comes
again.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from chungtay.core.kernel.refusal import Kind, Refusal
from chungtay.core.people.actor import Actor

MARK = "ct"
LONGEST = dt.timedelta(days=366)
"""A token lasts at most a year: what nobody remembers making should not open doors."""
_WRITTEN = re.compile(rf"{MARK}_([a-z0-9]{{12}})_([A-Za-z0-9_-]{{43}})")
_KEY = re.compile(r"[\x21-\x7e]{8,128}")
KEPT_FOR = dt.timedelta(hours=24)
"""How long an answer is kept for a request that comes again."""


@dataclass(frozen=True, slots=True)
class Token:
    """One token as its owner sees it: `until` is the first day on which it no longer opens."""

    number: int
    title: str
    name: str
    scopes: tuple[str, ...]
    since: dt.date
    until: dt.date
    last_used: dt.datetime | None
    revoked: bool


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """What was answered to a request, to be answered again when it comes again."""

    status: int
    media_type: str
    body: bytes


@dataclass(eq=False)
class UnknownScope(Refusal):
    """A token was to be made for an action nobody knows."""

    code = "people.unknown_scope"
    message = "Không có quyền “{scope}”; các quyền gồm {known}."

    scope: str
    known: str


@dataclass(eq=False)
class NoScope(Refusal):
    """A token that could do nothing."""

    code = "people.no_scope"
    message = "Mã truy cập cần ít nhất một quyền; hãy chọn việc mà chương trình được làm."


@dataclass(eq=False)
class BadExpiry(Refusal):
    """A token was to last for no time, or for too long."""

    code = "people.bad_expiry"
    message = (
        "Mã truy cập phải hết hạn sau ngày {on:%d/%m/%Y} và trong vòng {days} ngày; "
        "ngày {until:%d/%m/%Y} không được."
    )

    on: dt.date
    days: int
    until: dt.date


@dataclass(eq=False)
class UnknownToken(Refusal):
    """Somebody has no such token, or ended it before."""

    code = "people.unknown_token"
    kind = Kind.NOT_FOUND
    message = "Bạn không có mã truy cập số {number}, hoặc mã đó đã bị thu hồi."

    number: int


@dataclass(eq=False)
class ByTokenOnly(Refusal):
    """A token was used for what only somebody who signed in may do."""

    code = "people.by_sign_in_only"
    kind = Kind.FORBIDDEN
    message = "Mã truy cập không lập, xem hay thu hồi mã truy cập được; hãy đăng nhập để làm."


@dataclass(eq=False)
class BadKey(Refusal):
    """An `Idempotency-Key` that cannot be one."""

    code = "people.bad_key"
    message = "Idempotency-Key phải gồm 8–128 ký tự ASCII nhìn thấy được, không có dấu cách."


@dataclass(eq=False)
class KeyReused(Refusal):
    """The same `Idempotency-Key` came with another request."""

    code = "people.key_reused"
    message = (
        "Idempotency-Key “{key}” đã dùng cho một yêu cầu khác trong 24 giờ qua; hãy dùng khóa mới."
    )

    key: str


@dataclass(eq=False)
class SaidOnce(Refusal):
    """A request came again whose answer held a secret: it was done, and is not told again."""

    code = "people.said_once"
    kind = Kind.CONFLICT
    message = (
        "Yêu cầu mang Idempotency-Key “{key}” đã được thực hiện. Câu trả lời chứa bí mật nên chỉ "
        "đưa ra một lần và không được lưu; nếu chưa nhận được, hãy thu hồi hoặc đặt lại."
    )

    key: str


def written(name: str, secret: str) -> str:
    """Write a token as its owner keeps it."""
    return f"{MARK}_{name}_{secret}"


def parted(text: str) -> tuple[str, str] | None:
    """Part a token into name and secret; None for what is no token.

    >>> parted(written("abcdefghjkmn", "x" * 43))[0], parted("abc")
    ('abcdefghjkmn', None)
    """
    found = _WRITTEN.fullmatch(text)
    return (found[1], found[2]) if found else None


def digest(secret: str) -> str:
    """Give what is kept of a secret. It holds 256 bits of chance, so a plain digest is enough."""
    return hashlib.sha256(secret.encode()).hexdigest()


def opens(secret: str, kept: str) -> bool:
    """Tell whether a secret is the one whose digest was kept, in a time that tells nothing."""
    return hmac.compare_digest(digest(secret), kept)


def require_scopes(scopes: Collection[str], *, known: Iterable[str]) -> tuple[str, ...]:
    """Give scopes once each, in order; refuses none at all, and what is no action."""
    actions = sorted(known)
    if not scopes:
        raise NoScope
    for scope in scopes:
        if scope not in actions:
            raise UnknownScope(scope=scope, known=", ".join(actions))
    return tuple(sorted(set(scopes)))


def require_expiry(until: dt.date, *, on: dt.date) -> None:
    """Refuse a last day that is past, or further off than a year."""
    if not on < until <= on + LONGEST:
        raise BadExpiry(on=on, days=LONGEST.days, until=until)


def require_key(key: str) -> None:
    """Refuse (`people.bad_key`) an `Idempotency-Key` that cannot be one."""
    if not _KEY.fullmatch(key):
        raise BadKey


def narrowed(actor: Actor, scopes: Collection[str]) -> Actor:
    """Give the same person, able to do no more than the scopes name."""
    return replace(actor, grants=frozenset(g for g in actor.grants if g.action in scopes))
