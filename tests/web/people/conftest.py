"""Browsers of people of two districts; everybody's password is the same."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django import Settings

from tests.apps.people.conftest import everybody as everybody

PASSWORD = "một mật khẩu"  # noqa: S105 - of a test
SIGN_IN = "/tai-khoan/dang-nhap/"
Enter = Callable[[str], Client]


@pytest.fixture(autouse=True)
def on_the_day(settings: Settings) -> None:
    settings.CHUNGTAY_DAY = "2020-10-13"


@pytest.fixture
def enter(everybody: None) -> Enter:
    """Sign somebody in, each in a browser of their own."""

    def entered(username: str) -> Client:
        client = Client()
        answer = client.post(SIGN_IN, {"login": username, "password": PASSWORD})
        assert (answer.status_code, answer.headers["Location"]) == (302, "/")
        return client

    return entered
