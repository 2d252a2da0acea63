"""Constraints looked at after tests that wrote something, not after those that only read.

Django has SQLite look through the whole database after every test, which takes longer than most
tests where it holds the demonstration. What nobody has written to is as it was when last looked at.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from unittest.mock import patch

import pytest
from django.db.backends.sqlite3.base import DatabaseWrapper

_LOOKED_AT = "tests_constraints_looked_at"


@pytest.fixture(scope="session", autouse=True)
def _constraints_of_what_was_written() -> Iterator[None]:
    """Look through a database again only once its connection has written to it."""
    check = DatabaseWrapper.check_constraints

    def check_written(database: Any, table_names: Any = None) -> None:
        written = (database.connection, database.connection.total_changes)
        if table_names is None and vars(database).get(_LOOKED_AT) == written:
            return
        check(database, table_names)
        vars(database)[_LOOKED_AT] = written

    with patch.object(DatabaseWrapper, "check_constraints", check_written):
        yield
