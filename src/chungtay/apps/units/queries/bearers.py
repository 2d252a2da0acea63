"""Who bears a code: on a day, ever, and what lies above and below it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.db.models import F, Q

from chungtay.apps.units import models
from chungtay.apps.units.queries.naming import hint
from chungtay.apps.units.queries.reading import in_order, standing_rows, told
from chungtay.core.units.unit import Level, Unit, UnknownUnit


def unit(code: str, *, on: dt.date) -> Unit:
    """Find the unit that bears a code on a day; refuse (`units.unknown`) if none does."""
    row = standing_rows(on).filter(code=code).first()
    if row is None:
        raise UnknownUnit(asked=code, on=on, hint=hint(code, on))
    return told(row)


def units(codes: Iterable[str], *, on: dt.date) -> dict[str, Unit]:
    """Find many units at once, by code; codes that nobody bears on the day are left out."""
    return {row.code: told(row) for row in standing_rows(on).filter(code__in=set(codes))}


def bearers(code: str) -> tuple[Unit, ...]:
    """Give every unit that has borne a code, in order of time."""
    return tuple(told(row) for row in models.Unit.objects.filter(code=code).order_by("since"))


def ever_in(province: str) -> tuple[Unit, ...]:
    """Give every unit that ever lay in a province, in order of time."""
    rows = models.Unit.objects.filter(province=province).order_by(F("since").asc(nulls_first=True))
    return tuple(told(row) for row in rows)


def children(code: str, *, on: dt.date) -> tuple[Unit, ...]:
    """Give the units directly under a unit."""
    return in_order(standing_rows(on).filter(parent=code))


def subtree(code: str, *, on: dt.date, level: Level | None = None) -> tuple[Unit, ...]:
    """Give a unit and all under it, or only those of a level; highest level first."""
    rows = standing_rows(on).filter(Q(code=code) | Q(province=code) | Q(district=code))
    return in_order(rows if level is None else rows.filter(level=level.value))


def standing(*, on: dt.date, level: Level) -> tuple[Unit, ...]:
    """Give every unit of a level on a day, over the whole country."""
    return in_order(standing_rows(on).filter(level=level.value))


def province_of(code: str, *, on: dt.date) -> Unit:
    """Find the province a unit lies in; a province lies in itself."""
    row = standing_rows(on).filter(code=code).first()
    return unit(row.province if row else code, on=on)


def district_of(code: str, *, on: dt.date) -> Unit | None:
    """Find the district a unit lies in; None for a province and where there are no districts."""
    row = standing_rows(on).filter(code=code).first()
    if row is None:
        raise UnknownUnit(asked=code, on=on, hint=hint(code, on))
    return unit(row.district, on=on) if row.district else None


def superiors(code: str, *, on: dt.date) -> tuple[str, ...]:
    """Give the codes above a unit on a day, the nearest first; none where nobody bears the code."""
    return with_superiors(code, on=on)[1:]


def with_superiors(code: str, *, on: dt.date) -> tuple[str, ...]:
    """Give a code and those above it on a day, the nearest first; none where nobody bears it."""
    above = standing_rows(on).filter(code=code).values_list("district", "province").first()
    return () if above is None else (code, *(one for one in above if one and one != code))


def last_superiors(code: str, *, on: dt.date) -> tuple[str, ...]:
    """Give the units above one on a day; above it as it stood last, where it has ended by then."""
    borne = bearers(code)
    ended = borne[-1].until if borne else None
    return superiors(code, on=min(on, ended - dt.timedelta(days=1)) if ended else on)


def places_of(codes: Iterable[str], *, on: dt.date) -> dict[str, tuple[str, str]]:
    """Give, of many units at once, the codes of the district and the province each lies in."""
    rows = standing_rows(on).filter(code__in=set(codes))
    return {
        code: (district, province)
        for code, district, province in rows.values_list("code", "district", "province")
    }
