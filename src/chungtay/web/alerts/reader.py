"""Who may look at the pages of alerts."""

from __future__ import annotations

from django.http import HttpRequest

from chungtay.core.people.actor import Actor
from chungtay.flows.alert_people import require_reader
from chungtay.web.kit.access import actor


def reader(request: HttpRequest) -> Actor:
    """Give who asks, if they may read or act on alerts somewhere."""
    by = actor(request)
    require_reader(by)
    return by
