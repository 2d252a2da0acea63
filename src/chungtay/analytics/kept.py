"""Columns kept in a file beside the database: a process need not read every register anew.

The file is nobody's record. It is taken only by the very program that wrote it and over the very
database it was written from, up to the rows it tells of; what the registers have said since is read
from them as ever. In any other case it is as if there were no file, and it may be deleted at any
time.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

import chungtay
from chungtay.apps.kernel.database_file import database_file
from chungtay.packs.loader import site

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
    """Columns in a file: written whole or not at all.

    `program` names the program that runs, as it was when it began: one exchanged under a running
    process has not written what that process writes.
    """

    path: Path
    program: str

    def write(self, columns: Columns, tables: Sequence[str], state: State) -> None:
        """Write tables with the state they are in; where the file cannot be, say so and go on.

        It is written in a folder that nobody else may enter, and put in place at once.
        """
        told = json.dumps({"program": self.program, **asdict(state)})
        try:
            with TemporaryDirectory(dir=self.path.parent, prefix=f"{self.path.name}.") as own:
                new = Path(own, self.path.name)
                with _attached(columns, new):
                    for name in tables:
                        columns.execute(f"CREATE TABLE kept.{name} AS SELECT * FROM {name}")
                    columns.execute("CREATE TABLE kept.state AS SELECT ?::VARCHAR AS told", [told])
                new.chmod(_OWN)
                new.replace(self.path)
        except (duckdb.Error, OSError) as fault:
            log.warning("columns could not be kept in %s: %s", self.path, fault)

    @contextmanager
    def opened(self, columns: Columns) -> Iterator[State | None]:
        """Open the file for a block that copies its tables; None where it is of no use."""
        if not self.path.exists():
            yield None
            return
        with _attached(columns, self.path, "READ_ONLY"):
            ((told,),) = columns.execute("SELECT told FROM kept.state").fetchall()
            state = json.loads(told)
            yield State(**state) if state.pop("program") == self.program else None


def beside_database() -> Kept | None:
    """Give the columns kept beside the database, where that is a file."""
    file = database_file()
    return Kept(file.with_suffix(SUFFIX), program()) if file else None


def program() -> str:
    """Name this program: what makes columns of registers, the site's own packs, the engine.

    A file is named by when its place on the disk last changed too: an installation may give files
    a time of its own, and the same one to each edition.
    """
    package = Path(chungtay.__file__).parent
    folders = (*(package / name for name in _OF_FACTS), site.folder())
    files = (path for folder in folders for path in folder.rglob("*") if path.is_file())
    told = sorted(
        f"{path} {found.st_size} {found.st_mtime_ns} {found.st_ctime_ns}"
        for path in files
        if "__pycache__" not in path.parts
        for found in (path.stat(),)
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
