"""Files that were handed in: a line of each in a list, how far it has come in words and tone."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from chungtay.core.kernel.handing_in import Stage

STAGES = {
    Stage.TO_MAP: _("Chờ khớp cột"),
    Stage.WAITING: _("Đang chờ đọc"),
    Stage.READING: _("Đang đọc và đối chiếu"),
    Stage.READY: _("Chờ bạn xem và quyết định"),
    Stage.TO_WRITE: _("Đang chờ ghi"),
    Stage.WRITING: _("Đang ghi"),
    Stage.DONE: _("Đã ghi xong"),
    Stage.REFUSED: _("Không nhận"),
}
_TONES = {Stage.TO_MAP: "risk", Stage.READY: "risk", Stage.DONE: "met", Stage.REFUSED: "unmet"}


@dataclass(frozen=True, slots=True)
class HandedRow:
    """A file in a list of those handed in."""

    name: str
    at: dt.datetime
    stage: str
    tone: str
    href: str


def stage_words(stage: Stage) -> str:
    """Say how far a file has come."""
    return str(STAGES[stage])


def stage_tone(stage: Stage) -> str:
    """Give the tone of a stage's chip."""
    return _TONES.get(stage, "plain")
