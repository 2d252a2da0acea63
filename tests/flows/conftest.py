"""The demonstration, and its report computed once."""

from __future__ import annotations

import pytest
from pytest_django import DjangoDbBlocker

from chungtay.analytics.engine import Engine
from chungtay.flows.build_report import Draft, draft

REPORT = "kontum-2020"


@pytest.fixture(scope="module")
def report(demo: None, django_db_blocker: DjangoDbBlocker) -> Draft:
    """The report of 2020 over the demonstration."""
    with django_db_blocker.unblock():
        return draft(Engine(), REPORT)
