"""The collector of a process that serves: what was imported is left alone, the rest seldom seen."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from chungtay.site import collector


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    """Put the thresholds of the tests back; what was imported stays out of sight."""
    thresholds = gc.get_threshold()
    yield
    gc.set_threshold(*thresholds)


def test_what_was_imported_is_no_longer_looked_through() -> None:
    before = gc.get_freeze_count()
    collector.spare()
    assert gc.get_freeze_count() > before
    assert gc.get_threshold()[0] == collector.BETWEEN


def test_rings_made_later_are_still_found() -> None:
    collector.spare()
    ring: list[object] = []
    ring.append(ring)
    del ring
    assert gc.collect() >= 1
