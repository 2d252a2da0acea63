"""Who may manage whom, and hand on what.

Two things are kept apart. *Whom*: whoever manages people at a unit manages those whose agency lies
in its subtree, or, limited to an agency, those of that agency. *What*: a manager of a whole subtree
hands on any role inside it, a manager of one agency only what they hold themselves; and neither
hands on a reserved action they do not hold. So nobody gains, by way of a colleague's account, what
they were not given.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from chungtay.core.kernel.refusal import Kind, Refusal
from chungtay.core.people.actions import MANAGE, RESERVED
from chungtay.core.people.actor import ANY_SUBJECT, Actor
from chungtay.core.people.agency import subject
from chungtay.core.people.role import Role

_USERNAME = re.compile(r"[a-z0-9](?:[a-z0-9._-]{1,62})[a-z0-9]")


@dataclass(frozen=True, slots=True)
class Appointment:
    """A role at a unit, with the units above it on the day, and a subject or none."""

    role: Role
    unit: str
    above: tuple[str, ...] = ()
    subject: str = ANY_SUBJECT


@dataclass(eq=False)
class UnknownAccount(Refusal):
    """No such account, or none that the asker manages: which of the two is not told."""

    code = "people.unknown_account"
    kind = Kind.NOT_FOUND
    message = "Không có tài khoản “{username}” trong phạm vi bạn quản lý."

    username: str


@dataclass(eq=False)
class UsernameTaken(Refusal):
    """Another account has the name."""

    code = "people.username_taken"
    kind = Kind.CONFLICT
    message = "Tên đăng nhập “{username}” đã có người dùng; hãy chọn tên khác."

    username: str


@dataclass(eq=False)
class BadUsername(Refusal):
    """A name that could be mistaken for another, or that no address can hold."""

    code = "people.bad_username"
    message = (
        "Tên đăng nhập “{username}” không dùng được; hãy viết 3–64 ký tự gồm chữ thường không dấu, "
        "chữ số, dấu chấm, gạch ngang hoặc gạch dưới, bắt đầu và kết thúc bằng chữ hoặc số."
    )

    username: str


@dataclass(eq=False)
class NoName(Refusal):
    """A person without a name."""

    code = "people.no_name"
    message = "Tài khoản “{username}” cần họ và tên của người dùng."

    username: str


@dataclass(eq=False)
class CannotHandOn(Refusal):
    """A role was to be given, or ended, by somebody who does not cover it."""

    code = "people.cannot_hand_on"
    kind = Kind.FORBIDDEN
    message = (
        "Bạn không giao hoặc chấm dứt được vai trò “{role}” tại {unit}: chỉ làm được với vai trò, "
        "đơn vị và phạm vi mà chính bạn được giao."
    )

    role: str
    unit: str


@dataclass(eq=False)
class OwnAccount(Refusal):
    """Somebody was about to manage themselves."""

    code = "people.own_account"
    kind = Kind.FORBIDDEN
    message = (
        "Không ai tự giao vai trò, tự khóa hay tự đặt lại mật khẩu; việc này của tài khoản "
        "“{username}” phải do người quản lý khác làm."
    )

    username: str


@dataclass(eq=False)
class BeyondReach(Refusal):
    """Somebody's account was to be taken who holds more than its manager could give."""

    code = "people.beyond_reach"
    kind = Kind.FORBIDDEN
    message = (
        "Tài khoản “{username}” còn giữ vai trò “{role}” tại {unit}, ngoài phạm vi bạn được giao; "
        "hãy nhờ người quản lý cấp trên."
    )

    username: str
    role: str
    unit: str


@dataclass(eq=False)
class AlreadyGranted(Refusal):
    """The person has the role there already."""

    code = "people.already_granted"
    kind = Kind.CONFLICT
    message = "Tài khoản “{username}” đã có vai trò “{role}” tại {unit}."

    username: str
    role: str
    unit: str


@dataclass(eq=False)
class UnknownGrant(Refusal):
    """A grant was named that the account does not hold."""

    code = "people.unknown_grant"
    kind = Kind.NOT_FOUND
    message = "Tài khoản “{username}” không giữ vai trò số {number}, hoặc vai trò đó đã chấm dứt."

    username: str
    number: int


@dataclass(eq=False)
class EndsBeforeItBegins(Refusal):
    """A grant was to end before its first day."""

    code = "people.ends_before_it_begins"
    message = "Vai trò có từ ngày {since:%d/%m/%Y} không chấm dứt được vào ngày {until:%d/%m/%Y}."

    since: dt.date
    until: dt.date


def require_username(username: str) -> None:
    """Refuse (`people.bad_username`) a username that cannot be one."""
    if not _USERNAME.fullmatch(username):
        raise BadUsername(username=username)


def require_name(name: str, *, username: str) -> None:
    """Refuse (`people.no_name`) a person without a name."""
    if not name.strip():
        raise NoName(username=username)


def manages(by: Actor, *, agency: str, unit: str, above: Sequence[str]) -> bool:
    """Tell whether somebody manages the people of an agency of a unit."""
    return by.may(MANAGE, unit=unit, above=above, subject=subject(agency))


def may_hand_on(by: Actor, what: Appointment) -> bool:
    """Tell whether a manager may give or end a role there."""
    whole_subtree = by.may(MANAGE, unit=what.unit, above=what.above)
    return all(
        (whole_subtree and action not in RESERVED) or _holds(by, action, what)
        for action in what.role.actions
    )


def _holds(by: Actor, action: str, what: Appointment) -> bool:
    return any(
        grant.action == action and grant.covers(what.unit, above=what.above, subject=what.subject)
        for grant in by.grants
    )


def require_to_hand_on(by: Actor, what: Appointment) -> None:
    """Refuse (`people.cannot_hand_on`) a role the manager does not cover."""
    if not may_hand_on(by, what):
        raise CannotHandOn(role=what.role.title.vi, unit=what.unit)


def require_reach(by: Actor, username: str, held: Iterable[Appointment]) -> None:
    """Refuse (`people.beyond_reach`) to take over an account that holds more than `by` covers."""
    for what in held:
        if not may_hand_on(by, what):
            raise BeyondReach(username=username, role=what.role.title.vi, unit=what.unit)
