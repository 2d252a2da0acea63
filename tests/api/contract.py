"""Ask the API what its own document says that it answers (schemathesis)."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase
from pytest_django import Settings
from schemathesis.schemas import BaseSchema

from chungtay.apps.people.queries.tokens import known_scopes
from chungtay.core.submissions.key import Key
from tests.api.committed import DOCUMENT
from tests.api.conftest import ROLES, Join, asker

USUAL: Any = {
    "deadline": None,
    "derandomize": True,
    "database": None,
    "phases": (Phase.explicit, Phase.generate),
    "suppress_health_check": list(HealthCheck),
}
# What is of the right shape may still be against a rule: no such unit, an impossible day.
REFUSING = {
    "positive_data_acceptance": {"expected-statuses": ["2XX", "403", "404", "409", "422"]},
    "negative_data_rejection": {"expected-statuses": ["400", "403", "404", "409", "413", "422"]},
}


@cache
def document(*, coverage: bool) -> BaseSchema:
    config = {"phases": {"coverage": {"enabled": coverage}}, "checks": REFUSING}
    schema = schemathesis.openapi.from_dict(
        deepcopy(DOCUMENT), config=schemathesis.Config.from_dict(config)
    )
    schema.app = get_wsgi_application()
    return schema


@pytest.fixture
def token(september: Key, join: Join, settings: Settings) -> Iterator[str]:
    settings.CHUNGTAY_API_RATE = 10**9
    # The transaction around the test must outlast its requests, as it does with Django's client.
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield asker(join("coordinator", ROLES["coordinator"]), *known_scopes()).token
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def ask(case: Any, token: str) -> None:
    case.call_and_validate(
        headers={"Authorization": f"Bearer {token}", "Accept-Encoding": "identity"}
    )
