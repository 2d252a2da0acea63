"""What the ledger paid, payment by payment, for lists to be set against."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Min, QuerySet, Sum

from chungtay.apps.capital import models
from chungtay.apps.capital.queries.reading import BOOK, LINE_COLUMNS, line, postings
from chungtay.apps.kernel.queries import in_batches
from chungtay.core.capital.line import Source
from chungtay.core.capital.movement import PAID, SETS_PLAN, Movement, Pot
from chungtay.core.capital.reconcile.line import Payment

TREASURY = (Source.CENTRAL, Source.ODA, Source.PROVINCE, Source.DISTRICT, Source.COMMUNE)
"""Sources that a treasury pays out; what people and firms give does not go through it."""
_PAYS = frozenset(
    {
        Movement.DISBURSEMENT, Movement.ADVANCE, Movement.ADVANCE_RETURN, Movement.RECOVERY,
    }
)  # fmt: skip


def payments(*, since: dt.date, until: dt.date, as_of: dt.date | None = None) -> Iterator[Payment]:
    """Give what was paid through a treasury in a span of days, net by entry, account and work.

    Entries that were undone, and those that undo them, are left out; with `as_of`, only those that
    were undone by that day.
    """
    rows = _paid(as_of).filter(entry__on__gte=since, entry__on__lte=until)
    yield from _told(rows)


def payments_of(entries: Iterable[str]) -> dict[str, Payment]:
    """Give the payments of some entries, by their refs."""
    found: dict[str, Payment] = {}
    for batch in in_batches(f"{BOOK}{entry}" for entry in dict.fromkeys(entries)):
        found |= {one.ref: one for one in _told(_paid().filter(entry_id__in=batch))}
    return found


def given_since(*, until: dt.date) -> dict[tuple[str, str], dt.date]:
    """Give since when each holder holds planned money, by project, and "" for any."""
    rows = (
        postings()
        .filter(
            pot=Pot.HELD.value,
            dong__gt=0,
            entry__on__lte=until,
            entry__movement__in=[one.value for one in SETS_PLAN],
        )
        .order_by()
        .values_list("holder_id", "project")
        .annotate(since=Min("entry__on"))
    )
    found: dict[tuple[str, str], dt.date] = {}
    for holder, project, since in rows:
        found[holder, project] = since
        found[holder, ""] = min(since, found.get((holder, ""), since))
    return found


def documents() -> frozenset[str]:
    """Give the documents that entries rest on."""
    rows = _entries().order_by().values_list("document", flat=True).distinct()
    return frozenset(rows)


def _entries() -> QuerySet[models.Entry]:
    return QuerySet(models.Entry)


def _paid(as_of: dt.date | None = None) -> QuerySet[Any]:
    undoing = _entries().exclude(undoes="")
    if as_of is not None:
        undoing = undoing.filter(on__lte=as_of)
    undone = undoing.values_list("undoes", flat=True)
    gone = [ref for number in undone for ref in (number, f"{BOOK}{number}")]
    rows = postings().filter(
        pot__in=[pot.value for pot in PAID],
        entry__movement__in=[one.value for one in _PAYS],
        entry__undoes="",
        source__in=[source.value for source in TREASURY],
    )
    return rows.exclude(entry_id__in=gone) if gone else rows


def _told(rows: QuerySet[Any]) -> Iterator[Payment]:
    columns = ("entry_id", "holder_id", *LINE_COLUMNS, "subject", "entry__on", "entry__document")
    grouped = rows.order_by().values_list(*columns).annotate(paid=Sum("dong"))
    lines: dict[tuple[Any, ...], Any] = {}
    for entry, holder, *rest in grouped.iterator(chunk_size=10_000):
        subject, on, document, dong = rest[len(LINE_COLUMNS) :]
        if dong:
            of = tuple(rest[: len(LINE_COLUMNS)])
            place = lines.get(of) or lines.setdefault(of, line(of))
            number = entry.removeprefix(BOOK)
            yield Payment(number, holder, place, subject, dong, on, document)
