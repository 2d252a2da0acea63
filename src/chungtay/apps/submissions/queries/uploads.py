"""Read workbooks that were handed in: how far each has come, and what it says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from chungtay.apps.kernel.handing_in import Handed, handed
from chungtay.apps.submissions import models
from chungtay.apps.submissions.tray import TRAY
from chungtay.core.submissions.handing_in import (
    Choice,
    Summary,
    read_choice,
    read_summary,
)


@dataclass(frozen=True, slots=True)
class UploadTold(Handed):
    """One workbook handed in. `done` of `total` submissions are through the present stage."""

    form: str
    scope: str
    period: str
    many: bool
    written: int
    summary: Summary | None


def upload(token: str, *, user: int) -> UploadTold:
    """Give a workbook that somebody handed in themselves, or refuse (`UnknownUpload`)."""
    return _told(TRAY.find(token, user=user))


def uploads_of(user: int, *, many: bool | None = None, limit: int = 10) -> tuple[UploadTold, ...]:
    """List what somebody handed in, the latest first."""
    rows = models.Upload.objects.defer("content", "compared", "taken").filter(user=user)
    if many is not None:
        rows = rows.filter(many=many)
    return tuple(_told(row, bare=True) for row in rows.order_by("-pk")[:limit])


def about(token: str) -> tuple[UploadTold, Choice]:
    """Give a workbook and what was chosen for it, to whoever works on it."""
    row = TRAY.find(token)
    return _told(row), read_choice(row.taken)


def _told(row: models.Upload, *, bare: bool = False) -> UploadTold:
    compared: dict[str, Any] = {} if bare else row.compared
    return UploadTold(
        **handed(row),
        form=row.form,
        scope=row.scope,
        period=row.period,
        many=row.many,
        written=row.written,
        summary=read_summary(compared),
    )
