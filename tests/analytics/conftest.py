"""Two sites to ask: a few units that a test writes about, and the demonstration."""

from __future__ import annotations

import pytest

from chungtay.analytics import engine as process
from chungtay.analytics.engine import Engine
from tests.analytics import small


@pytest.fixture
def engine(db: None) -> Engine:
    """An engine that has read nothing yet, over the few units."""
    small.settle()
    return Engine()


@pytest.fixture
def province(demo: None) -> Engine:
    """The engine over the demonstration."""
    return process.engine()
