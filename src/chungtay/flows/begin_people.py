"""Give a site its first people: an administrator, and on a demonstration one for every role."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from chungtay.apps.people import services
from chungtay.apps.people.services import Given, NewAccount
from chungtay.packs import people


def beginning() -> dt.date:
    """Give the day from which everybody in the demonstration has their role."""
    return people.demo_people().since


def first_administrator(*, province: str, on: dt.date) -> Iterator[str]:
    """Make the account that makes all others, and say its one-time password, once."""
    password = services.create_first_administrator(province=province, on=on)
    if password is None:
        yield "Đã có người quản lý người dùng của tỉnh; không tạo thêm."
        return
    yield f"Tài khoản quản trị: {services.ADMINISTRATOR}"
    yield f"Mật khẩu dùng một lần, chỉ in ra lần này: {password}"


def demonstration_people() -> Iterator[str]:
    """Make the demonstration's agencies and accounts; say who can sign in."""
    told = people.demo_people()
    services.append_agencies(people.demo_agencies())
    added = services.append_accounts(
        [
            (
                NewAccount(
                    username=one.username,
                    name=one.name,
                    agency=one.agency,
                    position=one.position,
                    phone=one.phone,
                    email=one.email,
                ),
                [Given(grant.role, grant.unit, grant.subject) for grant in one.grants],
            )
            for one in told.accounts
        ],
        password=told.password,
        since=told.since,
    )
    names = ", ".join(one.username for one in told.accounts)
    yield f"Tài khoản trình diễn: {added} tài khoản mới."
    yield f"Đăng nhập được (mật khẩu {told.password}): {names}."
