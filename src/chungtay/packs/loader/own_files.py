"""Files that a site sets itself: written as the reader reads them, tried out, and put down."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from enum import Enum
from pathlib import Path
from typing import Any

import yaml

from chungtay.core.law.instrument import Instrument
from chungtay.packs.loader import site
from chungtay.packs.loader.library import Library
from chungtay.packs.loader.sheets import whole

Files = Mapping[str, str]
"""The text of each file, by its name from the site's folder of packs."""


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
        fresh = file.with_suffix(f".{os.getpid()}")
        fresh.write_text(told, encoding="utf-8")
        fresh.replace(file)
    site.changed()


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
