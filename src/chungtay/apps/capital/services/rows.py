"""Write entries of the book as rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chungtay.apps.capital import models
from chungtay.apps.capital.queries import BOOK
from chungtay.apps.kernel.services import append_rows
from chungtay.apps.kernel.standing import standing
from chungtay.core.capital.ledger import Entry


def append(entries: Sequence[Entry], *, by: str) -> int:
    """Write those entries that the book has not yet; answer how many."""
    added = append_rows([_entry_row(entry, by=by) for entry in entries])
    append_rows([row for entry in entries for row in _posting_rows(entry, by=by)])
    return added


def append_fresh(entry: Entry, *, by: str) -> None:
    """Write one entry that was not in the book a moment ago, in as few statements as can be.

    Raises `IntegrityError` where the book has its number after all.
    """
    _entry_row(entry, by=by).save()
    models.Posting.objects.bulk_create(_posting_rows(entry, by=by))


def _entry_row(entry: Entry, *, by: str) -> models.Entry:
    return models.Entry(
        ref=f"{BOOK}{entry.id}",
        movement=entry.movement.value,
        on=entry.on,
        note=entry.note,
        undoes=entry.undoes,
        days=entry.days,
        **standing(entry.grounds, by=by),
    )


def _posting_rows(entry: Entry, *, by: str) -> Iterator[models.Posting]:
    for number, posting in enumerate(entry.postings, start=1):
        line = posting.account.line
        yield models.Posting(
            ref=f"{BOOK}{entry.id}:{number}",
            entry_id=f"{BOOK}{entry.id}",
            holder_id=posting.account.holder,
            pot=posting.account.pot.value,
            programme=line.programme,
            project=line.project,
            item=line.item,
            source=line.source.value,
            kind=line.kind.value,
            origin_year=line.origin_year,
            plan_year=line.plan_year,
            provider=line.provider,
            given_as=line.given_as.value,
            budget_index=line.budget_index,
            term=line.term.value,
            subject=posting.account.subject,
            dong=posting.amount.amount,
            **standing(entry.grounds, by=by),
        )
