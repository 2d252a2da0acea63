"""The day on which the API acts: the site's own, never one that the caller chooses."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.utils import timezone


def today() -> dt.date:
    """Give the day set for the site (CHUNGTAY_DAY), else the calendar's."""
    text: str = settings.CHUNGTAY_DAY
    return dt.date.fromisoformat(text) if text else timezone.localdate()
