"""Keep workbooks that are handed in; `TRAY` moves them from stage to stage."""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets

from django.db import transaction
from django.utils import timezone

from chungtay.apps.audit.services import note
from chungtay.apps.kernel.handing_in import NAME_LENGTH, WORDS_LENGTH, Tray
from chungtay.apps.submissions import models
from chungtay.apps.units import queries as units
from chungtay.core.kernel.handing_in import UNDER_WAY, Stage
from chungtay.core.people.actor import COUNTRY, Actor, require
from chungtay.core.submissions.actions import FILL, subject
from chungtay.core.submissions.book import UnknownUpload
from chungtay.core.submissions.handing_in import (
    Choice,
    Summary,
    tell_choice,
    tell_summary,
)

TRAY = Tray(
    models.Upload,
    lambda token: UnknownUpload(upload=token),
    outcome="written",
    heavy=("content", "compared"),
)


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


def keep_comparison(token: str, *, summary: Summary, words: str = "") -> None:
    """Keep what was found in a workbook: from here a person decides."""
    TRAY.move(
        token,
        UNDER_WAY,
        stage=Stage.READY.value,
        compared=tell_summary(summary),
        words=words[:WORDS_LENGTH],
        taken={},
    )


def keep_choice(*, by: Actor, token: str, choice: Choice) -> bool:
    """Keep what a person chose, once a workbook is compared; tell whether it is to be written now.

    False where somebody (or the same click, twice) has already said so.
    """
    return TRAY.agree(token, user=by.user, taken=tell_choice(choice))
