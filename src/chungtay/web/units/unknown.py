"""What nobody has said of a commune's classes, and which law cannot place it therefore."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from chungtay.analytics.criteria.columns import read_classes
from chungtay.apps.units.classed import bearers_on
from chungtay.core.criteria.criteria_set import UnitLevel
from chungtay.core.criteria.grade import Grade
from chungtay.core.criteria.placing import MISSING_TITLES, placing
from chungtay.core.units.unit import Level, Unit
from chungtay.packs import loader
from chungtay.web.kit.names import said


@dataclass(frozen=True, slots=True)
class Unknown:
    """Facts of a commune that are not known, and the title of the set that asks for them."""

    facts: tuple[str, ...]
    law: str


def unknown(unit: Unit, on: dt.date) -> tuple[Unknown, ...]:
    """Tell, for each set in force on a day, what is missing to place a rural commune in it."""
    if unit.level is not Level.COMMUNE or not unit.is_rural:
        return ()
    bearer = bearers_on([unit.code], on=on).get(unit.code)
    if bearer is None:
        return ()
    facts = read_classes().facts(bearer, on)
    laws = loader.criteria_sets(
        on=on, level=UnitLevel.COMMUNE, grade=Grade.STANDARD, province=bearer.province
    )
    placed = [(law, placing(law, facts)) for law in laws]
    return tuple(
        Unknown(tuple(said(MISSING_TITLES[one]) for one in place.missing), said(law.title))
        for law, place in placed
        if place.missing
    )
