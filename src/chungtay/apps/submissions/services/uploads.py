"""Keep workbooks that are handed in, and how far each has come.

A stage is left once: whoever comes second, or again after being killed, finds it taken or done.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets
from collections.abc import Callable, Collection

from django.db import transaction
from django.utils import timezone

from chungtay.apps.audit.services import note
from chungtay.apps.submissions import models
from chungtay.apps.units import queries as units
from chungtay.core.kernel.refusal import Refusal
from chungtay.core.people.actor import COUNTRY, Actor, require
from chungtay.core.submissions.actions import FILL, subject
from chungtay.core.submissions.book import UnknownUpload
from chungtay.core.submissions.handing_in import (
    UNDER_WAY,
    Choice,
    Stage,
    Summary,
    tell_choice,
    tell_summary,
)

NAME_LENGTH, WORDS_LENGTH = 200, 2000


@transaction.atomic
def keep_upload(
    *,
    by: Actor,
    form: str,
    scope: str,
    period: str,
    many: bool,
    name: str,
    content: bytes,
    on: dt.date,
) -> str:
    """Keep a workbook as handed in, before anything is read of it; answer its token."""
    above = units.superiors(scope, on=on) if scope != COUNTRY else ()
    require(by, FILL, unit=scope, above=above, subject=subject(form))
    row = models.Upload(
        token=secrets.token_hex(12),
        user=by.user,
        on=on,
        form=form,
        scope=scope,
        period=period,
        many=many,
        name=name[-NAME_LENGTH:],
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        content=content,
        stage=Stage.WAITING.value,
        moved_at=timezone.now(),
    )
    row.save(force_insert=True)
    details = {"name": row.name, "size": row.size, "sha256": row.sha256}
    note(FILL, by=by, subject=f"upload:{row.token}", unit=scope, details=details)
    return row.token


def begin_reading(token: str) -> bool:
    """Say that a workbook is being read; False where it has been compared already."""
    return _move(token, (Stage.WAITING, Stage.READING), stage=Stage.READING.value, done=0, total=0)


def begin_writing(token: str) -> bool:
    """Say that a workbook is being written; False where it is not to be, or already was."""
    return _move(token, (Stage.TO_WRITE, Stage.WRITING), stage=Stage.WRITING.value)


def advance(token: str, done: int, total: int) -> None:
    """Say how far the present stage has come."""
    _move(token, UNDER_WAY, done=done, total=total)


def keep_comparison(token: str, *, summary: Summary, words: str = "") -> None:
    """Keep what was found in a workbook: from here a person decides."""
    _move(
        token,
        UNDER_WAY,
        stage=Stage.READY.value,
        compared=tell_summary(summary),
        words=words[:WORDS_LENGTH],
        taken={},
    )


@transaction.atomic
def keep_choice(*, by: Actor, token: str, choice: Choice) -> bool:
    """Keep what a person chose, once a workbook is compared; tell whether it is to be written now.

    False where somebody (or the same click, twice) has already said so.
    """
    row = _held(token)
    if row.user != by.user:
        raise UnknownUpload(upload=token)
    if row.stage != Stage.READY.value:
        return False
    row.stage, row.taken = Stage.TO_WRITE.value, tell_choice(choice)
    row.done = row.total = 0
    row.moved_at = timezone.now()
    row.save(update_fields=["stage", "taken", "done", "total", "moved_at"])
    return True


@transaction.atomic
def write_once(token: str, write: Callable[[], int]) -> bool:
    """Let a workbook be written, and say that it is done, in one transaction.

    Killed at any moment, either both stand or neither does. Tells whether it was written now:
    False where it is done already, or is not to be written.
    """
    row = _held(token)
    if row.stage not in (Stage.TO_WRITE.value, Stage.WRITING.value):
        return False
    row.written = write()
    row.stage = Stage.DONE.value
    row.moved_at = timezone.now()
    row.save(update_fields=["stage", "written", "moved_at"])
    return True


def refuse(token: str, refusal: Refusal) -> None:
    """Say that a workbook is not taken, and why."""
    words = str(refusal)[:WORDS_LENGTH]
    _move(token, UNDER_WAY, stage=Stage.REFUSED.value, refused=refusal.code, words=words)


def _held(token: str) -> models.Upload:
    rows = models.Upload.objects.select_for_update().defer("content", "compared")
    row = rows.filter(token=token).first()
    if row is None:
        raise UnknownUpload(upload=token)
    return row


def _move(token: str, stages: Collection[Stage], **columns: object) -> bool:
    """Write columns of a workbook that is in one of some stages; tell whether it was."""
    rows = models.Upload.objects.filter(token=token, stage__in=[one.value for one in stages])
    return bool(rows.update(moved_at=timezone.now(), **columns))
