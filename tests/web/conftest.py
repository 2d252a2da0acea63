"""The demonstration, read through its pages on the day of its report."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django import Settings

from chungtay.apps.people.models import Account

Read = Callable[[str], str]


@pytest.fixture
def read(db: None, settings: Settings, client: Client) -> Read:
    """Ask for a page and give its text; anything but a page is a failure."""
    settings.CHUNGTAY_DAY = "2020-10-13"

    def page(address: str) -> str:
        answer = client.get(address)
        assert answer.status_code == 200, address
        return answer.content.decode()

    return page


@pytest.fixture
def read_as(db: None, settings: Settings) -> Callable[[str], Read]:
    """Ask for a page as somebody who has signed in, and give its text, whatever the answer."""
    settings.CHUNGTAY_DAY = "2020-10-13"

    def signed_in(username: str) -> Read:
        client = Client()
        client.force_login(Account.objects.get(username=username))
        return lambda address: client.get(address).content.decode()

    return signed_in
