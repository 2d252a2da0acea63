"""Villages: a light list of them, for a village is recognised and is no administrative unit."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass

from chungtay.core.criteria.record import place
from chungtay.core.kernel.record import Grounds
from chungtay.core.kernel.refusal import Kind, Refusal
from chungtay.core.kernel.register import require_happened, require_signed

_CODE = re.compile(r"[0-9A-Za-z]{1,12}")
LONGEST_VILLAGE = 120


@dataclass(eq=False)
class UnknownVillage(Refusal):
    """The list of villages has no such village on the day."""

    code = "criteria.unknown_village"
    kind = Kind.NOT_FOUND
    message = "Danh sách thôn của đơn vị {unit} không có thôn “{village}” ngày {on:%d/%m/%Y}."

    unit: str
    village: str
    on: dt.date


@dataclass(eq=False)
class VillageNeverStood(Refusal):
    """A village is said to be no more that never was on the list."""

    code = "criteria.village_never_stood"
    kind = Kind.CONFLICT
    message = (
        "Danh sách thôn của đơn vị {unit} chưa từng có thôn “{village}” tính đến {on:%d/%m/%Y}: "
        "không thể ghi là không còn; hãy kiểm tra lại mã thôn."
    )

    unit: str
    village: str
    on: dt.date


FAULT_TITLES: dict[str, str] = {
    "code": "mã chỉ gồm chữ không dấu và số",
    "name": "cần tên thôn",
}
"""Why a village is not recorded."""


@dataclass(eq=False)
class BadVillage(Refusal):
    """A village without a name, or with a code that is none."""

    code = "criteria.bad_village"
    message = "Thôn “{village}” của đơn vị {unit} chưa ghi được: {fault}."

    unit: str
    village: str
    fault: str


@dataclass(frozen=True, slots=True)
class Village:
    """What is true of a village from a day on: its name, whether it stands, under which scheme.

    `code` is the village's within its commune; `scheme` names a scheme it belongs to, such as
    1385, or nothing. Raises `BadVillage` or `KnownTooSoon`.
    """

    unit: str
    code: str
    name: str
    on: dt.date
    grounds: Grounds
    stands: bool = True
    scheme: str = ""

    def __post_init__(self) -> None:
        require_happened(self.on, self.grounds)
        require_signed(self.grounds)
        if not _CODE.fullmatch(self.code):
            raise BadVillage(unit=self.unit, village=self.code, fault=FAULT_TITLES["code"])
        if not 0 < len(self.name.strip()) <= LONGEST_VILLAGE:
            raise BadVillage(unit=self.unit, village=self.code, fault=FAULT_TITLES["name"])

    @property
    def place(self) -> str:
        """Name the village behind its commune."""
        return place(self.unit, self.code)

    @property
    def ref(self) -> str:
        """Give the natural key: one state of a village a day."""
        return f"villages:{self.place}:{self.grounds.speaking_of(self.on)}"


def require_stood(village: Village, known: Iterable[Village]) -> None:
    """Refuse the end of a village that was on no list by then; `known` is all said of its unit."""
    stood = any(one.stands and one.code == village.code and one.on <= village.on for one in known)
    if not village.stands and not stood:
        raise VillageNeverStood(unit=village.unit, village=village.code, on=village.on)
