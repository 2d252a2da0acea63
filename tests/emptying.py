"""Let a test that commits be cleared up after: registers refuse to be emptied, by design.

Only Django's own clearing up between tests is let through, and only while it runs. So tests that
commit (`django_db(transaction=True)`) run on both databases.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any
from unittest.mock import patch

import pytest
from django.db import connection

Flush = Callable[..., list[str]]


def _past_triggers(flush: Flush) -> Flush:
    """Empty tables as a replica does: PostgreSQL then runs no trigger of a user's."""

    def emptying(*args: Any, **kwargs: Any) -> list[str]:
        wanted = flush(*args, **kwargs)
        return ["SET LOCAL session_replication_role = replica", *wanted] if wanted else []

    return emptying


def _without_triggers(flush: Flush) -> Flush:
    """Empty tables between taking the triggers away and putting them back."""

    def emptying(*args: Any, **kwargs: Any) -> list[str]:
        with connection.cursor() as cursor:
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            triggers = dict(cursor.fetchall())
        wanted = flush(*args, **kwargs)
        return [*(f'DROP TRIGGER "{name}"' for name in triggers), *wanted, *triggers.values()]

    return emptying


@pytest.fixture(scope="session", autouse=True)
def emptying() -> Iterator[None]:
    """Let Django empty the registers between tests that commit."""
    operations = type(connection.ops)
    let = _past_triggers if connection.vendor == "postgresql" else _without_triggers
    with patch.object(operations, "sql_flush", let(operations.sql_flush)):
        yield
