"""Read published household counts."""

from __future__ import annotations

import datetime as dt

from django.db.models import QuerySet

from chungtay.apps.kernel.standing import grounds
from chungtay.apps.poverty import models
from chungtay.core.poverty.count import Count, CountLevel, Finality, HouseholdClass, People


def counts(unit: str, *, on: dt.date) -> dict[tuple[HouseholdClass, People], Count]:
    """Give a unit's last published count of each class of households up to a day."""
    rows: QuerySet[models.Count] = (
        QuerySet(models.Count).filter(unit=unit, on__lte=on).order_by("on", "known_from", "pk")
    )
    told = (_told(row) for row in rows)
    return {(count.household_class, count.people): count for count in told}


def _told(row: models.Count) -> Count:
    return Count(
        unit=row.unit,
        level=CountLevel(row.level),
        household_class=HouseholdClass(row.household_class),
        people=People(row.people),
        households=row.households,
        on=row.on,
        finality=Finality(row.finality),
        grounds=grounds(row),
    )
