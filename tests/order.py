"""The order of a run, in which two workers wait for each other least.

Files are handed out in the order of their first tests (`./ct test`). One that reads the
demonstration comes first: while its worker loads that, the others run what needs none of it.
What costs nothing comes last, and fills the end evenly.
"""

from __future__ import annotations

from enum import IntEnum
from pathlib import Path

import pytest

PREPARED = {"country", "demo", "demo_report"}
"""Fixtures that speak to a database filled from the test database, which must be there."""
COMMITTING = {"transactional_db", "live_server"}


class Turn(IntEnum):
    """When a file has its turn: what commits is after what finds the test database as it was."""

    PREPARES = 0
    REGISTERS = 1
    PREPARED = 2
    COMMITS = 3
    PLAIN = 4
    BROWSER = 5
    """Once one is open its loop runs in this process until the end, and Django will not ask the
    database in a process where one runs."""


def in_order(items: list[pytest.Item]) -> None:
    """Put tests in the order of the turns of their files; within a turn they stay as they are."""
    turns: dict[Path, Turn] = {}
    for item in items:
        turns[item.path] = _earliest(_turn(item), turns.get(item.path, Turn.PLAIN))
    first = next((path for path, turn in turns.items() if turn is Turn.PREPARED), None)
    if first:
        turns[first] = Turn.PREPARES
    items.sort(key=lambda item: (_turn(item) is Turn.BROWSER, turns[item.path]))


def _earliest(one: Turn, other: Turn) -> Turn:
    """Give the turn of a file with tests of both: what it needs prepared decides, then the rest."""
    return max(one, other) if Turn.PLAIN not in (one, other) else min(one, other)


def _turn(item: pytest.Item) -> Turn:
    fixtures = set(getattr(item, "fixturenames", ()))
    if "browser" in fixtures:
        return Turn.BROWSER
    if fixtures & PREPARED:
        return Turn.PREPARED
    mark = item.get_closest_marker("django_db")
    if fixtures & COMMITTING or (mark and mark.kwargs.get("transaction")):
        return Turn.COMMITS
    return Turn.REGISTERS if mark or fixtures & {"db", "django_db_setup"} else Turn.PLAIN
