"""The units of the whole country, loaded once for the tests of a file and taken back after."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from chungtay.apps.units.services import load_units


@pytest.fixture(scope="module")
def country(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with django_db_blocker.unblock(), transaction.atomic():
        load_units(by="thử nghiệm")
        yield
        transaction.set_rollback(True)
