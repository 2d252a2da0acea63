"""Stores used again: a store that nobody asks any more is read anew instead of made anew.

To make one costs more than most tests: DuckDB begins, some thirty tables are created, and the
levels of all criteria sets are written. A store that reads the registers anew because the places
changed keeps what it read of the packs, and empties all else: that is what the next test is given.
Tests of the store itself make their own.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from unittest.mock import patch

import pytest

from chungtay.analytics import engine
from chungtay.analytics.kept import Kept
from chungtay.analytics.store import Store
from chungtay.analytics.tables import TABLES

_NOBODYS = 3
"""References to a store that is in nobody's hands: the list's, the loop's, and the question's."""
_MOST = 4


class Stores:
    """The stores of this process without anything kept beside a database."""

    def __init__(self) -> None:
        self._made: list[Store] = []

    def give(self, kept: Kept | None = None) -> Store:
        """Give a store that has read nothing of the registers."""
        if kept is not None:
            return Store(kept)
        for store in self._made:
            if sys.getrefcount(store) == _NOBODYS and store.tables == TABLES:
                store._versions.pop("places", None)
                return store
        made = Store()
        if len(self._made) < _MOST:
            self._made.append(made)
        return made


@pytest.fixture(scope="session", autouse=True)
def _stores_used_again() -> Iterator[None]:
    """Let engines that are given no store take one that is free."""
    with patch.object(engine, "Store", Stores().give):
        yield
