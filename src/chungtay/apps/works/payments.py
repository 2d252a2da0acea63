"""Read from the ledger what was paid for works."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Sum

from chungtay.apps.capital.queries.reading import BOOK, postings
from chungtay.apps.kernel.queries import in_batches
from chungtay.core.capital.movement import PAID
from chungtay.core.kernel.money import Dong
from chungtay.core.works.payment import Payment


def payments(
    codes: Iterable[str], *, on: dt.date, known: dt.date | None = None
) -> dict[str, tuple[Payment, ...]]:
    """Give what entries up to a day have paid for certain works, by work, in order of time.

    `known` leaves out entries that became known after it.

    Advances count as paid, as the treasury counts them; what only moves between an advance and
    the volume it covers pays nothing.
    """
    found: dict[str, list[Payment]] = defaultdict(list)
    pots = [pot.value for pot in PAID]
    upto = {} if known is None else {"entry__known_from__lte": known}
    for batch in in_batches(dict.fromkeys(codes)):
        rows = (
            postings()
            .filter(subject__in=batch, pot__in=pots, entry__on__lte=on, **upto)
            .order_by("entry__on", "entry_id", "holder_id")
            .values_list("subject", "entry_id", "entry__on", "holder_id", "holder__name")
            .annotate(paid=Sum("dong"))
        )
        for work, entry, day, holder, name, paid in rows:
            if paid:
                number = entry.removeprefix(BOOK)
                found[work].append(Payment(work, number, day, holder, name, Dong(paid)))
    return {work: tuple(listed) for work, listed in found.items()}
