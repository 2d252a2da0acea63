"""Roles given and ended; what was once given stays written down."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils import timezone

from chungtay.apps.audit.services import note
from chungtay.apps.people.models import GrantRow
from chungtay.apps.people.services.managed import appointment, holds_already, managed
from chungtay.apps.units import queries as units
from chungtay.core.people.actor import ANY_SUBJECT, COUNTRY, Action, Actor
from chungtay.core.people.management import (
    AlreadyGranted,
    Appointment,
    EndsBeforeItBegins,
    UnknownGrant,
    require_to_hand_on,
)
from chungtay.core.people.role import Role, WrongLevel, require_subject
from chungtay.core.units.unit import LEVEL_TITLES
from chungtay.packs import people

GRANT = Action("people.grant_role", "Giao vai trò")
END = Action("people.end_grant", "Chấm dứt vai trò")


@transaction.atomic
def grant_role(
    *,
    by: Actor,
    username: str,
    role: str,
    unit: str,
    on: dt.date,
    subject: str = ANY_SUBJECT,
    until: dt.date | None = None,
) -> int:
    """Give somebody a role at a unit from a day on; answer the grant's number."""
    account = managed(username, by=by, on=on)
    what = Appointment(people.role(role), unit, units.superiors(unit, on=on), subject)
    require_to_hand_on(by, what)
    require_place(what.role, unit, on=on)
    require_subject(what.role, subject)
    if until is not None and until <= on:
        raise EndsBeforeItBegins(since=on, until=until)
    if holds_already(account, what, on=on):
        raise AlreadyGranted(username=username, role=what.role.title.vi, unit=unit)
    row = GrantRow.objects.create(
        account=account,
        role=role,
        unit=unit,
        subject=subject,
        since=on,
        until=until,
        granted_by=by.user,
    )
    note(GRANT, by=by, subject=_told(row, username))
    return row.pk


@transaction.atomic
def end_grant(*, by: Actor, username: str, number: int, on: dt.date) -> None:
    """End a grant: the day is the first on which it no longer holds."""
    account = managed(username, by=by, on=on)
    row = account.grants.select_for_update().filter(pk=number).exclude(until__lte=on).first()
    if row is None:
        raise UnknownGrant(username=username, number=number)
    if row.role in people.roles():
        require_to_hand_on(by, appointment(row, on=on))
    if on < row.since:
        raise EndsBeforeItBegins(since=row.since, until=on)
    row.until, row.ended_by, row.ended_at = on, by.user, timezone.now()
    row.save(update_fields=["until", "ended_by", "ended_at"])
    note(END, by=by, subject=_told(row, username))


def require_place(role: Role, unit: str, *, on: dt.date) -> None:
    """Refuse a unit that does not stand on the day, or of a level the role does not belong to."""
    if unit == COUNTRY:
        return
    place = units.unit(unit, on=on)
    if place.level not in role.levels:
        levels = ", ".join(LEVEL_TITLES[level] for level in role.levels)
        raise WrongLevel(role=role.title.vi, levels=levels, unit=place.title)


def _told(row: GrantRow, username: str) -> str:
    limit = f" ({row.subject})" if row.subject else ""
    return f"{username}: {row.role} @ {row.unit}{limit}"[:128]
