"""Files that a site sets itself: written as the reader reads them, tried out, and put down."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import tempfile
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any

import yaml

from chungtay.core.law.fault import BrokenPack
from chungtay.core.law.instrument import Instrument
from chungtay.packs.loader import site
from chungtay.packs.loader.checks import faults
from chungtay.packs.loader.library import Library
from chungtay.packs.loader.sheets import whole

Files = Mapping[str, str]
"""The text of each file, by its name from the site's folder of packs."""


@dataclass(frozen=True, slots=True)
class Written:
    """What is to stand on disk of one thing that a province sets: its file in the pack.

    And, in a file of the same `name`, the documents it rests on that the packs do not list.
    """

    pack: str
    file: str
    name: str
    said: str
    papers: str

    @property
    def files(self) -> Files:
        """Give each file with its text."""
        kept = {f"{self.pack}/{self.file}": self.said}
        if self.papers:
            kept[f"{self.pack}/instruments/{self.name}.yaml"] = self.papers
        return kept


def written(
    library: Library, pack: str, file: str, name: str, *, said: object, by: Instrument
) -> Written:
    """Write what a province sets, and the document by which, where no list has it yet."""
    listed = papers(library, pack, name)
    if by.key not in library.instruments:
        listed = (*listed, by)
    told = text([paper(one) for one in listed]) if listed else ""
    return Written(pack, file, name, text(said), told)


@contextmanager
def sound(library: Library, new: Written) -> Iterator[Library]:
    """Give a library as files would make it; refuses (`law.broken_pack`) those with a fault."""
    with laid(library, new.files) as trial:
        if found := faults(trial):
            raise BrokenPack.of(found)
        yield trial


@contextmanager
def laid(library: Library, files: Files) -> Iterator[Library]:
    """Give a library as it would be with files of the site in place; nothing is kept of it."""
    with tempfile.TemporaryDirectory() as folder:
        trial = Path(folder, "packs")
        if library.site and library.site.is_dir():
            shutil.copytree(library.site, trial)
        for name, told in files.items():
            file = trial / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(told, encoding="utf-8")
        yield Library(library.root, trial, library.kept)


def put_down(files: Files) -> None:
    """Put files where the site's packs lie, each whole or not at all; tell every process."""
    for name, told in files.items():
        file = site.folder() / name
        file.parent.mkdir(parents=True, exist_ok=True)
        fresh = file.with_suffix(f".{os.getpid()}-{threading.get_ident()}")
        fresh.write_text(told, encoding="utf-8")
        fresh.replace(file)
    site.changed()


def lie(files: Files) -> bool:
    """Tell whether files lie there word for word; one without a word is not there."""
    places = ((site.folder() / name, told) for name, told in files.items())
    return all((f.read_text(encoding="utf-8") if f.exists() else "") == told for f, told in places)


def papers(library: Library, pack: str, name: str) -> tuple[Instrument, ...]:
    """Give the documents the site has listed in one file of a pack."""
    end = f"/{pack}/instruments/{name}.yaml"
    sheets = [s for s in library.instrument_sheets if s.own and s.file.endswith(end)]
    return tuple(one for part in whole(sheets) for one in part)


def paper(one: Instrument) -> dict[str, Any]:
    """Write a document as the lists of the packs have it."""
    return {
        "issuer": one.issuer.code,
        "type": one.type,
        "symbol": one.symbol,
        **({"signed": one.signed} if one.signed else {}),
        "subject": one.subject,
        "verified": "true" if one.verified else "false",
    }


def text(said: object) -> str:
    """Write a file as the reader reads it."""
    return yaml.safe_dump(
        _plain(said), allow_unicode=True, sort_keys=False, default_style='"', width=10_000
    )


def _plain(said: object) -> object:
    """Give text for every value: the reader asks for shapes, and guesses none."""
    if isinstance(said, Mapping):
        return {_plain(key): _plain(value) for key, value in said.items()}
    if isinstance(said, (list, tuple)):
        return [_plain(one) for one in said]
    if isinstance(said, Enum):
        return str(said.value)
    return said.isoformat() if isinstance(said, dt.date) else str(said)
