"""Write a compared workbook: everything or nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.db import transaction

from chungtay.apps.submissions import services
from chungtay.core.people.actor import Actor
from chungtay.core.submissions.changes import Change
from chungtay.core.submissions.handing_in import Choice, Comparison, decided
from chungtay.core.submissions.key import Key
from chungtay.flows.import_form_book.uncollected import uncollected
from chungtay.formats.form_book import Told

AT_ONCE = 300
"""Submissions written between two words of progress; all still stand or fall together."""


@uncollected()
def write(
    *,
    by: Actor,
    comparison: Comparison,
    choice: Choice,
    on: dt.date,
    told: Told | None = None,
) -> int:
    """Write what a workbook changes, in one transaction; answer how many cells changed.

    Raises `BookInvalid`, `BookConflicts`, `NotWritable`, `CellsChanged`; then nothing is written.
    The same file again changes nothing.
    """
    items = decided(comparison, choice)
    if len(items) == 1:
        key, changes = items[0]
        services.save_cells(by=by, key=key, changes=changes, on=on)
        return len(changes)
    return _write_many(by, items, on=on, told=told)


def _write_many(
    by: Actor, items: Sequence[tuple[Key, tuple[Change, ...]]], *, on: dt.date, told: Told | None
) -> int:
    written = 0
    ordered = sorted(items, key=lambda item: item[0])
    with transaction.atomic():
        for at in range(0, len(ordered), AT_ONCE):
            part = ordered[at : at + AT_ONCE]
            written += sum(services.save_many(by=by, items=part, on=on).values())
            if told is not None:
                told(at + len(part), len(ordered))
    return written
