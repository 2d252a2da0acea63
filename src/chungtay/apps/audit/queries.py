"""Read the audit log, and prove it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import islice

from django.db import connection
from django.db.models import BigIntegerField, F, Max, Q, QuerySet, Value
from django.db.models.expressions import RawSQL
from django.utils import timezone

from chungtay.apps.audit import models
from chungtay.core.audit.chain import Moment, Seal
from chungtay.core.audit.event import Event
from chungtay.core.audit.verification import Verification, verify

_CHUNK = 5_000
_OLDEST_OPEN = "pg_snapshot_xmin(pg_current_snapshot())::text::bigint"
_NEXT = "pg_current_xact_id()::text::bigint"
"""Given while the statement runs, after its snapshot: whatever has a larger one began later."""


@dataclass(frozen=True, slots=True)
class LastSeal:
    """The end of the chain, and how many events are not in it yet."""

    number: int
    digest: str
    at: dt.datetime
    opened: int
    reach: int
    """The largest number of an event in any seal."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Which lines of the log are asked for; what is empty or None narrows nothing.

    `name` is a part of the name, `subject` the beginning of the subject; `units` are the only
    units, when given.
    """

    user: int | None = None
    name: str = ""
    action: str = ""
    subject: str = ""
    kind: str = ""
    since: dt.datetime | None = None
    until: dt.datetime | None = None
    units: Collection[str] | None = None


def midnight(day: dt.date | None, *, after: int = 0) -> dt.datetime | None:
    """Give the first moment of a day, or of one after it, where the site is; None for no day."""
    if day is None:
        return None
    return timezone.make_aware(dt.datetime.combine(day, dt.time.min) + dt.timedelta(days=after))


@dataclass(frozen=True, slots=True)
class Page:
    """Lines of the log, newest first; `older` is the cursor of the next page, None at the end."""

    events: tuple[Event, ...]
    older: int | None


def log(asked: Asked, *, before: int | None = None, size: int = 50) -> Page:
    """Give the lines asked for, newest first; `before` is the cursor of a page."""
    rows = _narrowed(asked)
    if before is not None:
        rows = rows.filter(pk__lt=before)
    found = [_event(row) for row in rows.order_by("-pk")[: size + 1]]
    more = len(found) > size
    return Page(tuple(found[:size]), found[size - 1].id if more else None)


def last_seal() -> LastSeal | None:
    """Give the end of the chain; None while nothing is sealed."""
    row = models.Seal.objects.defer("entries").order_by("number").last()
    if row is None:
        return None
    reach = models.Seal.objects.aggregate(reach=Max("last_id"))["reach"]
    return LastSeal(row.number, row.digest, row.sealed_at, row.opened, reach)


def unsealed_count(last: LastSeal | None) -> int:
    """Count the events written after the last seal, without proving anything."""
    return models.Event.objects.filter(pk__gt=last.reach if last else 0).count()


def unsealed(
    last: LastSeal | None, *, at: dt.datetime, size: int
) -> Iterator[tuple[Moment, list[Event]]]:
    """Give the events that may be sealed, in batches, with the moment at which all were taken.

    On PostgreSQL these are the events of finished transactions older than any still open; what is
    asked and what is open come from one snapshot, being asked in one statement.
    """
    rows = models.Event.objects.all()
    if last is not None:
        late = Q(tx__gte=last.opened) if connection.vendor == "postgresql" else Q(pk__in=())
        rows = rows.filter(Q(pk__gt=last.reach) | late)
    rows = rows.annotate(opened=_bound(_OLDEST_OPEN), closed=_bound(_NEXT)).exclude(
        tx__gte=F("opened"), tx__lt=F("closed")
    )
    found = rows.order_by("pk").iterator(chunk_size=_CHUNK)
    sealed: set[int] | None = None
    while batch := list(islice(found, size)):
        if last is not None and batch[0].pk <= last.reach and sealed is None:
            sealed = _sealed_from(batch[0].pk)
        fresh = [row for row in batch if not sealed or row.pk not in sealed]
        if fresh:
            moment = Moment(at, int(batch[0].opened), int(batch[0].closed))
            yield moment, [_event(row) for row in fresh]


def verification(*, against: str = "") -> Verification:
    """Prove the whole log; `against` is a head kept elsewhere."""
    seals = [_seal(row) for row in models.Seal.objects.order_by("number", "pk")]
    rows = models.Event.objects.order_by("pk").iterator(chunk_size=_CHUNK)
    return verify(seals, (_event(row) for row in rows), against=against)


def _narrowed(asked: Asked) -> QuerySet[models.Event]:
    wanted = {
        "user": asked.user,
        "name__icontains": asked.name or None,
        "action": asked.action or None,
        "kind": asked.kind or None,
        "subject__startswith": asked.subject or None,
        "at__gte": asked.since,
        "at__lt": asked.until,
        "unit__in": asked.units,
    }
    return models.Event.objects.filter(
        **{name: value for name, value in wanted.items() if value is not None}
    )


def _bound(sql: str) -> RawSQL | Value:
    """Ask for a number of transactions; 0 where writers stand in one line."""
    if connection.vendor != "postgresql":
        return Value(0, output_field=BigIntegerField())
    return RawSQL(sql, (), output_field=BigIntegerField())  # noqa: S611 - one of the two above


def _sealed_from(number: int) -> set[int]:
    """Give the numbers sealed in batches that reach an event's number or beyond."""
    rows = models.Seal.objects.filter(last_id__gte=number)
    return {held for row in rows for held, _ in _seal(row).events()}


def _event(row: models.Event) -> Event:
    return Event(
        id=row.pk,
        tx=row.tx,
        at=row.at,
        user=row.user,
        name=row.name,
        kind=row.kind,
        action=row.action,
        subject=row.subject,
        unit=row.unit,
        reason=row.reason,
        details=row.details,
        ip=row.ip,
    )


def _seal(row: models.Seal) -> Seal:
    return Seal(
        number=row.number,
        previous=row.previous,
        moment=Moment(row.sealed_at, row.opened, row.closed),
        entries=bytes(row.entries),
        digest=row.digest,
    )
