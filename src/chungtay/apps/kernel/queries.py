"""What a register held by a day, and what it holds under natural keys: editions of a saying."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

from django.db.models import QuerySet

from chungtay.apps.kernel.models import RegisterRow
from chungtay.core.kernel.record import edition_of, in_edition

Rows = TypeVar("Rows", bound=RegisterRow)
BATCH = 10_000
"""Natural keys asked for in one query; SQLite takes at most 32,766 values in a statement."""


def known_by(rows: QuerySet[Rows], as_known: dt.date | None) -> QuerySet[Rows]:
    """Narrow rows to those known by a day; without one, to all that is known."""
    return rows if as_known is None else rows.filter(known_from__lte=as_known)


def in_batches(refs: Iterable[str]) -> Iterator[list[str]]:
    """Part natural keys into lists short enough for one query."""
    waiting = iter(refs)
    while batch := list(islice(waiting, BATCH)):
        yield batch


def latest_editions(model: type[RegisterRow], refs: Iterable[str]) -> dict[str, int]:
    """Give the number of the latest edition held of each saying; 0 where there is none.

    `refs` are natural keys of any edition; the answer is by that of the first. One query an
    edition and ten thousand keys.
    """
    latest = dict.fromkeys((edition_of(ref)[0] for ref in refs), 0)
    asked, edition = list(latest), 1
    while asked:
        keys = {in_edition(ref, edition): ref for ref in asked}
        asked = []
        for batch in in_batches(keys):
            held = model.objects.filter(ref__in=batch).values_list("ref", flat=True)
            asked += [keys[ref] for ref in held]
        latest.update(dict.fromkeys(asked, edition))
        edition += 1
    return latest


def next_edition(model: type[RegisterRow], ref: str) -> int:
    """Give the edition under which a saying is to be said (again); `ref` is of any edition."""
    return latest_editions(model, [ref])[edition_of(ref)[0]] + 1
