"""Where works lie: the rectangle of a province, and who carries on for a unit that has ended."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from chungtay.apps.units import queries as units
from chungtay.core.kernel.money import MILLION
from chungtay.core.units.unit import Unit
from chungtay.core.works.findings import Extent
from chungtay.core.works.work import WorkState

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


@dataclass(frozen=True, slots=True)
class Heir:
    """A unit that carries on for another, since a day, by a document."""

    unit: Unit
    since: dt.date
    document: str


def heirs_of(state: WorkState, *, on: dt.date) -> tuple[Heir, ...]:
    """Give who carries on, on a day, for the unit of a work; nobody while that unit stands."""
    borne = [one for one in units.bearers(state.unit) if one.start <= on]
    ended = borne[-1].until if borne else None
    if ended is None or ended > on:
        return ()
    found = units.heirs(state.unit, on=on, at=ended - dt.timedelta(days=1))
    return tuple(_heir(state.unit, unit, ended, on) for unit in found)


def _heir(code: str, unit: Unit, ended: dt.date, on: dt.date) -> Heir:
    """Name the step that made a unit an heir: the one from the unit itself, else the last since."""
    steps = [step for step in units.came_from(unit.code, on=on) if step.since >= ended]
    straight = [step for step in steps if step.before == code]
    last = max(straight or steps, key=lambda step: step.since, default=None)
    return Heir(unit, last.since, last.document) if last else Heir(unit, ended, unit.document)
