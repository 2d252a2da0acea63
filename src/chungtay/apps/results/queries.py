"""Read reported values of indicators."""

from __future__ import annotations

import datetime as dt

from django.db.models import QuerySet

from chungtay.apps.kernel.standing import grounds
from chungtay.apps.results import models
from chungtay.core.results.value import Finality, Qualifier, Standing, Value


def values(indicator: str, *, unit: str, on: dt.date) -> tuple[Value, ...]:
    """Give what was reported of an indicator at a unit up to a day, in order of day."""
    rows: QuerySet[models.Value] = QuerySet(models.Value).filter(
        indicator=indicator, unit=unit, on__lte=on
    )
    return tuple(_told(row) for row in rows.order_by("on", "known_from", "pk"))


def _told(row: models.Value) -> Value:
    return Value(
        indicator=row.indicator,
        unit=row.unit,
        standing=Standing(row.standing),
        finality=Finality(row.finality),
        amount_e6=row.amount_e6,
        on=row.on,
        period_from=row.period_from,
        period_to=row.period_to,
        base_stated=row.base_stated,
        qualifier=Qualifier(row.qualifier),
        grounds=grounds(row),
    )
