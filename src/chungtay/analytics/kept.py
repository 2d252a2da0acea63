"""Columns kept in a file beside the database: a process need not read every register anew.

The file is nobody's record. It is taken only by the very program that wrote it and over the very
database it was written from, up to the rows it tells of; what the registers have said since is read
from them as ever. In any other case it is as if there were no file, and it may be deleted at any
time.
"""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

import duckdb

import chungtay
from chungtay.apps.kernel.database_file import database_file

Columns = duckdb.DuckDBPyConnection
SUFFIX = ".columns"
_OF_FACTS = ("analytics", "apps", "core", "packs")
"""The folders of the package by which a row of a register becomes a row of columns."""
_OWN = 0o600
"""The registers' rows are in the file: it is its owner's, whoever may read the folder."""
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class State:
    """How far registers were read: positions, the last row of each, versions of what is read anew.

    A database put back from a copy, or made anew, has other rows where `last` tells of.
    """

    positions: Mapping[str, int]
    last: Mapping[str, str]
    versions: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Kept:
    """Columns in a file: written whole or not at all."""

    path: Path

    def write(self, columns: Columns, tables: Sequence[str], state: State) -> None:
        """Write tables with the state they are in; where the file cannot be, say so and go on."""
        new = self.path.with_name(f"{self.path.name}.{os.getpid()}.new")
        told = json.dumps({"program": program(), **asdict(state)})
        try:
            with _attached(columns, new):
                for name in tables:
                    columns.execute(f"CREATE TABLE kept.{name} AS SELECT * FROM {name}")
                columns.execute("CREATE TABLE kept.state AS SELECT ?::VARCHAR AS told", [told])
            new.chmod(_OWN)
            new.replace(self.path)
        except (duckdb.Error, OSError) as fault:
            log.warning("columns could not be kept in %s: %s", self.path, fault)
            with suppress(OSError):
                new.unlink(missing_ok=True)

    @contextmanager
    def opened(self, columns: Columns) -> Iterator[State | None]:
        """Open the file for a block that copies its tables; None where it is of no use."""
        if not self.path.exists():
            yield None
            return
        with _attached(columns, self.path, "READ_ONLY"):
            ((told,),) = columns.execute("SELECT told FROM kept.state").fetchall()
            state = json.loads(told)
            yield State(**state) if state.pop("program") == program() else None


def beside_database() -> Kept | None:
    """Give the columns kept beside the database, where that is a file."""
    file = database_file()
    return Kept(file.with_suffix(SUFFIX)) if file else None


@cache
def program() -> str:
    """Name this program: the files that make columns of registers, and the engine's version."""
    package = Path(chungtay.__file__).parent
    files = (path for name in _OF_FACTS for path in (package / name).rglob("*") if path.is_file())
    told = sorted(
        f"{path} {path.stat().st_size} {path.stat().st_mtime_ns}"
        for path in files
        if "__pycache__" not in path.parts
    )
    return sha256("\n".join((duckdb.__version__, *told)).encode()).hexdigest()


@contextmanager
def _attached(columns: Columns, path: Path, *how: str) -> Iterator[None]:
    file, options = str(path).replace("'", "''"), f"({', '.join(how)})" if how else ""
    columns.execute(f"ATTACH '{file}' AS kept {options}")
    try:
        yield
    finally:
        columns.execute("DETACH kept")
