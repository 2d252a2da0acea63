"""Classes that a decision puts units in or takes them out of, each from a day on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from chungtay.core.kernel.record import Grounds
from chungtay.core.kernel.refusal import Kind, Refusal
from chungtay.core.units.unit import Level


class UnitClass(StrEnum):
    """A class of units."""

    DIFFICULT = "difficult"
    POOR_DISTRICT = "poor_district"
    VERY_DIFFICULT = "very_difficult"
    SAFETY_ZONE = "safety_zone"
    BORDER = "border"
    LEFT_POVERTY = "left_poverty"
    ZONE_1 = "zone_1"
    ZONE_2 = "zone_2"
    ZONE_3 = "zone_3"
    NEXT_TO_CITY = "next_to_city"
    TO_URBANISE = "to_urbanise"
    PLANNED_URBAN = "planned_urban"


CLASS_TITLES: dict[UnitClass, str] = {
    UnitClass.DIFFICULT: "xã đặc biệt khó khăn, biên giới hoặc an toàn khu",
    UnitClass.POOR_DISTRICT: "huyện nghèo",
    UnitClass.VERY_DIFFICULT: "xã đặc biệt khó khăn",
    UnitClass.SAFETY_ZONE: "xã an toàn khu",
    UnitClass.BORDER: "xã biên giới",
    UnitClass.LEFT_POVERTY: "huyện mới thoát nghèo",
    UnitClass.ZONE_1: "xã khu vực I",
    UnitClass.ZONE_2: "xã khu vực II",
    UnitClass.ZONE_3: "xã khu vực III",
    UnitClass.NEXT_TO_CITY: "xã giáp đô thị",
    UnitClass.TO_URBANISE: "xã định hướng đô thị hóa",
    UnitClass.PLANNED_URBAN: "xã được quy hoạch thành đô thị",
}
EXCLUDING: tuple[frozenset[UnitClass], ...] = (
    frozenset({UnitClass.ZONE_1, UnitClass.ZONE_2, UnitClass.ZONE_3}),
    frozenset({UnitClass.POOR_DISTRICT, UnitClass.LEFT_POVERTY}),
)
"""Classes of which a unit is in one at most: a commune is zoned I, II or III, and a district that
has just left poverty is poor no longer."""


CLASSES_OF: dict[Level, tuple[UnitClass, ...]] = {
    Level.PROVINCE: (),
    Level.DISTRICT: (UnitClass.POOR_DISTRICT, UnitClass.LEFT_POVERTY),
    Level.COMMUNE: tuple(
        one for one in UnitClass if one not in {UnitClass.POOR_DISTRICT, UnitClass.LEFT_POVERTY}
    ),
}
"""Which classes units of a level may be in."""


@dataclass(eq=False)
class ClassesExclude(Refusal):
    """A unit would be, on one day, in two classes that exclude each other."""

    code = "units.classes_exclude"
    kind = Kind.CONFLICT
    message = (
        "Ngày {on:%d/%m/%Y} đơn vị {unit} vừa thuộc “{one}” ({one_document}) vừa thuộc “{other}” "
        "({other_document}): hai nhóm này loại trừ nhau, cần ghi ra khỏi nhóm cũ trước."
    )

    unit: str
    on: dt.date
    one: str
    one_document: str
    other: str
    other_document: str


@dataclass(eq=False)
class UnknownClass(Refusal):
    """A class was named that does not exist."""

    code = "units.unknown_class"
    kind = Kind.NOT_FOUND
    message = "Không có nhóm đơn vị “{unit_class}”; các nhóm hiện có: {known}."

    unit_class: str
    known: str


@dataclass(eq=False)
class ClassConflict(Refusal):
    """A unit was said to be in a class and out of it, or in it on other grounds, on one day."""

    code = "units.class_conflict"
    kind = Kind.CONFLICT
    message = (
        "Đơn vị {unit} đã được ghi về nhóm “{unit_class}” ngày {on:%d/%m/%Y} với nội dung khác "
        "(khác ở: {columns})."
    )

    unit: str
    unit_class: str
    on: dt.date
    columns: str


@dataclass(frozen=True, slots=True)
class UnitClassRow:
    """From `on`, the unit is in the class (`holds`) or no longer in it.

    A class may be given from a day before the decision is known, or after; the decision is signed
    by the day on which it is known.
    """

    unit: str
    unit_class: str
    holds: bool
    on: dt.date
    grounds: Grounds

    @property
    def ref(self) -> str:
        """Give the natural key."""
        return f"unit_classes:{self.unit}:{self.unit_class}:{self.grounds.speaking_of(self.on)}"


def unit_class(text: str) -> UnitClass:
    """Read the code of a class; refuse one that does not exist."""
    try:
        return UnitClass(text)
    except ValueError:
        raise UnknownClass(unit_class=text, known=", ".join(UnitClass)) from None


@dataclass(frozen=True, slots=True)
class Membership:
    """A unit's place in a class: since which day, and by which document."""

    unit_class: UnitClass
    since: dt.date
    document: str


@dataclass(frozen=True, slots=True)
class ClassStep:
    """A unit entered a class (`holds`) or left it on a day, by a document."""

    unit_class: UnitClass
    on: dt.date
    holds: bool
    document: str


def require_one_of_each(unit: str, steps: Iterable[ClassStep]) -> None:
    """Refuse (`units.classes_exclude`) a history in which two classes that exclude overlap.

    Of one day, what a unit leaves counts before what it enters.
    """
    held: dict[UnitClass, ClassStep] = {}
    for step in sorted(steps, key=lambda s: (s.on, s.holds)):
        if not step.holds:
            held.pop(step.unit_class, None)
            continue
        group = next((g for g in EXCLUDING if step.unit_class in g), frozenset())
        for other in (one for one in held if one in group and one is not step.unit_class):
            raise ClassesExclude(
                unit=unit,
                on=step.on,
                one=CLASS_TITLES[other],
                one_document=held[other].document,
                other=CLASS_TITLES[step.unit_class],
                other_document=step.document,
            )
        held[step.unit_class] = step
