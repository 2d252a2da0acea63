"""Load holders and entries that come in lists: data sets, reports, treasury files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.db import transaction

from chungtay.apps.capital import models, queries
from chungtay.apps.capital.services.guarding import (
    lock_for,
    projects,
    require_covered,
    require_projects,
    require_same_length,
    require_sides,
)
from chungtay.apps.capital.services.lawful import require_lawful
from chungtay.apps.capital.services.rows import append
from chungtay.core.capital.deeds import require_takes_back
from chungtay.core.capital.holder import Holder
from chungtay.core.capital.ledger import CONFLICT_TITLES, Entry, NotUndone
from chungtay.core.kernel.register import RefConflict


@transaction.atomic
def append_holders(holders: Sequence[Holder]) -> int:
    """Enter holders that are not listed yet; answer how many. A changed one is refused."""
    known = {holder.code: holder for holder in queries.holders()}
    fresh: dict[str, Holder] = {}
    for holder in holders:
        told = known.get(holder.code) or fresh.setdefault(holder.code, holder)
        if told != holder:
            raise RefConflict(ref=f"holders:{holder.code}", columns=CONFLICT_TITLES["holder"])
    rows = [
        models.Holder(code=h.code, name=h.name, type=h.type.value, unit=h.unit)
        for h in fresh.values()
    ]
    models.Holder.objects.bulk_create(rows)
    return len(rows)


@transaction.atomic
def append_entries(entries: Sequence[Entry], *, by: str) -> int:
    """Enter entries that are not in the book yet; answer how many. All of them, or none.

    The history of every account they lower is replayed with them: an overdraft on any day, also a
    later one, is refused. An entry already in the book must say the same as before.
    `by` is the name of who loads; leave is given by whoever runs the load.
    """
    require_projects(projects(entries))
    known = lock_for(entries)
    counts = queries.posting_counts([entry.id for entry in entries])
    require_same_length(entries, counts)
    fresh = [entry for entry in entries if entry.id not in counts]
    _require_undoing_once(fresh, {entry.id: entry for entry in entries})
    require_sides(fresh, known=known)
    require_lawful(fresh)
    require_covered(fresh)
    return append(entries, by=by)


def _require_undoing_once(fresh: Sequence[Entry], told: Mapping[str, Entry]) -> None:
    """Refuse what takes back an entry that is not in the book, or that was taken back before."""
    taken = queries.undone(entry.undoes for entry in fresh if entry.undoes)
    for entry in fresh:
        if not entry.undoes:
            continue
        if taken.setdefault(entry.undoes, entry.id) != entry.id:
            raise NotUndone.before(entry.undoes, by=taken[entry.undoes])
        require_takes_back(entry, told.get(entry.undoes) or queries.whole_entry(entry.undoes))
