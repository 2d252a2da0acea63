"""Read how arrears are to be paid off: what was said of instalments, and what was paid since."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable

from django.db.models import QuerySet

from chungtay.apps.capital import models
from chungtay.apps.capital.queries.lines import arrears
from chungtay.apps.capital.queries.reading import BOOK, LINE_COLUMNS, line, postings
from chungtay.apps.kernel.standing import grounds
from chungtay.core.capital.arrears import Debt
from chungtay.core.capital.instalments import Instalment, Payment, Repayment, lay_out
from chungtay.core.capital.line import Source
from chungtay.core.capital.movement import Movement, Pot
from chungtay.core.kernel.money import Dong


def repayments(*, on: dt.date, units: Iterable[str] | None = None) -> tuple[Repayment, ...]:
    """Give what is or was owed by a day, in certain units or everywhere, and how it is to be paid.

    The oldest debt comes first. What was planned or became known later is left out.
    """
    owed = arrears(on=on, units=units)
    holders = None if units is None else {one.holder for one in owed}
    said = instalments_said(on=on, holders=holders)
    paid = payments(on=on, holders=holders)
    return tuple(lay_out(one, said.get(one.debt, ()), paid.get(one.debt, ())) for one in owed)


def instalments_said(
    *, on: dt.date, holders: Collection[str] | None = None
) -> dict[Debt, list[Instalment]]:
    """Give all that was said of instalments up to a day, by debt and in the order of time."""
    rows = _rows().filter(on__lte=on, known_from__lte=on)
    if holders is not None:
        rows = rows.filter(holder__in=holders)
    found: dict[Debt, list[Instalment]] = defaultdict(list)
    for one in map(_instalment, rows):
        found[one.debt].append(one)
    return found


def instalment_said(number: str) -> tuple[Instalment, ...]:
    """Give all that was ever said of one instalment, in the order of time."""
    return tuple(map(_instalment, _rows().filter(number=number)))


def payments(*, on: dt.date, holders: Collection[str] | None = None) -> dict[Debt, list[Payment]]:
    """Give the payments of arrears up to a day, by debt; those taken back by then are none."""
    rows = postings().filter(
        pot=Pot.ARREARS.value, entry__movement=Movement.ARREARS_SETTLED.value, entry__on__lte=on
    )
    if holders is not None:
        rows = rows.filter(holder__in=holders)
    told = rows.order_by("entry__on", "entry_id").values_list(
        "holder_id", *LINE_COLUMNS, "subject", "entry_id", "entry__on", "entry__undoes", "dong"
    )
    listed = list(told)
    undone = {row[-2] for row in listed if row[-2]}
    found: dict[Debt, list[Payment]] = defaultdict(list)
    for holder, *columns, work, entry, day, undoes, dong in listed:
        if not undoes and entry.removeprefix(BOOK) not in undone:
            found[Debt(holder, line(columns), work)].append(Payment(day, Dong(-dong)))
    return found


def _rows() -> QuerySet[models.Instalment]:
    rows: QuerySet[models.Instalment] = QuerySet(models.Instalment)
    return rows.order_by("known_from", "pk")


def _instalment(row: models.Instalment) -> Instalment:
    told = line([getattr(row, name) for name in LINE_COLUMNS])
    return Instalment(
        number=row.number,
        debt=Debt(row.holder_id, told, row.work),
        due=row.due,
        amount=Dong(row.dong),
        source=Source(row.pays_from) if row.pays_from else None,
        on=row.on,
        grounds=grounds(row),
        reason=row.reason,
        taken_back=row.taken_back,
    )
