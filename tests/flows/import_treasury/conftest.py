"""The few units of the tests of registers."""

from __future__ import annotations

from tests.apps.conftest import some_units as some_units
