"""When money last moved on each line of the ledger."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.db.models import Max, QuerySet

from chungtay.apps.capital.models import Posting
from chungtay.core.capital.line import Term

Keys = tuple[str, ...]


def last_moved(columns: Sequence[str], *, plan_year: int, on: dt.date) -> dict[Keys, dt.date]:
    """Give the last day on which anything moved, by columns of the ledger's facts, as texts."""
    rows = (
        QuerySet(Posting)
        .filter(plan_year=plan_year, term=Term.YEAR.value, entry__on__lte=on)
        .order_by()
        .values_list(*columns)
        .annotate(last=Max("entry__on"))
    )
    return {tuple(str(value) for value in told): last for *told, last in rows}
