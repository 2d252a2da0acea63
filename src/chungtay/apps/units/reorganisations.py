"""Reorganisations handed in and taken in: the tray of files, and the register of what was done."""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from chungtay.apps.kernel.handing_in import NAME_LENGTH, Tray
from chungtay.apps.kernel.services import append_rows
from chungtay.apps.units.models import Reorganisation, ReorganisationUpload
from chungtay.core.kernel.handing_in import UNDER_WAY, Stage, stalled
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
class Upload:
    """A file handed in: whose it is, how far it has come, what was found in it."""

    token: str
    user: int
    on: dt.date
    name: str
    size: int
    sha256: str
    at: dt.datetime
    stage: Stage
    done: int
    total: int
    moved_at: dt.datetime
    refused: str
    words: str
    found: Told
    taken: Told

    @property
    def under_way(self) -> bool:
        """Tell whether something is being done about it."""
        return self.stage in UNDER_WAY

    @property
    def stalled(self) -> bool:
        """Tell whether work under way has stood still, its worker killed or none running."""
        return stalled(self.stage, self.moved_at, timezone.now())


def keep_upload(*, user: int, name: str, content: bytes, on: dt.date) -> Upload:
    """Keep a file as handed in, before anything of it is understood."""
    row = ReorganisationUpload(
        token=secrets.token_hex(12),
        user=user,
        on=on,
        name=name[-NAME_LENGTH:],
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        content=content,
        stage=Stage.WAITING.value,
        moved_at=timezone.now(),
    )
    row.save(force_insert=True)
    return _upload(row)


def keep_found(token: str, found: Told) -> None:
    """Keep what was found in a file: from here a person decides."""
    TRAY.move(token, UNDER_WAY, stage=Stage.READY.value, found=found)


def upload(token: str, *, user: int | None = None) -> Upload:
    """Give a file that somebody handed in, or refuse (`units.unknown_reorganisation`)."""
    rows = _uploads().defer("content").filter(token=token)
    row = (rows if user is None else rows.filter(user=user)).first()
    if row is None:
        raise UnknownReorganisation(name=token)
    return _upload(row)


def content(token: str) -> bytes:
    """Give the bytes of a file."""
    row = _uploads().only("content").filter(token=token).first()
    if row is None:
        raise UnknownReorganisation(name=token)
    return bytes(row.content)


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


def _uploads() -> QuerySet[ReorganisationUpload]:
    return QuerySet(ReorganisationUpload)


def _upload(row: ReorganisationUpload) -> Upload:
    return Upload(
        row.token, row.user, row.on, row.name, row.size, row.sha256, row.at, Stage(row.stage),
        row.done, row.total, row.moved_at, row.refused, row.words, row.found, row.taken,
    )  # fmt: skip
