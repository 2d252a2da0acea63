"""How rows of the registers of works are read: up to a day, as known on a day, in order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import TypeVar

from django.db.models import F, QuerySet, Window
from django.db.models.functions import RowNumber

from chungtay.apps.kernel.models import RegisterRow

R = TypeVar("R", bound=RegisterRow)
IN_TIME = ("on", "known_from", "pk")
"""The order in which rows of a register speak: the last up to a day counts."""


def until(
    model: type[R], on: dt.date, known: dt.date | None, among: Mapping[str, object]
) -> QuerySet[R]:
    """Give the rows up to a day; `known` asks for what was known on a day, None for all."""
    rows: QuerySet[R] = QuerySet(model)
    rows = rows.filter(on__lte=on, **among)
    return rows if known is None else rows.filter(known_from__lte=known)


def last_of(rows: QuerySet[R], *of: str) -> QuerySet[R]:
    """Keep, of the rows about one thing, the last."""
    order = [F(column).desc() for column in IN_TIME]
    place = Window(RowNumber(), partition_by=[F(column) for column in of], order_by=order)
    numbered: QuerySet[R] = rows.annotate(place=place)  # type: ignore[assignment]
    return numbered.filter(place=1)
