"""What everybody of the access tables asks for."""

from __future__ import annotations

import pytest
from pytest_django import Settings

from chungtay.analytics import engine
from chungtay.apps.people.services.beginning import Given
from chungtay.core.submissions.key import Key
from tests.api.conftest import Join
from tests.api.conftest import commune as commune
from tests.api.conftest import join as join
from tests.api.conftest import september as september
from tests.api.conftest import some_units as some_units
from tests.api.conftest import uncounted as uncounted


@pytest.fixture
def target(september: Key, join: Join, settings: Settings) -> int:
    """A site only for who signed in, with its report and `target`, an officer of elsewhere."""
    settings.CHUNGTAY_READERS = "signed-in"
    settings.CHUNGTAY_DAY = "2020-10-13"
    engine.forget()
    return join("target", Given("commune_officer", "23377"))
