"""Read workbooks that were handed in: how far each has come, and what it says."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from chungtay.apps.submissions import models
from chungtay.core.kernel.handing_in import ENDED, UNDER_WAY, Stage, stalled
from chungtay.core.submissions.book import UnknownUpload
from chungtay.core.submissions.handing_in import (
    Choice,
    Summary,
    read_choice,
    read_summary,
)

"""How long work under way may stand still before somebody may take it on again."""


@dataclass(frozen=True, slots=True)
class UploadTold:
    """One workbook handed in. `done` of `total` submissions are through the present stage."""

    token: str
    user: int
    on: dt.date
    form: str
    scope: str
    period: str
    many: bool
    name: str
    size: int
    sha256: str
    at: dt.datetime
    stage: Stage
    done: int
    total: int
    moved_at: dt.datetime
    words: str
    refused: str
    written: int
    summary: Summary | None

    @property
    def under_way(self) -> bool:
        """Tell whether something is being done about it."""
        return self.stage in UNDER_WAY

    @property
    def ended(self) -> bool:
        """Tell whether nothing more will be done."""
        return self.stage in ENDED

    def stalled(self, now: dt.datetime) -> bool:
        """Tell whether work under way has stood still, its worker killed or none running."""
        return stalled(self.stage, self.moved_at, now)


def upload(token: str, *, user: int) -> UploadTold:
    """Give a workbook that somebody handed in themselves, or refuse (`UnknownUpload`)."""
    row = models.Upload.objects.defer("content").filter(token=token, user=user).first()
    if row is None:
        raise UnknownUpload(upload=token)
    return _told(row)


def uploads_of(user: int, *, many: bool | None = None, limit: int = 10) -> tuple[UploadTold, ...]:
    """List what somebody handed in, the latest first."""
    rows = models.Upload.objects.defer("content", "compared", "taken").filter(user=user)
    if many is not None:
        rows = rows.filter(many=many)
    return tuple(_told(row, bare=True) for row in rows.order_by("-pk")[:limit])


def content(token: str) -> bytes:
    """Give the bytes of a workbook."""
    row = models.Upload.objects.only("content").filter(token=token).first()
    if row is None:
        raise UnknownUpload(upload=token)
    return bytes(row.content)


def about(token: str) -> tuple[UploadTold, Choice]:
    """Give a workbook and what was chosen for it, to whoever works on it."""
    row = models.Upload.objects.defer("content").filter(token=token).first()
    if row is None:
        raise UnknownUpload(upload=token)
    return _told(row), read_choice(row.taken)


def _told(row: models.Upload, *, bare: bool = False) -> UploadTold:
    compared: dict[str, Any] = {} if bare else row.compared
    return UploadTold(
        token=row.token,
        user=row.user,
        on=row.on,
        form=row.form,
        scope=row.scope,
        period=row.period,
        many=row.many,
        name=row.name,
        size=row.size,
        sha256=row.sha256,
        at=row.at,
        stage=Stage(row.stage),
        done=row.done,
        total=row.total,
        moved_at=row.moved_at,
        words=row.words,
        refused=row.refused,
        written=row.written,
        summary=read_summary(compared),
    )
