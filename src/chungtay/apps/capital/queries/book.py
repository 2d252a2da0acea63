"""Read entries whole, as they stand in the book."""

from __future__ import annotations

from chungtay.apps.capital.queries.reading import BOOK, entries, postings
from chungtay.core.capital import ledger


def entries_of(holder: str) -> tuple[ledger.Entry, ...]:
    """Give every entry that touched a holder's accounts, whole, in the order they count."""
    touched = postings().filter(holder=holder).values("entry_id")
    rows = (
        postings()
        .filter(entry_id__in=touched)
        .select_related("entry")
        .order_by("entry__on", "entry_id", "pk")
    )
    return entries(rows)


def whole_entry(number: str) -> ledger.Entry:
    """Give an entry by its number; `UnknownEntry` where the book has none."""
    rows = postings().filter(entry_id=f"{BOOK}{number}").select_related("entry").order_by("pk")
    for found in entries(rows):
        return found
    raise ledger.UnknownEntry(entry=number)
