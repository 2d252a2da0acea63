"""Keep lists that are handed in, and how far each has come.

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
from chungtay.apps.capital.treasury_models import TreasuryList
from chungtay.apps.units.queries import superiors
from chungtay.core.capital.actions import RECONCILE
from chungtay.core.capital.reconcile.handing_in import UNDER_WAY, ListTold, Stage, keep
from chungtay.core.capital.reconcile.settling import UnknownList
from chungtay.core.kernel.refusal import Refusal
from chungtay.core.people.actor import COUNTRY, Actor, require

NAME_LENGTH, WORDS_LENGTH = 200, 2000


@transaction.atomic
def keep_list(
    *, by: Actor, scope: str, profile: str, name: str, content: bytes, on: dt.date
) -> str:
    """Keep a list as handed in, before anything is read of it; answer its token.

    Without a profile it waits for its heads to be mapped.
    """
    require_reconciler(by, scope=scope, on=on)
    row = TreasuryList(
        token=secrets.token_hex(12),
        user=by.user,
        on=on,
        scope=scope,
        profile=profile,
        name=name[-NAME_LENGTH:],
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        content=content,
        stage=(Stage.WAITING if profile else Stage.TO_MAP).value,
        moved_at=timezone.now(),
    )
    row.save(force_insert=True)
    details = {"name": row.name, "size": row.size, "sha256": row.sha256}
    note(RECONCILE, by=by, subject=f"treasury-list:{row.token}", unit=scope, details=details)
    return row.token


@transaction.atomic
def choose_profile(*, by: Actor, token: str, profile: str) -> bool:
    """Have a list read (anew) by a profile; False where it is being worked on, or was taken."""
    row = _held(token)
    if row.user != by.user:
        raise UnknownList(token=token)
    if row.stage not in (Stage.TO_MAP.value, Stage.READY.value, Stage.REFUSED.value):
        return False
    row.profile, row.stage = profile, Stage.WAITING.value
    row.found, row.refused, row.words = {}, "", ""
    row.moved_at = timezone.now()
    row.save(update_fields=["profile", "stage", "found", "refused", "words", "moved_at"])
    return True


def begin_reading(token: str) -> bool:
    """Say that a list is being read; False where it was read already."""
    return _move(token, (Stage.WAITING, Stage.READING), stage=Stage.READING.value, done=0, total=0)


def advance(token: str, done: int, total: int) -> None:
    """Say how far the present stage has come."""
    _move(token, UNDER_WAY, done=done, total=total)


def keep_found(token: str, told: ListTold) -> None:
    """Keep what was found in a list: from here a person decides."""
    _move(token, UNDER_WAY, stage=Stage.READY.value, found=keep(told))


@transaction.atomic
def agree(*, by: Actor, token: str) -> bool:
    """Say that a list is to be taken; False where it is not ready, or somebody has said so."""
    row = _held(token)
    if row.user != by.user:
        raise UnknownList(token=token)
    if row.stage != Stage.READY.value:
        return False
    row.stage = Stage.TO_WRITE.value
    row.done = row.total = 0
    row.moved_at = timezone.now()
    row.save(update_fields=["stage", "done", "total", "moved_at"])
    return True


@transaction.atomic
def write_once(token: str, write: Callable[[], dict[str, int]]) -> bool:
    """Let a list be written, and say that it is done, in one transaction; both stand or neither."""
    row = _held(token)
    if row.stage not in (Stage.TO_WRITE.value, Stage.WRITING.value):
        return False
    row.taken = write()
    row.stage = Stage.DONE.value
    row.moved_at = timezone.now()
    row.save(update_fields=["taken", "stage", "moved_at"])
    return True


def refuse(token: str, refusal: Refusal) -> None:
    """Say that a list is not taken, and why."""
    words = str(refusal)[:WORDS_LENGTH]
    _move(token, UNDER_WAY, stage=Stage.REFUSED.value, refused=refusal.code, words=words)


def require_reconciler(by: Actor, *, scope: str, on: dt.date) -> None:
    """Let pass who may reconcile at a place."""
    above = superiors(scope, on=on) if scope != COUNTRY else ()
    require(by, RECONCILE, unit=scope, above=above)


def _held(token: str) -> TreasuryList:
    rows = TreasuryList.objects.select_for_update().defer("content")
    row = rows.filter(token=token).first()
    if row is None:
        raise UnknownList(token=token)
    return row


def _move(token: str, stages: Collection[Stage], **columns: object) -> bool:
    rows = TreasuryList.objects.filter(token=token, stage__in=[one.value for one in stages])
    return bool(rows.update(moved_at=timezone.now(), **columns))
