"""Two districts' people, an auditor of the province and one of a district among them."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import Settings

from chungtay.apps.people import services
from chungtay.apps.people.models import Account
from chungtay.apps.people.services.beginning import Given
from tests.apps.people.conftest import SINCE
from tests.apps.people.conftest import everybody as everybody


@pytest.fixture(autouse=True)
def auditors(everybody: None, settings: Settings) -> None:
    settings.CHUNGTAY_DAY = "2020-10-13"
    services.append_accounts(
        [
            (
                services.NewAccount(f"kiem-toan-{unit}", f"Bà {unit}", unit),
                (Given("auditor", unit),),
            )
            for unit in ("62", "608")
        ],
        password="một mật khẩu",  # noqa: S106 - of a test
        since=SINCE,
    )


def enter(username: str) -> Client:
    client = Client()
    client.force_login(Account.objects.get(username=username))
    return client
