"""Write down whom the site reminded of what, and how the mail went: never twice a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from chungtay.apps.submissions import models
from chungtay.core.people.actor import Actor


@transaction.atomic
def claim_reminder(*, user: int, on: dt.date, lines: Sequence[str], mail: str) -> bool:
    """Take it on to remind somebody on a day; false where that was done, or is being done.

    What could not be mailed earlier that day may be taken on again.
    """
    row, fresh = models.Reminder.objects.get_or_create(
        user=user, on=on, defaults={"lines": list(lines), "mailed_to": mail}
    )
    if fresh:
        return True
    held = models.Reminder.objects.select_for_update().get(pk=row.pk)
    if not held.failed:
        return False
    held.failed, held.lines, held.mailed_to = "", list(lines), mail
    held.save(update_fields=["failed", "lines", "mailed_to"])
    return True


def reminder_mailed(*, user: int, on: dt.date) -> None:
    """Write down that the mail went out."""
    models.Reminder.objects.filter(user=user, on=on).update(mailed_at=timezone.now())


def reminder_failed(*, user: int, on: dt.date, why: str) -> None:
    """Write down why the mail did not go out; it is tried again when asked next."""
    models.Reminder.objects.filter(user=user, on=on).update(failed=why[:300] or "?")


def see_reminders(*, by: Actor, on: dt.date) -> int:
    """Put somebody's own reminders away, up to a day; answers how many."""
    rows = models.Reminder.objects.filter(user=by.user, on__lte=on, seen_at=None)
    return rows.update(seen_at=timezone.now())
