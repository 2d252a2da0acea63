"""Read control statements."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from fractions import Fraction

from django.db.models import QuerySet

from chungtay.apps.kernel.standing import grounds
from chungtay.apps.measures import models
from chungtay.core.kernel.record import Grounds

MILLIONTHS = 1_000_000


@dataclass(frozen=True, slots=True)
class Statement:
    """A number as a document prints it: `value_e6` millionths of its unit, so many decimals."""

    figure: str
    value_e6: int
    unit: str
    decimals: int
    on: dt.date
    grounds: Grounds

    @property
    def ref(self) -> str:
        """Give the natural key: one number of a figure a day."""
        return f"statements:{self.figure}:{self.on.isoformat()}"

    @property
    def value(self) -> Fraction:
        """Give the number exactly."""
        return Fraction(self.value_e6, MILLIONTHS)


def statements() -> tuple[Statement, ...]:
    """Give every control statement, in the order in which they were entered."""
    rows: QuerySet[models.Statement] = QuerySet(models.Statement)
    return tuple(_told(row) for row in rows.order_by("pk"))


def statement(figure: str) -> Statement | None:
    """Give the last statement of a figure, or None."""
    rows: QuerySet[models.Statement] = QuerySet(models.Statement)
    row = rows.filter(figure=figure).order_by("on", "pk").last()
    return None if row is None else _told(row)


def _told(row: models.Statement) -> Statement:
    return Statement(
        figure=row.figure,
        value_e6=row.value_e6,
        unit=row.unit,
        decimals=row.decimals,
        on=row.on,
        grounds=grounds(row),
    )
