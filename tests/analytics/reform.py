"""A small province that ends: two communes merge, one is divided, districts are no more."""

from __future__ import annotations

import datetime as dt

from chungtay.apps.capital import services as capital
from chungtay.apps.units.services import load_units
from chungtay.core.capital.holder import Holder, HolderType
from chungtay.core.units.frame import Frame, Shape
from chungtay.core.units.gazetteer import Gazetteer, with_ends
from chungtay.core.units.succession import Succession, SuccessionKind
from chungtay.core.units.unit import Level, Unit, UnitType
from tests.analytics.small import BY

DAY = dt.date(2020, 12, 31)
EVE, REFORM, LATER = dt.date(2025, 6, 30), dt.date(2025, 7, 1), dt.date(2026, 12, 31)
NOW = Frame(Shape.NOW, REFORM)
AREAS = Frame(Shape.COMPARABLE, REFORM, DAY)
BACK = Frame(Shape.NOW, EVE)
MERGE, SPLIT, ABOLISH = SuccessionKind.MERGE, SuccessionKind.SPLIT, SuccessionKind.ABOLISH


def _unit(code: str, name: str, parent: str, since: dt.date | None = None) -> Unit:
    level, kind = {
        2: (Level.PROVINCE, UnitType.PROVINCE), 3: (Level.DISTRICT, UnitType.DISTRICT),
        5: (Level.COMMUNE, UnitType.COMMUNE),
    }[len(code)]  # fmt: skip
    return Unit(code, since, None, level, kind, name, parent)


def _step(before: str, after: str, kind: SuccessionKind) -> Succession:
    return Succession(before, after, REFORM, kind, "qh:202/2025/QH15:2025-06-12")


UNITS = [
    _unit("62", "Kon Tum", ""), _unit("51", "Quảng Ngãi", ""),
    _unit("51", "Quảng Ngãi", "", REFORM), _unit("611", "Ngọc Hồi", "62"),
    _unit("23377", "Plei Kần", "611"), _unit("23380", "Đắk Ang", "611"),
    _unit("23383", "Đắk Dục", "611"), _unit("23428", "Diên Bình", "611"),
    _unit("23377", "Bờ Y", "51", REFORM), _unit("23383", "Dục Nông", "51", REFORM),
    _unit("23428", "Đăk Tô", "51", REFORM),
]  # fmt: skip
STEPS = [
    _step("62", "51", MERGE), _step("51", "51", MERGE), _step("611", "", ABOLISH),
    _step("23377", "23377", MERGE), _step("23380", "23377", MERGE),
    _step("23383", "23383", SPLIT), _step("23383", "23428", SPLIT),
    _step("23428", "23428", MERGE),
]  # fmt: skip
PLACES = Gazetteer(with_ends(UNITS, STEPS), STEPS)


def settle() -> None:
    """Make the units stand, and open accounts for the centre, the province and its district."""
    load_units(by=BY, places=PLACES)
    capital.append_holders(
        [
            Holder("TW", "Ngân sách trung ương", HolderType.GIVER, ""),
            Holder("62", "Ủy ban nhân dân tỉnh Kon Tum", HolderType.UNIT, "62"),
            Holder("611", "Ủy ban nhân dân huyện Ngọc Hồi", HolderType.UNIT, "611"),
        ]
    )
