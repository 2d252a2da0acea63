"""Prepared test databases: one holds the units of the country, one the whole demonstration.

The first test database stays empty for the tests of registers. The prepared ones are filled once
in a run, also where several workers share it: whoever asks first fills one, the others copy it.
A module that uses `country` or `demo` speaks to one of them; what its tests write is rolled back
like anywhere else.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import partial
from typing import cast
from unittest.mock import patch

import duckdb
import pytest
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from pytest_django import DjangoDbBlocker

from chungtay.analytics import engine as process
from chungtay.analytics.engine import Engine
from chungtay.analytics.kept import Kept, beside_database
from chungtay.analytics.store import Store
from chungtay.apps.units import services as units
from chungtay.cli.demo import DATA
from chungtay.core.units.gazetteer import Gazetteer
from chungtay.flows.build_report import Draft, draft
from chungtay.flows.prepare_site import prepare
from chungtay.packs.units import gazetteer
from tests.prepared import ALIAS, prepared, run_folder, speaking_to

REPORT = "kontum-2020"


class Columns:
    """The engine over the demonstration, read once and kept for as long as it may be."""

    def __init__(self) -> None:
        self._engine: Engine | None = None
        self._kept: Kept | None = None
        self._changes = 0

    def engine(self) -> Engine:
        """Give an engine that has read the demonstration and nothing a test has taken back.

        One that read more since (its changes moved) read what a test wrote: it is not kept.
        """
        if self._engine is None or self._engine.store.changes != self._changes:
            self._kept = self._kept or beside_database()
            self._engine = Engine(Store(self._kept))
            self._engine.store.catch_up()
            self._changes = self._engine.store.changes
        return self._engine


@pytest.fixture(scope="session")
def places() -> Gazetteer:
    """The units of the pack, read once."""
    return gazetteer()


@pytest.fixture(scope="session", autouse=True)
def _pack_read_once(request: pytest.FixtureRequest) -> Iterator[None]:
    """Load the units, as often as tests ask for it, from what was read of the pack once."""

    def read() -> Gazetteer:
        return cast("Gazetteer", request.getfixturevalue("places"))

    with patch.object(units, "gazetteer", read):
        yield


@pytest.fixture(scope="session", autouse=True)
def _one_thread_a_store() -> Iterator[None]:
    """Let every store use one thread where workers share the machine: their threads would wait."""
    shared = "PYTEST_XDIST_WORKER" in os.environ
    connect = partial(duckdb.connect, config={"threads": 1}) if shared else duckdb.connect
    with patch.object(duckdb, "connect", connect):
        yield


@pytest.fixture(scope="session")
def country_database(
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[BaseDatabaseWrapper]:
    """The database with the units of the country in it, committed."""

    def fill() -> None:
        units.load_units(by="thử nghiệm")

    with django_db_blocker.unblock():
        place = run_folder(tmp_path_factory)
        with prepared(connections[ALIAS], "country", fill, place) as database:
            yield database


@pytest.fixture(scope="session")
def demo_database(
    country_database: BaseDatabaseWrapper,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[BaseDatabaseWrapper]:
    """The database with the demonstration in it, committed."""

    def fill() -> None:
        list(prepare(DATA, by="demo"))
        if kept := beside_database():
            Store(kept).catch_up()

    with django_db_blocker.unblock():
        place = run_folder(tmp_path_factory)
        with prepared(country_database, "demo", fill, place) as database:
            yield database


@pytest.fixture(scope="session")
def demo_columns() -> Columns:
    """The columns of the demonstration, to be asked while speaking to its database."""
    return Columns()


@pytest.fixture(scope="session")
def demo_report(
    demo_database: BaseDatabaseWrapper, demo_columns: Columns, django_db_blocker: DjangoDbBlocker
) -> Draft:
    """The report of 2020 over the demonstration, computed once."""
    with django_db_blocker.unblock(), speaking_to(demo_database):
        engine = demo_columns.engine()
        return engine.once(f"report:{REPORT}", lambda: draft(engine, REPORT))


@pytest.fixture(scope="module")
def country(country_database: BaseDatabaseWrapper) -> Iterator[None]:
    """Let a module's tests speak to the units of the country."""
    with speaking_to(country_database):
        process.forget()
        yield
        process.forget()


@pytest.fixture(scope="module")
def demo(
    demo_database: BaseDatabaseWrapper, demo_columns: Columns, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """Let a module's tests speak to the demonstration."""
    with speaking_to(demo_database):
        with django_db_blocker.unblock():
            adopt(demo_columns.engine())
        yield
        process.forget()


@pytest.fixture(autouse=True)
def _process_engine(request: pytest.FixtureRequest) -> None:
    """Give every test a process whose engine has read nothing, or the demonstration alone."""
    if "demo" in request.fixturenames:
        blocker: DjangoDbBlocker = request.getfixturevalue("django_db_blocker")
        columns: Columns = request.getfixturevalue("demo_columns")
        with blocker.unblock():
            adopt(columns.engine())
    else:
        process.forget()


def adopt(engine: Engine) -> None:
    """Make an engine this process's own."""
    process.forget()
    with patch.object(process, "begin", return_value=engine):
        process.engine()
