"""The demonstration's officials at the book, on the day of its report."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django import Settings

from chungtay.apps.people.models import Account

DAY = dt.date(2020, 10, 13)
SignIn = Callable[[str], Client]


@pytest.fixture
def sign_in(settings: Settings) -> SignIn:
    settings.CHUNGTAY_DAY = DAY.isoformat()

    def signed_in(username: str) -> Client:
        client = Client()
        client.force_login(Account.objects.get(username=username))
        return client

    return signed_in


def body(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, answer.content.decode()[:500]
    return answer.content.decode()


def payment(client: Client, **changes: str) -> dict[str, str]:
    """Fill the form of a payment of the project board of Ngọc Hồi."""
    page = body(client, "/von/ghi/disbursement/?holder=611.bqlda")
    account = re.search(r'name="account" value="(\w+)"', page)
    token = re.search(r'name="token" value="(\w+)"', page)
    assert account
    assert token
    return {
        "holder": "611.bqlda", "account": account[1], "token": token[1], "amount": "1,5",
        "unit": "trieu", "on": "12/10/2020", "issuer": "kontum.ubnd", "symbol": "1386/QĐ-UBND",
        "signed": "10/12/2019", "note": "Thanh toán đợt 3", **changes,
    }  # fmt: skip
