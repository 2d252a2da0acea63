"""Read who gives and who holds."""

from __future__ import annotations

from collections.abc import Iterable

from chungtay.apps.capital import models
from chungtay.core.capital.holder import Holder, HolderType


def holders() -> tuple[Holder, ...]:
    """Give every holder, by code."""
    return tuple(holder_of(row) for row in models.Holder.objects.order_by("code"))


def holders_in(units: Iterable[str]) -> tuple[Holder, ...]:
    """Give the holders that lie in any of certain units, by code."""
    rows = models.Holder.objects.filter(unit__in=tuple(units)).order_by("code")
    return tuple(holder_of(row) for row in rows)


def holders_called(codes: Iterable[str]) -> dict[str, Holder]:
    """Give certain holders by code; who is none is left out."""
    rows = models.Holder.objects.filter(code__in=set(codes))
    return {row.code: holder_of(row) for row in rows}


def holder_names(codes: Iterable[str]) -> dict[str, str]:
    """Give the names of certain holders, by code; who is none is left out."""
    rows = models.Holder.objects.filter(code__in=set(codes))
    return dict(rows.values_list("code", "name"))


def unit_of(holder: str) -> str:
    """Give the code of the unit a holder lies in; "" where there is no such holder."""
    found = models.Holder.objects.filter(code=holder).values_list("unit", flat=True).first()
    return found or ""


def holder_of(row: models.Holder) -> Holder:
    """Give a holder as the core knows it."""
    return Holder(row.code, row.name, HolderType(row.type), row.unit)
