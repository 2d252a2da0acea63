"""Read the book a page at a time, the newest day first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, fields

from django.db.models import Exists, OuterRef, Q, QuerySet

from chungtay.apps.capital import models
from chungtay.apps.capital.queries.history import undone
from chungtay.apps.capital.queries.reading import BOOK, entries, postings
from chungtay.core.capital.ledger import UnknownEntry
from chungtay.core.capital.line import CapitalKind, Source
from chungtay.core.capital.movement import Movement
from chungtay.core.capital.standing import Written
from chungtay.core.kernel.page import BadCursor


@dataclass(frozen=True, slots=True)
class BookFilter:
    """Which entries a page of the book shows; what is None or empty narrows nothing.

    `holder` and `units` (where holders lie) name those an entry touches; `text` is looked for in
    its number, its document and its note; `since` and `until` are days of the entry.
    """

    movement: Movement | None = None
    since: dt.date | None = None
    until: dt.date | None = None
    text: str = ""
    holder: str = ""
    units: tuple[str, ...] | None = None
    programme: str = ""
    project: str = ""
    source: Source | None = None
    kind: CapitalKind | None = None
    plan_year: int | None = None
    subject: str = ""


@dataclass(frozen=True, slots=True)
class BookPage:
    """Some entries, and after which place the next page begins; "" where this is the last."""

    rows: tuple[Written, ...]
    next: str


_OF_POSTINGS = ("holder", "programme", "project", "source", "kind", "plan_year", "subject")


def book_page(wanted: BookFilter, *, after: str = "", limit: int = 50) -> BookPage:
    """Give the entries that follow a place in the book; `after` is a page's `next`.

    Raises `BadCursor` for any other text.
    """
    rows = _wanted(wanted)
    if after:
        day, _, ref = after.partition("|")
        try:
            on = dt.date.fromisoformat(day)
        except ValueError:
            raise BadCursor(cursor=after[:40]) from None
        rows = rows.filter(Q(on__lt=on) | Q(on=on, ref__lt=ref))
    found = list(rows.order_by("-on", "-ref")[: limit + 1])
    last = found[limit - 1] if len(found) > limit else None
    place = f"{last.on.isoformat()}|{last.ref}" if last else ""
    return BookPage(_written(found[:limit]), place)


def entry(number: str) -> Written:
    """Give an entry as it stands in the book; `UnknownEntry` where the book has none."""
    for row in _written(QuerySet(models.Entry).filter(ref=f"{BOOK}{number}")):
        return row
    raise UnknownEntry(entry=number)


def entries_of_subject(subject: str) -> tuple[Written, ...]:
    """Give the entries that move money of a work or a loan, the newest day first."""
    return _written(_wanted(BookFilter(subject=subject)).order_by("-on", "-ref"))


def _wanted(wanted: BookFilter) -> QuerySet[models.Entry]:
    rows: QuerySet[models.Entry] = QuerySet(models.Entry)
    if wanted.movement:
        rows = rows.filter(movement=wanted.movement.value)
    if wanted.since:
        rows = rows.filter(on__gte=wanted.since)
    if wanted.until:
        rows = rows.filter(on__lte=wanted.until)
    if wanted.text:
        told = Q(document__icontains=wanted.text) | Q(note__icontains=wanted.text)
        rows = rows.filter(told | Q(ref__icontains=wanted.text))
    touched = _touched(wanted)
    return rows if touched is None else rows.filter(Exists(touched))


def _touched(wanted: BookFilter) -> QuerySet[models.Posting] | None:
    """Give the postings of an entry, one of which must be there; None where any entry will do."""
    told = {field.name: getattr(wanted, field.name) for field in fields(wanted)}
    asked = {name: told[name] for name in _OF_POSTINGS if told[name]}
    if wanted.units is not None:
        asked["holder__unit__in"] = wanted.units
    return postings().filter(entry_id=OuterRef("ref"), **asked) if asked else None


def _written(rows: Iterable[models.Entry]) -> tuple[Written, ...]:
    listed = list(rows)
    refs = [row.ref for row in listed]
    parts = postings().filter(entry_id__in=refs).select_related("entry").order_by("entry_id", "pk")
    whole = {f"{BOOK}{one.id}": one for one in entries(parts)}
    taken = undone(one.id for one in whole.values())
    return tuple(
        Written(whole[row.ref], row.recorded_at, row.recorded_by, taken.get(whole[row.ref].id, ""))
        for row in listed
    )
