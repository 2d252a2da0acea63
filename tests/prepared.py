"""Databases that are filled once in a run and copied for each worker, of SQLite and PostgreSQL."""

from __future__ import annotations

import fcntl
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

from chungtay.analytics.kept import SUFFIX

ALIAS = "default"


@contextmanager
def speaking_to(database: BaseDatabaseWrapper) -> Iterator[None]:
    """Put a database in the place of the default one, for this thread."""
    usual = connections[ALIAS]
    connections[ALIAS] = database
    try:
        yield
    finally:
        connections[ALIAS] = usual


def run_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder of this run, which its workers share."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@contextmanager
def prepared(
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
