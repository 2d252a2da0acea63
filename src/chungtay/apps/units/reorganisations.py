"""Reorganisations handed in and taken in: the tray of files, and the register of what was done."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from chungtay.apps.kernel.handing_in import NAME_LENGTH, Handed, Tray, handed
from chungtay.apps.kernel.services import append_rows
from chungtay.apps.units.models import Reorganisation, ReorganisationUpload
from chungtay.core.kernel.record import Grounds
from chungtay.core.units.reorganisation import Deed, Done, UnknownReorganisation

TRAY = Tray(
    ReorganisationUpload,
    lambda token: UnknownReorganisation(name=token),
    outcome="taken",
    heavy=("content", "found"),
)
Told = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Upload(Handed):
    """A file handed in: whose it is, how far it has come, what was found in it."""

    found: Told
    taken: Told


def keep_upload(*, user: int, name: str, content: bytes, on: dt.date) -> Upload:
    """Keep a file as handed in, before anything of it is understood."""
    return _upload(TRAY.keep(user=user, name=name, content=content, on=on))


def keep_found(token: str, found: Told) -> None:
    """Keep what was found in a file: from here a person decides."""
    TRAY.end_reading(token, found=found)


def upload(token: str, *, user: int | None = None) -> Upload:
    """Give a file that somebody handed in, or refuse (`units.unknown_reorganisation`)."""
    return _upload(TRAY.find(token, user=user))


def append(done: Done, *, written: int, removed: int, grounds: Grounds) -> None:
    """Enter what was done with a reorganisation."""
    row = Reorganisation(
        ref=f"reorganisations:{done.number}:{done.deed}",
        number=done.number,
        deed=done.deed.value,
        file=done.file[-NAME_LENGTH:],
        sha256=done.sha256,
        on=done.on,
        successions=done.successions,
        written=written,
        removed=removed,
        document=grounds.document,
        known_from=grounds.known_from,
        provenance=grounds.provenance.value,
        recorded_by=done.by,
    )
    append_rows([row])


def done() -> tuple[Done, ...]:
    """Give everything that was done with reorganisations, in order of time."""
    rows: QuerySet[Reorganisation] = QuerySet(Reorganisation).order_by("pk")
    return tuple(
        Done(
            row.number, Deed(row.deed), row.file, row.sha256, row.on, row.successions,
            row.recorded_by, row.recorded_at,
        )
        for row in rows
    )  # fmt: skip


def _upload(row: ReorganisationUpload) -> Upload:
    return Upload(**handed(row), found=row.found, taken=row.taken)
