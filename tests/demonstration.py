"""Prepared test databases: one holds the units of the country, one the whole demonstration.

The first test database stays empty for the tests of registers. The prepared ones are filled once
in a run, also where several workers share it: whoever asks first fills one, the others copy it.
A module that uses `country` or `demo` speaks to one of them; what its tests write is rolled back
like anywhere else.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import cast
from unittest.mock import patch

import duckdb
import pytest
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from pytest_django import DjangoDbBlocker

from chungtay.analytics import engine as process
from chungtay.analytics.engine import Engine
from chungtay.analytics.kept import SUFFIX, Kept, beside_database
from chungtay.analytics.store import Store
from chungtay.apps.units import services as units
from chungtay.cli.demo import DATA
from chungtay.core.units.gazetteer import Gazetteer
from chungtay.flows.build_report import Draft, draft
from chungtay.flows.prepare_site import prepare
from chungtay.packs.units import gazetteer

ALIAS = "default"
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
        place = _folder(tmp_path_factory)
        with _prepared(connections[ALIAS], "country", fill, place) as database:
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
        place = _folder(tmp_path_factory)
        with _prepared(country_database, "demo", fill, place) as database:
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


@contextmanager
def speaking_to(database: BaseDatabaseWrapper) -> Iterator[None]:
    """Put a database in the place of the default one, for this thread."""
    usual = connections[ALIAS]
    connections[ALIAS] = database
    try:
        yield
    finally:
        connections[ALIAS] = usual


def _folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder of this run, which its workers share."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@contextmanager
def _prepared(
    source: BaseDatabaseWrapper, name: str, fill: Callable[[], None], place: Path
) -> Iterator[BaseDatabaseWrapper]:
    """Give a database of this worker's own: a copy of `source`, filled."""
    kind = _Files if source.vendor == "sqlite" else _Databases
    prepared = kind(source, name, place)
    with _alone(place / f"{name}.lock"):
        if not prepared.is_there():
            new = prepared.begin()
            with speaking_to(new):
                fill()
            new.close()
            prepared.keep()
        database = prepared.copied()
    yield database
    database.close()
    with _alone(place / f"{name}.lock"):
        prepared.drop()


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Let one worker of the run into the block at a time."""
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


class _Files:
    """Prepared databases of SQLite, which are files of the run's folder."""

    def __init__(self, source: BaseDatabaseWrapper, name: str, place: Path) -> None:
        self._source = source
        self._kept = place / f"{name}.sqlite3"
        self._new = place / f"{name}.new.sqlite3"
        worker = os.environ.get("PYTEST_XDIST_WORKER", "own")
        self._own = place / f"{name}.{worker}.sqlite3"

    def is_there(self) -> bool:
        return self._kept.exists()

    def begin(self) -> BaseDatabaseWrapper:
        self._new.unlink(missing_ok=True)
        self._source.ensure_connection()
        file = sqlite3.connect(self._new)
        self._source.connection.backup(file)
        file.close()
        return _at(self._source, self._new)

    def keep(self) -> None:
        if (columns := self._new.with_suffix(SUFFIX)).exists():
            columns.rename(self._kept.with_suffix(SUFFIX))
        self._new.rename(self._kept)

    def copied(self) -> BaseDatabaseWrapper:
        """Copy the database, with the columns that whoever filled it kept beside it."""
        if (columns := self._kept.with_suffix(SUFFIX)).exists():
            shutil.copy(columns, self._own.with_suffix(SUFFIX))
        shutil.copy(self._kept, self._own)
        return _at(self._source, self._own)

    def drop(self) -> None:
        self._own.unlink()


class _Databases:
    """Prepared databases of PostgreSQL, of which the server makes copies."""

    def __init__(self, source: BaseDatabaseWrapper, name: str, _place: Path) -> None:
        self._source = source
        run = os.environ.get("PYTEST_XDIST_TESTRUNUID", str(os.getpid()))[:8]
        self._kept = f"chungtay_{name}_{run}"
        self._new = f"{self._kept}_new"
        self._own = f"{self._kept}_{os.environ.get('PYTEST_XDIST_WORKER', 'own')}"

    def is_there(self) -> bool:
        with self._source._nodb_cursor() as cursor:
            cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [self._kept])
            return cursor.fetchone() is not None

    def begin(self) -> BaseDatabaseWrapper:
        self._source.close()
        taken = self._source.settings_dict["NAME"]
        self._tell(f'DROP DATABASE IF EXISTS "{self._new}"')
        self._tell(f'CREATE DATABASE "{self._new}" TEMPLATE "{taken}"')
        return _at(self._source, self._new)

    def keep(self) -> None:
        self._tell(f'ALTER DATABASE "{self._new}" RENAME TO "{self._kept}"')

    def copied(self) -> BaseDatabaseWrapper:
        self._tell(f'CREATE DATABASE "{self._own}" TEMPLATE "{self._kept}"')
        return _at(self._source, self._own)

    def drop(self) -> None:
        """Drop the copy, and what it is of: a worker that still asks for that fills it anew."""
        for name in (self._own, self._kept):
            self._tell(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    def _tell(self, statement: str) -> None:
        with self._source._nodb_cursor() as cursor:
            cursor.execute(statement)


def _at(usual: BaseDatabaseWrapper, name: str | Path) -> BaseDatabaseWrapper:
    """Give a connection like the usual one, to another database."""
    other = usual.copy()
    other.settings_dict["NAME"] = name
    return other
