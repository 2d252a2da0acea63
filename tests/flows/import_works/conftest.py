"""The units that lists of works name, and one that was made in 2015."""

from __future__ import annotations

import datetime as dt

import pytest

from chungtay.apps.units.services import load_units
from chungtay.core.units.gazetteer import Gazetteer
from chungtay.core.units.unit import Level, Unit, UnitType
from tests.apps.conftest import PLACES

YOUNG = Unit(
    "23428", dt.date(2015, 6, 1), None, Level.COMMUNE, UnitType.COMMUNE, "Diên Bình", "611"
)


@pytest.fixture
def some_units(db: None) -> None:
    load_units(by="thử nghiệm", places=Gazetteer((*PLACES.units, YOUNG), ()))
