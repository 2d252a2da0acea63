"""Read what somebody was reminded of and has not put away."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from chungtay.apps.submissions import models
from chungtay.core.people.actor import Actor

KEPT = 14
"""Days for which an unread reminder is shown."""


@dataclass(frozen=True, slots=True)
class Reminded:
    """What somebody was reminded of on a day, and whether a mail said so too."""

    on: dt.date
    lines: tuple[str, ...]
    mailed: bool


def reminders(by: Actor, *, on: dt.date, limit: int = 5) -> tuple[Reminded, ...]:
    """Give somebody's own reminders that they have not put away, the newest first."""
    since = on - dt.timedelta(days=KEPT)
    rows = models.Reminder.objects.filter(
        user=by.user, on__gt=since, on__lte=on, seen_at=None
    ).order_by("-on")[:limit]
    return tuple(Reminded(row.on, tuple(row.lines), row.mailed_at is not None) for row in rows)
