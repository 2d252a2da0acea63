"""Administrative units: a code with an interval.

Statistical codes are used again with new meanings (15 was Yên Bái and is Lào Cai), so a code
alone names nothing; a code and a day do. The level, the type and the superior of a unit never
change: when they do in life, one unit ends and another begins, often under the same code.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from chungtay.core.kernel.refusal import Kind, Refusal


class Level(StrEnum):
    """Where a unit stands in the order of government."""

    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"


LEVEL_TITLES: dict[Level, str] = {
    Level.PROVINCE: "cấp tỉnh",
    Level.DISTRICT: "cấp huyện",
    Level.COMMUNE: "cấp xã",
}


class UnitType(StrEnum):
    """What a unit is called in law; the value is the Vietnamese word."""

    PROVINCE = "tỉnh"
    CITY = "thành phố"
    DISTRICT = "huyện"
    URBAN_DISTRICT = "quận"
    TOWN = "thị xã"
    COMMUNE = "xã"
    WARD = "phường"
    TOWNSHIP = "thị trấn"
    SPECIAL_ZONE = "đặc khu"


TYPES_OF: dict[Level, frozenset[UnitType]] = {
    Level.PROVINCE: frozenset({UnitType.PROVINCE, UnitType.CITY}),
    Level.DISTRICT: frozenset(
        {UnitType.DISTRICT, UnitType.URBAN_DISTRICT, UnitType.TOWN, UnitType.CITY}
    ),
    Level.COMMUNE: frozenset(
        {UnitType.COMMUNE, UnitType.WARD, UnitType.TOWNSHIP, UnitType.SPECIAL_ZONE}
    ),
}
"""Which types stand at which level; a city may stand at two."""


NO_SUCH_TITLES: dict[str, str] = {"unit": "hãy kiểm tra lại mã hoặc tìm theo tên"}
"""The hint where nothing near was found."""


@dataclass(eq=False)
class UnknownUnit(Refusal):
    """A unit was asked for that does not exist on the day; `hint` says what may have been meant."""

    code = "units.unknown"
    kind = Kind.NOT_FOUND
    message = "Không có đơn vị hành chính “{asked}” vào ngày {on:%d/%m/%Y}: {hint}."

    asked: str
    on: dt.date
    hint: str


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit as it was from `since` up to, not including, `until`.

    `since` is None where no source says since when; `until` is None while it stands. `parent` is
    the code of the unit directly above, empty for a province. `lat` and `lon` are degrees of an
    approximate middle, None where unknown. `document` is the key of the instrument that made the
    unit or lists it.
    """

    code: str
    since: dt.date | None
    until: dt.date | None
    level: Level
    type: UnitType
    name: str
    parent: str = ""
    lat: float | None = None
    lon: float | None = None
    document: str = ""

    @property
    def title(self) -> str:
        """Give the name with its type, as official texts write it.

        >>> Unit("62", None, None, Level.PROVINCE, UnitType.PROVINCE, "Kon Tum").title
        'Tỉnh Kon Tum'
        """
        return f"{self.type.capitalize()} {self.name}"

    @property
    def is_rural(self) -> bool:
        """Tell a commune that the new-rural programme is about: wards and townships are not."""
        return self.type is UnitType.COMMUNE

    @property
    def start(self) -> dt.date:
        """Give the first day to reckon with: `since`, or the beginning of time if unknown."""
        return self.since or dt.date.min

    def stands(self, on: dt.date) -> bool:
        """Tell whether the unit exists on a day; an unknown beginning is taken as always."""
        return self.start <= on and (self.until is None or on < self.until)
