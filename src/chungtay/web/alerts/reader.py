"""Who may look at the pages of alerts."""

from __future__ import annotations

from django.http import HttpRequest

from chungtay.apps.people.queries import unit_scope
from chungtay.core.alerts.actions import READ
from chungtay.core.people.actor import Actor, NotAllowed
from chungtay.flows import alert_people
from chungtay.web.kit.access import actor


def reader(request: HttpRequest) -> Actor:
    """Give who asks, if they may read or act on alerts somewhere."""
    by = actor(request)
    if not unit_scope(by, READ) and not alert_people.acts_on(by):
        raise NotAllowed(title=READ.title, unit="nào")
    return by
