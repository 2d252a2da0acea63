"""Where works of a province may lie: the rectangle around the middles of its units."""

from __future__ import annotations

import datetime as dt

from chungtay.apps.units import queries as units
from chungtay.core.kernel.money import MILLION
from chungtay.core.works.findings import Extent

MARGIN = 300_000
"""Millionths of a degree (some 33 km) by which a province reaches beyond its units' middles."""


def extent(unit: str, *, on: dt.date) -> Extent | None:
    """Give the rectangle of the province a unit lies in; None where no middles are known."""
    province = (unit, *units.superiors(unit, on=on))[-1]
    middles = [
        (one.lat, one.lon)
        for one in units.subtree(province, on=on)
        if one.lat is not None and one.lon is not None
    ]
    if len(middles) < 3:
        return None
    lats = [int(lat * MILLION) for lat, _ in middles]
    lons = [int(lon * MILLION) for _, lon in middles]
    return Extent(min(lats) - MARGIN, min(lons) - MARGIN, max(lats) + MARGIN, max(lons) + MARGIN)
