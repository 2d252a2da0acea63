"""Everybody the access tables name."""

from __future__ import annotations

from tests.api.conftest import commune as commune
from tests.api.conftest import join as join
from tests.api.conftest import september as september
from tests.api.conftest import some_units as some_units
