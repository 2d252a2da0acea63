"""A district whose communes are merged, renamed and made townships on one day."""

from __future__ import annotations

from chungtay.core.units.gazetteer import Gazetteer
from chungtay.core.units.succession import Succession, SuccessionKind
from chungtay.core.units.unit import Level, Unit, UnitType
from tests.apps.criteria.recognition.people import COMMUNE, DISTRICT, day

DOCUMENT = "ubtvqh:720/NQ-UBTVQH14:2019-07-16"
CHANGE = day(10)
BEYOND = "23390"
"""The code under which a renamed commune goes on."""
RENAMED = "23386"
"""Its code until then."""


def _before(code: str, name: str) -> Unit:
    return Unit(code, None, CHANGE, Level.COMMUNE, UnitType.COMMUNE, name, DISTRICT)


def _after(code: str, name: str, kind: UnitType = UnitType.COMMUNE) -> Unit:
    return Unit(code, CHANGE, None, Level.COMMUNE, kind, name, DISTRICT)


def _became(before: str, after: str, kind: SuccessionKind) -> Succession:
    return Succession(before, after, CHANGE, kind, DOCUMENT)


PLACES = Gazetteer(
    (
        Unit("62", None, None, Level.PROVINCE, UnitType.PROVINCE, "Kon Tum"),
        Unit(DISTRICT, None, None, Level.DISTRICT, UnitType.DISTRICT, "Ngọc Hồi", "62"),
        _before(COMMUNE, "Đắk Ang"),
        _before("23383", "Đắk Dục"),
        _after(COMMUNE, "Dục Nông"),
        _before(RENAMED, "Đắk Nông"),
        _after(BEYOND, "Đắk Nông Mới"),
        _before("23389", "Đắk Xú"),
        _after("23389", "Đắk Xú", UnitType.TOWNSHIP),
        Unit("23392", None, None, Level.COMMUNE, UnitType.COMMUNE, "Đắk Kan", DISTRICT),
    ),
    (
        _became(COMMUNE, COMMUNE, SuccessionKind.MERGE),
        _became("23383", COMMUNE, SuccessionKind.MERGE),
        _became(RENAMED, BEYOND, SuccessionKind.RENAME),
        _became("23389", "23389", SuccessionKind.LEVEL_CHANGE),
    ),
)
