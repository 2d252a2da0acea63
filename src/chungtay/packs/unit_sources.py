"""Where units are read from: the pack that comes with the product, and what the site added to it.

The site's own units lie under `CHUNGTAY_HOME/packs/units`, a numbered folder for every
reorganisation that was taken in: files of the same names and columns, read by the same reader. A
folder is written once and never edited; the next one goes on from it. One that was undone stays,
under a name by which it is read no more, and its number is not given again.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from chungtay.packs.loader import site

UNDONE = ".undone"
HOME = Path(__file__).parent / "vn" / "units"
FILES = ("events.csv", "provinces.csv", "districts.csv", "communes.csv", "successions.csv")
Rows = Sequence[tuple[int, Sequence[str]]]
"""Rows of a table, the head first, each with the number by which a fault names it."""


@dataclass(frozen=True, slots=True)
class Source:
    """Tables of units by the names of their files; `labels` are what faults call them."""

    tables: Mapping[str, Rows]
    labels: Mapping[str, str]

    def label(self, name: str) -> str:
        """Say what faults call a table."""
        return self.labels.get(name, name)


def of_folder(home: Path, label: str = "units") -> Source:
    """Read the tables of a folder as they are; a table that is not there has no rows."""
    tables = {}
    for name in FILES:
        path = home / name
        if path.exists():
            with path.open(encoding="utf-8", newline="") as file:
                tables[name] = list(enumerate(csv.reader(file, strict=True), start=1))
    return Source(tables, {name: f"{label}/{name}" for name in FILES})


def site_folders() -> tuple[Path, ...]:
    """Give the folders of the reorganisations that the site took in, in their order."""
    return tuple(path for path in _folders() if path.suffix != UNDONE)


def next_name() -> str:
    """Give the name that the next folder will have."""
    last = max((int(path.stem) for path in _folders()), default=0)
    return f"{last + 1:04}"


def site_sources() -> tuple[Source, ...]:
    """Give what the site added, in the order in which it did."""
    return tuple(of_folder(path, f"packs/units/{path.name}") for path in site_folders())


def keep(source: Source) -> Path:
    """Write a source as the site's next folder; tell every process that there is news."""
    folder = _home() / next_name()
    fresh = folder.with_name(f".{folder.name}")
    fresh.mkdir(parents=True)
    for name, rows in source.tables.items():
        with (fresh / name).open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(cells for _, cells in rows)
    fresh.rename(folder)
    site.changed()
    return folder


def withdraw(folder: Path) -> None:
    """Let a folder be read no more, and tell every process; what it says stays to be looked at."""
    folder.rename(folder.with_name(f"{folder.name}{UNDONE}"))
    site.changed()


def _folders() -> tuple[Path, ...]:
    return tuple(sorted(path for path in _home().glob("[0-9]*") if path.is_dir()))


def _home() -> Path:
    return site.folder() / "units"
