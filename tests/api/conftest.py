"""People with tokens, asking the API."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from django.core.cache import caches
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from pytest_django import Settings

from chungtay.analytics import engine
from chungtay.apps.people.models import Account
from chungtay.apps.people.queries import actor_of
from chungtay.apps.people.queries.tokens import known_scopes
from chungtay.apps.people.services import append_accounts, append_agencies
from chungtay.apps.people.services.accounts import NewAccount
from chungtay.apps.people.services.beginning import Given
from chungtay.apps.people.services.tokens import create_token
from chungtay.core.people.agency import Agency, AgencyKind
from tests.apps.conftest import some_units as some_units
from tests.apps.submissions.conftest import COMMUNE, DISTRICT, PROVINCE
from tests.apps.submissions.conftest import commune as commune
from tests.apps.submissions.conftest import september as september

DAY = dt.date(2020, 10, 13)
PASSWORD = "mat-khau-thu-nghiem"  # noqa: S105 - of nobody


@dataclass(frozen=True)
class Asker:
    """Somebody who asks with a token; `ask` answers the status and what was said."""

    token: str

    def ask(self, method: str, address: str, body: Any = None, **headers: str) -> HttpResponse:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return Client().generic(  # type: ignore[return-value]
            method, f"/api{address}", "" if body is None else json.dumps(body),
            content_type="application/json",
            headers={"Authorization": f"Bearer {self.token}", **named},
        )  # fmt: skip

    def get(self, address: str) -> Any:
        answer = self.ask("GET", address)
        assert answer.status_code == 200, answer.content.decode()
        return json.loads(answer.content)

    def send_file(self, address: str, name: str, content: bytes, **form: str) -> HttpResponse:
        file = SimpleUploadedFile(name, content)
        return Client().post(  # type: ignore[return-value]
            f"/api{address}",
            {"file": file, **form},
            headers={"Authorization": f"Bearer {self.token}"},
        )

    def upload(self, address: str, name: str, content: bytes, **form: str) -> Any:
        answer = self.send_file(address, name, content, **form)
        assert answer.status_code in (200, 201), answer.content.decode()
        return json.loads(answer.content)

    def refused(self, method: str, address: str, body: Any = None) -> tuple[int, str]:
        answer = self.ask(method, address, body)
        assert answer.headers["Content-Type"] == "application/problem+json", answer.content
        return answer.status_code, json.loads(answer.content)["code"]


Join = Callable[..., int]
ROLES = {
    "officer": Given("commune_officer", COMMUNE),
    "chairman": Given("commune_approver", COMMUNE),
    "district": Given("district_officer", DISTRICT),
    "district-leader": Given("district_approver", DISTRICT),
    "coordinator": Given("coordinator", PROVINCE),
    "auditor": Given("auditor", PROVINCE),
    "stranger": Given("district_officer", "608"),
}
"""Who asks in the tests of reports, and as what."""
People = dict[str, Asker]


@pytest.fixture(autouse=True)
def day(settings: Settings) -> None:
    settings.CHUNGTAY_DAY = DAY.isoformat()


@pytest.fixture(autouse=True)
def uncounted() -> None:
    """Count requests of each test anew: numbers of tokens come again when a test is rolled back."""
    caches["api"].clear()


@pytest.fixture
def join(db: None) -> Join:
    """Make an account with roles; answer its number."""

    def made(username: str, *given: Given) -> int:
        office = Agency("vp", "Văn phòng", "62", AgencyKind.OFFICE, dt.date(2016, 1, 1))
        append_agencies((office,))
        new = NewAccount(username, f"Người {username}", "vp")
        append_accounts([(new, given)], password=PASSWORD, since=dt.date(2016, 1, 1))
        return int(Account.objects.get(username=username).pk)

    return made


def asker(user: int, *scopes: str, until: dt.date = dt.date(2021, 1, 1)) -> Asker:
    """Give somebody a token."""
    by = actor_of(user, on=DAY)
    wanted = scopes or ("submissions.read", "submissions.fill")
    return Asker(create_token(by=by, title="thử", scopes=wanted, until=until, on=DAY)[1])


@pytest.fixture
def people(join: Join) -> People:
    """Everybody of the cycle, each with a token for all that they may do."""
    engine.forget()
    return {name: asker(join(name, given), *known_scopes()) for name, given in ROLES.items()}
