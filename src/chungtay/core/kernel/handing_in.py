"""A file handed in: the stages it goes through until it is taken, or is not."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum


class Stage(StrEnum):
    """How far a file has come."""

    TO_MAP = "to_map"
    """A person says first what its columns mean; only where a file is in its sender's own form."""
    WAITING = "waiting"
    READING = "reading"
    READY = "ready"
    """Read and compared; a person decides."""
    TO_WRITE = "to_write"
    WRITING = "writing"
    DONE = "done"
    REFUSED = "refused"


STAGE_TITLES: dict[Stage, str] = {
    Stage.TO_MAP: "chờ khớp cột",
    Stage.WAITING: "đang chờ đọc",
    Stage.READING: "đang đọc và đối chiếu",
    Stage.READY: "chờ người nộp xem và quyết định",
    Stage.TO_WRITE: "đang chờ ghi",
    Stage.WRITING: "đang ghi",
    Stage.DONE: "đã ghi xong",
    Stage.REFUSED: "không nhận",
}
ENDED = frozenset({Stage.DONE, Stage.REFUSED})
UNDER_WAY = frozenset({Stage.WAITING, Stage.READING, Stage.TO_WRITE, Stage.WRITING})
STALLED = dt.timedelta(seconds=20)
"""How long work under way may stand still before somebody is offered to do it themselves."""


def stalled(stage: Stage, moved_at: dt.datetime, now: dt.datetime) -> bool:
    """Tell whether work under way has stood still, its worker killed or none running."""
    return stage in UNDER_WAY and now - moved_at > STALLED
