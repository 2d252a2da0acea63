"""Keep files that are handed in, and move them from stage to stage.

A stage is left once: whoever comes second, or again after being killed, finds it taken or done.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets
from collections.abc import Callable, Collection
from dataclasses import dataclass, fields
from typing import Any, Generic, TypeVar

from django.db import models, transaction
from django.utils import timezone

from chungtay.apps.kernel.models import HandedIn
from chungtay.core.kernel.handing_in import ENDED, UNDER_WAY, Stage, stalled
from chungtay.core.kernel.refusal import Refusal, said_of
from chungtay.core.kernel.saying import Said, keep_said, read_said

NAME_LENGTH = 200
TO_READ = (Stage.WAITING, Stage.READING)
Row = TypeVar("Row", bound=HandedIn)


@dataclass(frozen=True, slots=True)
class Handed:
    """A file handed in, without its bytes: whose it is, and how far it has come.

    `why` says why it was refused, or handed back to the person who chose.
    """

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
    why: Said | None

    @property
    def under_way(self) -> bool:
        """Tell whether something is being done about it."""
        return self.stage in UNDER_WAY

    @property
    def ended(self) -> bool:
        """Tell whether nothing more will be done."""
        return self.stage in ENDED

    @property
    def stalled(self) -> bool:
        """Tell whether work under way has stood still, its worker killed or none running."""
        return stalled(self.stage, self.moved_at, timezone.now())


def handed(row: HandedIn) -> dict[str, Any]:
    """Give what `Handed` says of a row, by its names."""
    told = {field.name: getattr(row, field.name) for field in fields(Handed)}
    return told | {"stage": Stage(row.stage), "why": read_said(row.why) if row.why else None}


@dataclass(frozen=True, slots=True)
class Tray(Generic[Row]):
    """The table where files of one sort are kept.

    `outcome` names the column for what writing answers, `heavy` those that no stage reads.
    `unknown` makes the refusal of a token that is not there, or is somebody else's.
    """

    model: type[Row]
    unknown: Callable[[str], Refusal]
    outcome: str
    heavy: tuple[str, ...] = ("content",)

    def keep(
        self,
        *,
        user: int,
        name: str,
        content: bytes,
        on: dt.date,
        stage: Stage = Stage.WAITING,
        **columns: object,
    ) -> Row:
        """Keep a file as handed in, before anything of it is understood."""
        row = self.model(
            token=secrets.token_hex(12),
            user=user,
            on=on,
            name=name[-NAME_LENGTH:],
            size=len(content),
            sha256=hashlib.sha256(content).hexdigest(),
            content=content,
            stage=stage.value,
            moved_at=timezone.now(),
            **columns,
        )
        row.save(force_insert=True)
        return row

    def find(self, token: str, *, user: int | None = None) -> Row:
        """Give a file without its bytes: to its sender, or to whoever works on it."""
        rows: models.QuerySet[Row] = models.QuerySet(self.model)
        rows = rows.defer("content").filter(token=token)
        row = (rows if user is None else rows.filter(user=user)).first()
        if row is None:
            raise self.unknown(token)
        return row

    def content(self, token: str) -> bytes:
        """Give the bytes of a file."""
        rows: models.QuerySet[Row] = models.QuerySet(self.model)
        row = rows.only("content").filter(token=token).first()
        if row is None:
            raise self.unknown(token)
        return bytes(row.content)

    def held(self, token: str) -> Any:
        """Lock a file's row until the transaction ends."""
        rows: models.QuerySet[Row] = models.QuerySet(self.model)
        row = rows.select_for_update().defer(*self.heavy).filter(token=token).first()
        if row is None:
            raise self.unknown(token)
        return row

    def own(self, token: str, *, user: int) -> Any:
        """Lock a file's row for the person who handed it in, and for nobody else."""
        row = self.held(token)
        if row.user != user:
            raise self.unknown(token)
        return row

    def move(self, token: str, stages: Collection[Stage], **columns: object) -> bool:
        """Write columns of a file that is in one of some stages; tell whether it was."""
        rows: models.QuerySet[Row] = models.QuerySet(self.model)
        found = rows.filter(token=token, stage__in=[one.value for one in stages])
        return bool(found.update(moved_at=timezone.now(), **columns))

    def begin_reading(self, token: str) -> bool:
        """Say that a file is being read; False where it was read already."""
        return self.move(token, TO_READ, stage=Stage.READING.value, done=0, total=0)

    def end_reading(self, token: str, **columns: object) -> bool:
        """Keep what was found in a file: from here a person decides.

        Found a second time it changes nothing: what a person chose meanwhile stands.
        """
        return self.move(token, TO_READ, stage=Stage.READY.value, why={}, **columns)

    def hand_back(self, token: str, why: Refusal, **columns: object) -> bool:
        """Give a file that was to be written back to the person who chose, and say why."""
        return self.move(
            token, (Stage.WRITING,), stage=Stage.READY.value, why=_kept(why), **columns
        )

    def read(self, token: str, keep: Callable[[], object]) -> None:
        """Have a file read and kept what is found in it, or that it is refused and why; once."""
        if self.begin_reading(token):
            self._refused_by(token, keep)

    def take(self, token: str, write: Callable[[], object]) -> None:
        """Have a file that was agreed to written: all of it, once, or nothing and why."""
        self._refused_by(token, lambda: self.write_once(token, write))

    def _refused_by(self, token: str, work: Callable[[], object]) -> None:
        try:
            work()
        except Refusal as refusal:
            self.refuse(token, refusal)

    def begin_writing(self, token: str) -> bool:
        """Say that a file is being written; False where it is not to be, or already was."""
        return self.move(token, (Stage.TO_WRITE, Stage.WRITING), stage=Stage.WRITING.value)

    def advance(self, token: str, done: int, total: int) -> None:
        """Say how far the present stage has come."""
        self.move(token, UNDER_WAY, done=done, total=total)

    def refuse(self, token: str, refusal: Refusal) -> None:
        """Say that a file is not taken, and why."""
        told = {"stage": Stage.REFUSED.value, "refused": refusal.code, "why": _kept(refusal)}
        self.move(token, UNDER_WAY, **told)

    @transaction.atomic
    def agree(self, token: str, *, user: int, **columns: object) -> bool:
        """Say that a file is to be written, and keep what was chosen with it.

        False where it is not ready, or somebody (or the same click, twice) has said so already.
        """
        row = self.own(token, user=user)
        if row.stage != Stage.READY.value:
            return False
        told = {**columns, "stage": Stage.TO_WRITE.value, "done": 0, "total": 0}
        return self.move(token, (Stage.READY,), **told)

    @transaction.atomic
    def write_once(self, token: str, write: Callable[[], object]) -> bool:
        """Let a file be written, and say that it is done, in one transaction.

        Killed at any moment, either both stand or neither does. Tells whether it was written now:
        False where it is done already, or is not to be written.
        """
        row = self.held(token)
        stages = (Stage.TO_WRITE, Stage.WRITING)
        if row.stage not in [one.value for one in stages]:
            return False
        return self.move(token, stages, **{self.outcome: write(), "stage": Stage.DONE.value})


def _kept(refusal: Refusal) -> dict[str, Any]:
    """Give what a refusal says as it is kept: each reader has it in their own language."""
    return keep_said(said_of(refusal))
