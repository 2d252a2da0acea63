"""A few units of Kon Tum as they stood in 2020, for registers that name units."""

from __future__ import annotations

import pytest

from chungtay.apps.units.services import load_units
from chungtay.core.units.gazetteer import Gazetteer
from chungtay.core.units.unit import Level, Unit, UnitType

PLACES = Gazetteer(
    (
        Unit("62", None, None, Level.PROVINCE, UnitType.PROVINCE, "Kon Tum"),
        Unit("611", None, None, Level.DISTRICT, UnitType.DISTRICT, "Ngọc Hồi", "62"),
        Unit("23377", None, None, Level.COMMUNE, UnitType.TOWNSHIP, "Plei Kần", "611"),
        Unit("23380", None, None, Level.COMMUNE, UnitType.COMMUNE, "Đắk Ang", "611"),
    ),
    (),
)


@pytest.fixture
def some_units(db: None) -> None:
    load_units(by="thử nghiệm", places=PLACES)
