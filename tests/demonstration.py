"""A second test database that holds the demonstration, loaded once for the whole session.

The first one stays empty for the tests of registers. A module that uses `demo` speaks to the
second; what its tests write is rolled back like anywhere else.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from pytest_django import DjangoDbBlocker

from chungtay.analytics import engine
from chungtay.cli.demo import DATA
from chungtay.flows.prepare_site import prepare

ALIAS = "default"


@pytest.fixture(scope="session")
def demo_database(
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[BaseDatabaseWrapper]:
    """The database with the demonstration in it, committed."""
    with django_db_blocker.unblock():
        empty = connections[ALIAS]
        if empty.vendor == "sqlite":
            path = tmp_path_factory.mktemp("demo") / "demo.sqlite3"
            empty.ensure_connection()
            with sqlite3.connect(path) as file:
                empty.connection.backup(file)
            file.close()
            settings = {**empty.settings_dict, "NAME": path}
        else:
            empty.creation.clone_test_db("demo", verbosity=0, autoclobber=True)
            settings = empty.creation.get_test_db_clone_settings("demo")
        demo = empty.copy()
        demo.settings_dict.update(settings)
        with speaking_to(demo):
            list(prepare(DATA, by="demo"))
    yield demo
    with django_db_blocker.unblock():
        demo.close()
        if empty.vendor != "sqlite":
            empty.creation.destroy_test_db(suffix="demo", verbosity=0)


@pytest.fixture(scope="module")
def demo(demo_database: BaseDatabaseWrapper) -> Iterator[None]:
    """Let a module's tests speak to the demonstration."""
    with speaking_to(demo_database):
        engine.forget()
        yield
        engine.forget()


@contextmanager
def speaking_to(database: BaseDatabaseWrapper) -> Iterator[None]:
    """Put a database in the place of the default one, for this thread."""
    usual = connections[ALIAS]
    connections[ALIAS] = database
    try:
        yield
    finally:
        connections[ALIAS] = usual
