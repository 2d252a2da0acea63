"""The day on which the site acts where nobody names one."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.utils import timezone


def today() -> dt.date:
    """Give the day set for the site (CHUNGTAY_DAY), else the calendar's in Vietnam."""
    said: str = settings.CHUNGTAY_DAY
    return dt.date.fromisoformat(said) if said else timezone.localdate()
