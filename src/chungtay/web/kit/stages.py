"""Files that were handed in: a line of each in a list, how far it has come in words and tone."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from chungtay.core.kernel.handing_in import STAGE_TITLES, Stage

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
    """Say how far a file has come, as a chip begins."""
    words = _(STAGE_TITLES[stage])
    return words[:1].upper() + words[1:]


def stage_tone(stage: Stage) -> str:
    """Give the tone of a stage's chip."""
    return _TONES.get(stage, "plain")
