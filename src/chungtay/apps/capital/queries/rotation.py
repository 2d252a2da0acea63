"""Read the register of loans, and what stands in the ledger for each."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Q, QuerySet, Sum

from chungtay.apps.capital import models
from chungtay.apps.capital.queries.reading import postings
from chungtay.apps.kernel.queries import in_batches
from chungtay.apps.kernel.standing import grounds
from chungtay.core.capital.movement import Pot
from chungtay.core.capital.rotation import Loan, LoanStanding
from chungtay.core.kernel.money import ZERO, Dong

_POTS = (Pot.LENT.value, Pot.RECOVERED.value, Pot.LOST.value)
_Sums = dict[tuple[str, str], Dong]


def loans(*, on: dt.date, units: Iterable[str] | None = None) -> tuple[LoanStanding, ...]:
    """Give the loans lent by a day, in certain units or everywhere, those overdue longest first.

    A loan that the ledger has no money of yet is listed too, with no holder.
    """
    rows: QuerySet[models.Loan] = QuerySet(models.Loan).filter(lent_on__lte=on, known_from__lte=on)
    if units is not None:
        rows = rows.filter(unit__in=tuple(units))
    latest = {row.loan: _loan(row) for row in rows.order_by("known_from", "pk")}
    sums, keepers = _sums(latest, on)
    found = [
        LoanStanding(
            loan,
            keepers.get(code, ""),
            on,
            lent=sums[code, "came"],
            out=sums[code, Pot.LENT.value],
            repaid=sums[code, "repaid"],
            lost=sums[code, Pot.LOST.value],
        )
        for code, loan in latest.items()
    ]
    return tuple(sorted(found, key=lambda one: (-one.days_overdue, one.loan.due, one.loan.loan)))


def has_loan(code: str, *, on: dt.date) -> bool:
    """Tell whether the register, as it is now, has a loan of that code lent by a day."""
    rows: QuerySet[models.Loan] = QuerySet(models.Loan)
    return rows.filter(loan=code, lent_on__lte=on).exists()


def _sums(codes: Iterable[str], on: dt.date) -> tuple[_Sums, dict[str, str]]:
    """Add up, per loan, what stands in its pots and what ever came into them."""
    sums: _Sums = defaultdict(lambda: ZERO)
    keepers: dict[str, str] = {}
    gained = Q(dong__gt=0, entry__undoes="") | Q(dong__lt=0) & ~Q(entry__undoes="")
    for batch in in_batches(codes):
        rows = postings().filter(subject__in=batch, pot__in=_POTS, entry__on__lte=on).order_by()
        told = rows.values_list("subject", "holder_id", "pot")
        for code, holder, pot, dong, came in told.annotate(
            Sum("dong"), came=Sum("dong", filter=gained)
        ):
            sums[code, pot] += Dong(dong)
            if pot != Pot.LOST.value:
                which = "came" if pot == Pot.LENT.value else "repaid"
                sums[code, which] += Dong(came or 0)
            keepers[code] = holder
    return sums, keepers


def _loan(row: models.Loan) -> Loan:
    return Loan(
        loan=row.loan,
        programme=row.programme,
        project=row.project,
        unit=row.unit,
        group=row.group,
        households=row.households,
        lent_on=row.lent_on,
        due=row.due,
        grounds=grounds(row),
    )
